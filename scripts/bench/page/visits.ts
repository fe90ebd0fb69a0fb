import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { quantile } from '../quantile.ts';

/** What a visitor waits for, in milliseconds from when they opened the page. */
export interface Visit {
  /** Largest contentful paint (W3C LargestContentfulPaint). */
  readonly lcp: number;
  /** The page hears a tap from now on. */
  readonly answers: number;
}

/** Slow 4G, as Lighthouse has the DevTools protocol apply it: 150 ms and 1.6 Mbit/s, with what each request costs. */
const slow4g = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};
const cpuSlowdown = 4;
const restMs = 1_000;

/** Opens the page for the first time, on an old phone with a poor connection. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    // The browser clears up after the visit before, in processes of its own.
    await setTimeout(restMs);
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', slow4g);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    await page.addInitScript(() => {
      const seen = { lcp: 0, answers: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        seen.lcp = list.getEntries().at(-1)?.startTime ?? seen.lcp;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (...given: Parameters<typeof listen>) {
        if (given[0] === 'click') seen.answers = performance.now();
        listen.apply(this, given);
      };
    });
    await page.goto(url);
    const seen = await page.waitForFunction(() => {
      const { seen } = Object(window);
      return seen.lcp > 0 && seen.answers > 0 ? seen : null;
    });
    const { lcp, answers }: Visit = await seen.jsonValue();
    return { lcp, answers };
  } finally {
    await context.close();
  }
}

/** The medians of what two pages took, visited in turns so that both see the same machine. */
export async function comparePages(
  ours: () => Promise<Visit>,
  other: () => Promise<Visit>,
  times: number,
): Promise<{ ours: Visit; other: Visit }> {
  const visits = { ours: [] as Visit[], other: [] as Visit[] };
  for (let n = 0; n < times; n++) {
    visits.ours.push(await ours());
    visits.other.push(await other());
  }
  const median = (all: readonly Visit[]): Visit => ({
    lcp: quantile(
      all.map(({ lcp }) => lcp),
      0.5,
    ),
    answers: quantile(
      all.map(({ answers }) => answers),
      0.5,
    ),
  });
  return { ours: median(visits.ours), other: median(visits.other) };
}
