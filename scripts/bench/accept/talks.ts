import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

const answeredAfterMs = 1_500;

/** What two people wait for, in milliseconds. */
export interface Talk {
  /** From the caller's tap until they are told that they wait, or that it rings. */
  readonly waiting: number;
  /** From the counselor's answer until the caller sees them, and until they see the caller. */
  readonly callerSees: number;
  readonly counselorSees: number;
}

/** Whether rooms are prepared while it rings, as they are, or entered only when somebody has answered. */
export type Way = 'warm' | 'cold';

/** Talks between one counselor and callers who come one after the other. */
export interface Talks {
  talk(way: Way): Promise<Talk>;
}

interface People {
  readonly caller: Browser;
  readonly counselor: Browser;
  readonly url: string;
  readonly code: string;
  readonly password: string;
}

/** Signs the counselor in, and gives their desk what it needs to ring. */
export async function openTalks({ caller, counselor, url, code, password }: People): Promise<Talks> {
  let way: Way = 'warm';
  const desk = await watched(counselor, { width: 1280, height: 800 }, () => way);
  await desk.goto(`${url}/dashboard?lang=en`);
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill(password);
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check({ force: true });

  return {
    async talk(next) {
      way = next;
      await desk.evaluate(() => Object.assign(Object(window).talk, { firstFrame: 0, connected: 0 }));
      const phone = await watched(caller, { width: 360, height: 740 }, () => way);
      try {
        await phone.goto(`${url}/q/${code}?lang=en`);
        await phone.getByRole('button', { name: 'Start' }).click();
        await phone.getByRole('button', { name: 'Yes, by video' }).click();
        const call = phone.getByRole('button', { name: 'Call now' });
        await call.waitFor();
        const tapped = await clickedAt(phone, 'Call now');
        await phone.getByRole('heading', { name: 'It is ringing' }).waitFor();
        const waits = await now(phone);
        const answer = desk.getByRole('button', { name: /^Answer/ });
        await answer.waitFor();
        // A person needs a second or two until they answer; for as long as that, whoever makes ready may do so.
        await Promise.all([ready(phone, desk, way), setTimeout(answeredAfterMs)]);
        const answered = await clickedAt(desk, 'Answer');
        const [callerSees, counselorSees] = await Promise.all([firstFrame(phone), firstFrame(desk)]);
        await phone.getByRole('button', { name: 'Hang up' }).click();
        // The record has a panel of its own then.
        await desk.getByRole('heading', { name: 'The call is over' }).waitFor();
        await desk.getByRole('radio', { name: 'Helped on the spot' }).check({ force: true });
        await desk.getByRole('button', { name: 'Done' }).click();
        await desk.getByText('A call will ring here').waitFor();
        return {
          waiting: waits - tapped,
          callerSees: callerSees - answered,
          counselorSees: counselorSees - answered,
        };
      } finally {
        await phone.context().close();
      }
    },
  };
}

/** A page that notes when the other side's first frame was shown; where the way is cold, it hears of no prepared room. */
async function watched(browser: Browser, viewport: { width: number; height: number }, way: () => Way): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  await page.routeWebSocket(/\/ws\/(?:caller|counselor)$/, (route) => {
    const server = route.connectToServer();
    server.onMessage((message) => route.send(way() === 'warm' ? message : withoutRoom(String(message))));
  });
  await page.addInitScript(() => {
    const talk = { firstFrame: 0, clicked: 0, connected: 0 };
    Object.assign(window, { talk });
    const remote = new WeakSet<MediaStreamTrack>();
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(...args: ConstructorParameters<typeof Original>) {
        super(...args);
        this.addEventListener('track', ({ track }) => remote.add(track));
        this.addEventListener('connectionstatechange', () => {
          if (this.connectionState === 'connected') talk.connected += 1;
        });
      }
    };
    const sink = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      ...sink,
      set(stream: MediaStream | null) {
        sink?.set?.call(this, stream);
        if (!(this instanceof HTMLVideoElement) || !stream) return;
        const look = () => {
          const isRemote = stream.getVideoTracks().some((track) => remote.has(track));
          if (!isRemote) this.requestVideoFrameCallback(look);
          else if (talk.firstFrame === 0) talk.firstFrame = performance.timeOrigin + performance.now();
        };
        this.requestVideoFrameCallback(look);
      },
    });
    addEventListener('click', () => (talk.clicked = performance.timeOrigin + performance.now()), { capture: true });
  });
  return page;
}

/** What the server says, as a server would that prepares no rooms. */
function withoutRoom(message: string): string {
  const told = JSON.parse(message);
  if (told.type === 'call' && (told.call.state === 'waiting' || told.call.state === 'ringing')) told.call.room = null;
  if (told.type === 'desk' && told.desk.offer !== null) told.desk.offer.room = null;
  return JSON.stringify(told);
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin + performance.now());

async function clickedAt(page: Page, name: string): Promise<number> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  return page.evaluate(() => Object(window).talk.clicked);
}

async function firstFrame(page: Page): Promise<number> {
  const seen = await page.waitForFunction(() => Object(window).talk.firstFrame || null);
  return seen.jsonValue();
}

async function ready(phone: Page, desk: Page, way: Way): Promise<void> {
  if (way === 'cold') return;
  for (const page of [phone, desk]) {
    await page.waitForFunction(() => Object(window).talk.connected >= 2);
  }
}
