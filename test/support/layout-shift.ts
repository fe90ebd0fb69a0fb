import type { Page } from 'playwright-core';

/** Slow 4G, as Lighthouse has the DevTools protocol apply it: 150 ms and 1.6 Mbit/s, with what each request costs. */
const slow4g = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};

/** A page's line, slow at first, on which what comes can be held. */
export interface HeldLine {
  /** How often the server's socket has told the page something. */
  heard(): number;
  /** From now on no script comes, and nothing over the server's socket. */
  hold(): void;
  release(): void;
  /** Not slow any more. */
  quicken(): Promise<void>;
}

export async function onHeldLine(page: Page): Promise<HeldLine> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', slow4g);
  let gate = Promise.withResolvers<void>();
  let heard = 0;
  gate.resolve();
  await page.route('**/assets/**', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.routeWebSocket(/\/ws\/caller$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage(async (message) => {
      await gate.promise;
      heard += 1;
      socket.send(message);
    });
  });
  return {
    heard: () => heard,
    hold() {
      gate = Promise.withResolvers();
    },
    release: () => gate.resolve(),
    async quicken() {
      await protocol.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    },
  };
}

/** Waits until what moves counts again: a browser puts down to a tap what moves within half a second after it. */
export async function tapForgotten(page: Page): Promise<void> {
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((tapped) => performance.now() > tapped + 500, since);
}

export interface Shifted {
  /** The browser's score, of which CLS is the sum: the part of the window that is touched, times how far it moved. */
  readonly score: number;
  /** What moved, from where to where (left, top, width, height). */
  readonly moved: string;
  /** In the very frame in which one step of the page took the place of another. */
  readonly replacing: boolean;
}

/** Has a page keep what moves on it without a tap: the browser's layout shifts (W3C Layout Instability). */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const isShift = (entry: PerformanceEntry): entry is Shift => 'hadRecentInput' in entry;
    const kept: { at: number; score: number; moved: string }[] = [];
    /** The frames in which a step took the place of another. */
    const replaced: { from: number; to: number }[] = [];

    const topmost = (x: number, y: number, root: Document | ShadowRoot = document): Element | null => {
      const found = root.elementFromPoint(x, y);
      const inner = found?.shadowRoot;
      return inner && inner !== root ? topmost(x, y, inner) : found;
    };
    const nameOf = (node: Node | null, { x, y, width, height }: DOMRect): string => {
      // What is in a shadow is not named: what is seen there now stands for it.
      const element = node instanceof Element ? node : (node?.parentElement ?? topmost(x + width / 2, y + height / 2));
      if (!element) return 'something';
      const { localName, id, className } = element;
      const marks = `${id && `#${id}`}${typeof className === 'string' && className && `.${className}`}`;
      return `${localName}${marks} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
    };
    const rect = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
    const keep = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries) {
        if (!isShift(entry) || entry.hadRecentInput) continue;
        const sources = entry.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node, currentRect)} from ${rect(previousRect)} to ${rect(currentRect)}`,
        );
        kept.push({ at: entry.startTime, score: entry.value, moved: sources.join('; ') });
      }
    };
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });

    let title: Element | null = null;
    const titleNow = () => {
      const page = document.querySelector('passerelle-caller');
      return page?.shadowRoot?.querySelector('h1') ?? page?.querySelector('h1') ?? null;
    };
    const lookForStep = () => {
      const now = titleNow();
      if (now === title) return;
      title = now;
      const frame = { from: performance.now(), to: Number.POSITIVE_INFINITY };
      replaced.push(frame);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          frame.to = performance.now();
        }),
      );
    };
    const follow = (root: Node) => new MutationObserver(lookForStep).observe(root, { childList: true, subtree: true });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      if (this.localName === 'passerelle-caller') follow(root);
      return root;
    };

    Object.assign(window, {
      takeShifts() {
        keep(observer.takeRecords());
        const isReplacing = (at: number) => replaced.some(({ from, to }) => from <= at && at < to);
        return kept.splice(0).map(({ at, ...shift }) => ({ ...shift, replacing: isReplacing(at) }));
      },
    });
  });
}

/** What has moved without a tap since this was last asked, once what is there now is drawn. */
export function shiftsOf(page: Page): Promise<Shifted[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return Reflect.get(window, 'takeShifts')();
  });
}
