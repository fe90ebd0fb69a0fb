import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hearMore, openBrowser, openPage, phone, seeMore } from '../../test/support/browser.ts';
import { clearDesk } from '../../test/support/clear-desk.ts';
import { openDeskOf } from '../../test/support/desk-page.ts';
import { liveTracks, rememberTracks } from '../../test/support/local-tracks.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// One caller's comings and goings: two tabs of theirs, a reload in the call, and a counselor who vanishes.

let system: System;
let browser: Browser;
let desk: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  system = await startSystem({ servers: 2, mediaHosts: 1 });
  browser = await openBrowser();
  desk = await signIn('counselor@demo.example');
}, 90_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await clearDesk(desk, system);
  await system.db.deleteFrom('calls').execute();
}, 70_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const address = (server = 0) => `${system.servers[server]?.url}/q/${system.demo.demoCode}`;

const signIn = async (email: string) => (await openDeskOf(browser, system, email)).page;

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB' });
  contexts.push(context);
  return context;
}

async function openTab(context: BrowserContext, url = address()): Promise<Page> {
  const { page } = await openPage(context);
  await rememberTracks(page);
  await page.goto(url);
  return page;
}

/** A tab made from another as a browser duplicates it: with a copy of what that one keeps, at another server perhaps. */
async function duplicate(tab: Page, url = address()): Promise<Page> {
  const kept = await tab.evaluate(() => Object.entries(sessionStorage));
  const { page } = await openPage(tab.context());
  await rememberTracks(page);
  await page.addInitScript((entries) => {
    if (sessionStorage.length === 0) for (const [key, value] of entries) sessionStorage.setItem(key, value);
  }, kept);
  await page.goto(url);
  return page;
}

async function ask(page: Page, way = 'Yes, by video'): Promise<void> {
  await page.getByText('Someone is available').waitFor();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: way }).click();
  if (way !== 'Yes, in writing') await page.getByRole('button', { name: 'Call now' }).click();
}

const meet = (...pages: Page[]) => Promise.all([seeMore(...pages), hearMore(...pages)]);

async function talk(page: Page): Promise<void> {
  await ask(page);
  await desk.getByRole('button', { name: /^Answer/ }).click();
  await meet(page, desk);
}

const calls = () => system.db.selectFrom('calls').select(['id', 'state']).execute();
const offers = () => system.db.selectFrom('offers').select('id').execute();

async function letsGo(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'The page is open elsewhere' }).waitFor();
  await until(async () => {
    const live = (await liveTracks(page, 'video')) + (await liveTracks(page, 'audio'));
    return live === 0 ? null : `${live} tracks are live`;
  });
}

