import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { until } from './until.ts';

/** Debian's Chromium, with a camera that shows a moving picture and a microphone that beeps. */
export const chromiumPath = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

const plain = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];
const allowed = '--use-fake-ui-for-media-stream';
const devices = '--use-fake-device-for-media-stream';

/** What a browser has to see and hear with, and who may use it. */
const equipment = {
  /** A camera and a microphone, that every page is given. */
  granted: [allowed, devices],
  /** A camera and a microphone, that a page is given where its context has the permission, and else refused. */
  asked: [devices],
  /** A microphone alone, that every page is given. */
  'no camera': [allowed, `${devices}=device-count=0`],
  /** Those of the machine itself: a test is for machines that have none. */
  none: [allowed],
} as const;

/** A browser of its own, as a phone or a laptop is. */
export function openBrowser(has: keyof typeof equipment = 'granted'): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...plain, ...equipment[has]] });
}

/** A browser whose machine can fall asleep, as a laptop does when its lid is closed. */
export interface Laptop {
  readonly browser: Browser;
  /** All of it stands still from here on: its connections stay open, and nobody answers on them. */
  closeLid(): void;
  openLid(): void;
  close(): Promise<void>;
}

export async function openLaptop(): Promise<Laptop> {
  const server = await chromium.launchServer({
    executablePath: chromiumPath,
    args: [...plain, ...equipment.granted],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  // The browser leads a process group of its own, with all its helpers in it.
  const signal = (name: NodeJS.Signals) => process.kill(-(server.process().pid ?? process.pid), name);
  return {
    browser,
    closeLid: () => void signal('SIGSTOP'),
    openLid: () => void signal('SIGCONT'),
    close: async () => {
      signal('SIGCONT');
      await server.close();
    },
  };
}

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

/** A page whose errors, and whose violations of the content security policy, fail the test that looks at `complaints`. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    const Original = window.RTCPeerConnection;
    const kept: RTCPeerConnection[] = [];
    window.RTCPeerConnection = class extends Original {
      constructor(...args: ConstructorParameters<typeof Original>) {
        super(...args);
        kept.push(this);
      }
    };
    Object.assign(window, { keptConnections: kept });
  });
  return { page, complaints };
}

/** What a page has received of the other side. */
export interface Received {
  /** Frames that the decoder gave. */
  framesDecoded: number;
  /** The sum of the sound's energy (W3C webrtc-stats, totalAudioEnergy): 0 is silence. */
  audioEnergy: number;
  /** Messages that came over channels of the connections. */
  messages: number;
}

/** Reads the statistics of every connection that the page has made. */
export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, audioEnergy: 0, messages: 0 };
    const connections: unknown = Reflect.get(window, 'keptConnections');
    if (!Array.isArray(connections)) return sum;
    for (const connection of connections) {
      if (!(connection instanceof RTCPeerConnection)) continue;
      for (const [, report] of await connection.getStats()) {
        if (report.type === 'data-channel') sum.messages += report.messagesReceived ?? 0;
        if (report.type !== 'inbound-rtp') continue;
        sum.framesDecoded += report.framesDecoded ?? 0;
        sum.audioEnergy += report.totalAudioEnergy ?? 0;
      }
    }
    return sum;
  });
}

/** Waits until the page has decoded `frames` frames and heard something. */
export async function receivesMedia(page: Page, frames: number): Promise<Received> {
  let last: Received = { framesDecoded: 0, audioEnergy: 0, messages: 0 };
  await until(async () => {
    last = await received(page);
    return last.framesDecoded >= frames && last.audioEnergy > 0 ? null : `received ${JSON.stringify(last)}`;
  }, 40);
  return last;
}

/** Waits until each page has decoded more pictures of the other side, and more than a buffer may have held back. */
export const seeMore = (...pages: Page[]) => Promise.all(pages.map((page) => receivesMore(page, 'framesDecoded', 10)));
/** Waits until each page has heard more of the other side. */
export const hearMore = (...pages: Page[]) => Promise.all(pages.map((page) => receivesMore(page, 'audioEnergy', 1e-6)));

async function receivesMore(page: Page, what: keyof Received, least: number): Promise<void> {
  const { [what]: before } = await received(page);
  await until(async () => {
    const { [what]: now } = await received(page);
    return now >= before + least ? null : `${what} of ${page.url()} was ${before} and is ${now}`;
  }, 30);
}

/**
 * Watches the largest video on the page for `frames` frames as they are shown (requestVideoFrameCallback), and gives how
 * many different pictures were among them.
 */
export function differentPictures(page: Page, frames: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const find = (root: Document | ShadowRoot): HTMLVideoElement[] => [
      ...root.querySelectorAll('video'),
      ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? find(element.shadowRoot) : [])),
    ];
    const area = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
    const [video] = find(document).sort((a, b) => area(b) - area(a));
    if (!video) throw new Error('There is no video on the page');
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 48;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No canvas');
    const pictures = new Set<string>();
    for (let frame = 0; frame < wanted; frame++) {
      await new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
      context.drawImage(video, 0, 0, 64, 48);
      pictures.add(context.getImageData(0, 0, 64, 48).data.join());
    }
    return pictures.size;
  }, frames);
}
