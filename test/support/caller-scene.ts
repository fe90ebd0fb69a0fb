import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openPage, phone } from './browser.ts';
import { CounselorPage } from './pages.ts';
import { type System, startSystem } from './system.ts';

/** Callers' real pages and a server, and a counselor who speaks its protocol: what a page does, as its counselor wills. */
export interface CallerScene {
  readonly system: System;
  readonly counselor: CounselorPage;
  /** The server's, and the demo's page on it. */
  readonly url: string;
  readonly address: string;
  /** A phone with an empty page. */
  openCaller(options?: BrowserContextOptions): Promise<{ page: Page; complaints: string[]; context: BrowserContext }>;
  /** Closes the callers' pages. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Opens it; nobody is available yet. */
export async function openCallerScene(): Promise<CallerScene> {
  // Where something fails to open, what has opened before it is closed again.
  await using opened = new AsyncDisposableStack();
  const system = await startSystem({ servers: 1 });
  opened.defer(() => system.stop());
  const browser = await openBrowser();
  opened.defer(() => browser.close());
  const url = system.servers[0]?.url ?? '';
  const counselor = await CounselorPage.open(url, await system.signIn(await system.addCounselor('Samira')));
  opened.defer(() => counselor.cut());
  const contexts: BrowserContext[] = [];
  const scene = opened.move();
  return {
    system,
    counselor,
    url,
    address: `${url}/q/${system.demo.demoCode}`,
    async openCaller(options = {}) {
      const context = await browser.newContext({ viewport: phone, locale: 'en-GB', ...options });
      contexts.push(context);
      const { page, complaints } = await openPage(context);
      return { page, complaints, context };
    },
    async clear() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    close: () => scene.disposeAsync(),
  };
}