describe('two tabs of one caller', () => {
  it.each([
    ['the same server', 0],
    ['another server', 1],
  ])('have one call in one place: the duplicate takes it, and the first takes it back, at %s', async (_at, server) => {
    const first = await openTab(await newContext());
    await talk(first);
    const second = await duplicate(first, address(server));
    await second.getByText('In the call').first().waitFor();
    await letsGo(first);
    await meet(second, desk);

    await first.getByRole('button', { name: 'Go on here' }).click();
    await first.getByText('In the call').first().waitFor();
    await letsGo(second);
    await meet(first, desk);
    expect(await calls()).toMatchObject([{ state: 'active' }]);

    // What has ended there has ended here too: the page says so, with everything off.
    await second.getByRole('button', { name: 'Go on here' }).click();
    await letsGo(first);
    await second.getByText('In the call').first().waitFor();
    await second.getByRole('button', { name: 'Hang up' }).click();
    await second.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    await first.getByRole('button', { name: 'Go on here' }).click();
    await first.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    expect(await calls()).toHaveLength(1);
    expect(await liveTracks(first, 'video')).toBe(0);
  });

  it('ring once', async () => {
    const first = await openTab(await newContext());
    await ask(first, 'Yes, in writing');
    await first.getByRole('heading', { name: 'It is ringing' }).waitFor();
    const second = await duplicate(first, address(1));
    await second.getByRole('heading', { name: 'It is ringing' }).waitFor();
    await letsGo(first);
    await desk.getByRole('button', { name: /^Answer/ }).click();
    await second.getByRole('heading', { name: /^Writing with/ }).waitFor();
    expect(await calls()).toHaveLength(1);
    expect(await offers()).toHaveLength(1);
    // The tab that is left behind may close: nobody is gone.
    await first.close();
    await second.getByLabel('Your message').fill('Still here');
    await second.getByLabel('Your message').press('Enter');
    await desk.getByRole('log').getByText('Still here').waitFor();
    await second.getByRole('button', { name: 'End', exact: true }).click();
  });

  it('are two visits when the second is opened afresh, which has a call only if it asks for one', async () => {
    const context = await newContext();
    const first = await openTab(context);
    await ask(first, 'Yes, in writing');
    await desk.getByRole('button', { name: /^Answer/ }).click();
    await first.getByRole('heading', { name: /^Writing with/ }).waitFor();
    const second = await openTab(context);
    await second.locator('.way-button').first().waitFor();
    await until(async () => {
      const visits = await system.db.selectFrom('visits').select('id').execute();
      return visits.length >= 2 ? null : 'the second visit is not open';
    });
    expect(await calls()).toHaveLength(1);
    expect(await first.getByRole('heading', { name: /^Writing with/ }).isVisible()).toBe(true);
    await first.getByRole('button', { name: 'End', exact: true }).click();
  });
});

describe('a reload in a call by video', () => {
  it('shows the counselor again within three seconds', async () => {
    const page = await openTab(await newContext());
    await talk(page);
    const took: number[] = [];
    for (let round = 0; round < 3; round++) {
      await page.evaluate(() => Object.assign(window, { isOld: true }));
      const from = Date.now();
      await page.reload({ waitUntil: 'commit' });
      took.push((await firstPicture(page)) - from);
      await meet(page, desk);
    }
    const [, median = Number.NaN] = took.toSorted((a, b) => a - b);
    console.info(`From a reload to the first picture: ${took.map(Math.round).join(', ')} ms`);
    expect(median).toBeLessThan(3_000);
    await page.getByRole('button', { name: 'Hang up' }).click();
  });
});

/** When the first frame of the other side was shown, in milliseconds since 1970. */
const firstPicture = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    if (Reflect.has(window, 'isOld')) throw new Error('The page is not loaded again yet');
    const find = (): HTMLVideoElement | null | undefined =>
      document
        .querySelector('passerelle-caller')
        ?.shadowRoot?.querySelector('passerelle-video-tile.remote')
        ?.shadowRoot?.querySelector('video');
    let video = find();
    while (!video) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      video = find();
    }
    const shown = video;
    await new Promise((resolve) => shown.requestVideoFrameCallback(resolve));
    return performance.timeOrigin + performance.now();
  });

describe('a counselor who vanishes', () => {
  it('leaves the caller first in the queue, told why, and the next counselor has them whole', async () => {
    const page = await openTab(await newContext());
    const samira = await signIn(await system.addCounselor('Samira'));
    await desk.getByRole('radio', { name: 'Away' }).check({ force: true });
    await ask(page);
    await samira.getByRole('button', { name: /^Answer/ }).click();
    await meet(page);
    await samira.context().close();
    await page.getByText('The person who was talking to you lost the connection. You go first.').first().waitFor();
    const waiting = await calls();
    expect(waiting).toMatchObject([{ state: 'waiting' }]);

    await desk.getByRole('radio', { name: 'Available' }).check({ force: true });
    await desk.getByRole('button', { name: /^Answer/ }).click();
    await meet(page, desk);
    await page.getByText('In the call').first().waitFor();
    expect(await calls()).toEqual(waiting.map(({ id }) => ({ id, state: 'active' })));
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  }, 60_000);
});
