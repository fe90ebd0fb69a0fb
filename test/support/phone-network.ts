import type { Page } from 'playwright-core';
import { throughBadLine } from './bad-line.ts';

/** The network of one phone, sockets and media alike, which the test can cut. */
export interface PhoneNetwork extends AsyncDisposable {
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** Puts a page's phone on a network of its own. Call it before the page loads. */
export async function onPhoneNetwork(page: Page): Promise<PhoneNetwork> {
  // The DevTools protocol takes sockets offline, and leaves the media's datagrams alone.
  const media = await throughBadLine(page);
  return {
    async cut() {
      media.lose(1);
      await page.context().setOffline(true);
    },
    async restore() {
      media.lose(0);
      await page.context().setOffline(false);
    },
    [Symbol.asyncDispose]: () => media[Symbol.asyncDispose](),
  };
}
