import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser, openPage, phone, receivesMedia } from './browser.ts';
import { clearDesk } from './clear-desk.ts';
import { openDeskOf } from './desk-page.ts';
import { type System, startSystem } from './system.ts';
import { until } from './until.ts';

/** One counselor at a desk, and callers who come to them one after the other: real pages, server and media host. */
export interface TalkScene {
  readonly system: System;
  readonly desk: Page;
  /** The demo's page on a phone; `prepare` does what must be done before it loads. */
  openCaller(prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /** Begins on such a page, until the caller sees themselves, and does not call yet. */
  preview(page: Page): Promise<void>;
  /** A caller's page with their own picture before them, not called yet: both of the above. */
  openPreview(prepare?: (page: Page) => Promise<void>): Promise<Page>;
  /** The caller calls, the counselor answers, and the caller sees and hears them. */
  answer(page: Page): Promise<void>;
  /** Waits until the call counts as one by video, or by voice. */
  isKind(kind: 'audio' | 'video'): Promise<void>;
  /** Closes the callers' pages, and every call. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Opens it; `prepare` does what must be done before the desk and each caller's page load. */
export async function openTalkScene(prepareAll: (page: Page) => Promise<void> = async () => {}): Promise<TalkScene> {
  // Where something fails to open, what has opened before it is closed again.
  await using opened = new AsyncDisposableStack();
  const system = await startSystem({ servers: 1, mediaHosts: 1 });
  opened.defer(() => system.stop());
  const browser = await openBrowser();
  opened.defer(() => browser.close());
  const { page: desk } = await openDeskOf(browser, system, 'counselor@demo.example', 0, prepareAll);
  const contexts: BrowserContext[] = [];
  const scene = opened.move();
  const openCaller: TalkScene['openCaller'] = async (prepare) => {
    await desk.getByRole('radio', { name: 'Available' }).check({ force: true });
    await until(async () => {
      const free = await system.db.selectFrom('presence').select('state').where('state', '=', 'available').execute();
      return free.length > 0 ? null : 'nobody is available';
    });
    const context = await browser.newContext({ viewport: phone, locale: 'en-GB', isMobile: true, hasTouch: true });
    contexts.push(context);
    const { page } = await openPage(context);
    await prepareAll(page);
    await prepare?.(page);
    await page.goto(`${system.servers[0]?.url}/q/${system.demo.demoCode}`);
    return page;
  };
  const preview: TalkScene['preview'] = async (page) => {
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Yes, by video' }).click();
    await page.getByRole('button', { name: 'Hide my face' }).waitFor();
  };
  return {
    system,
    desk,
    openCaller,
    preview,
    async openPreview(prepare) {
      const page = await openCaller(prepare);
      await preview(page);
      return page;
    },
    async answer(page) {
      await page.getByRole('button', { name: 'Call now' }).click();
      await desk.getByRole('button', { name: /^Answer/ }).click();
      await receivesMedia(page, 10);
    },
    isKind: (kind) =>
      until(async () => {
        const call = await system.db.selectFrom('calls').select('kind').orderBy('asked_at', 'desc').executeTakeFirst();
        return call?.kind === kind ? null : `the call is by ${call?.kind}`;
      }),
    async clear() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      await clearDesk(desk, system);
    },
    close: () => scene.disposeAsync(),
  };
}
