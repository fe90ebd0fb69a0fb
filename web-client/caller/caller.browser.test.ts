import type { Browser, BrowserContext, Page, Response, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, phone, receivesMedia, seeMore } from '../../test/support/browser.ts';
import { clearDesk } from '../../test/support/clear-desk.ts';
import { liveTracks, rememberTracks } from '../../test/support/local-tracks.ts';
import { signedInPage } from '../../test/support/staff-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// The caller's page against the real server and the real media host, as a phone has it.

let system: System;
let browser: Browser;
let counselor: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
  ({ page: counselor } = await signedInPage(browser, system, 'counselor', '/dashboard?lang=en'));
}, 90_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await clearDesk(counselor, system);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const serverUrl = () => system.servers[0]?.url ?? '';

async function setAvailable(available: boolean): Promise<void> {
  await counselor.getByRole('radio', { name: available ? 'Available' : 'Away' }).check({ force: true });
  const wanted = available ? 'available' : 'away';
  await until(async () => {
    const user = await system.db.selectFrom('presence').select('state').where('state', '=', wanted).execute();
    return user.length > 0 ? null : `nobody is ${wanted}`;
  });
}

async function openCaller(prepare?: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', isMobile: true, hasTouch: true });
  contexts.push(context);
  const { page, complaints } = await openPage(context);
  await prepare?.(page);
  await page.goto(`${serverUrl()}/q/${system.demo.demoCode}`);
  return { page, complaints };
}

async function talk(page: Page): Promise<void> {
  await setAvailable(true);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, by video' }).click();
  await page.getByRole('button', { name: 'Call now' }).click();
  await counselor.getByRole('button', { name: /^Answer/ }).click();
  await receivesMedia(page, 10);
}

const reconnecting = (page: Page) => page.getByText('We are reconnecting you').first().isVisible();

const callState = async () =>
  (await system.db.selectFrom('calls').select('state').orderBy('asked_at', 'desc').executeTakeFirst())?.state;

const callKind = async () =>
  (await system.db.selectFrom('calls').select('kind').orderBy('asked_at', 'desc').executeTakeFirst())?.kind;

const connectedWays = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const kept: unknown = Reflect.get(window, 'keptConnections');
    return Array.isArray(kept) ? kept.filter(({ connectionState }) => connectionState === 'connected').length : 0;
  });

describe('the caller’s page', () => {
  it('follows who is there before anything is tapped', async () => {
    await setAvailable(true);
    const { page } = await openCaller();
    await page.getByText('Someone is available').waitFor();
    await setAvailable(false);
    await page.getByText('Nobody at the moment').or(page.getByText('There is a wait')).waitFor();
    await setAvailable(true);
    await page.getByText('Someone is available').waitFor();
  });

  it('loads at most 60 kB until somebody has answered, over the wire', async () => {
    await setAvailable(true);
    const loaded: Response[] = [];
    const { page } = await openCaller(async (opened) => {
      opened.on('response', (response) => loaded.push(response));
    });
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Yes, by video' }).click();
    await page.getByRole('button', { name: 'Call now' }).click();
    await counselor.getByRole('button', { name: /^Answer/ }).waitFor();
    // The way to the media host is there, and nobody has answered.
    await until(async () => ((await connectedWays(page)) >= 2 ? null : 'nothing is prepared'));
    const sizes = await Promise.all(loaded.map((response) => response.request().sizes()));
    const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    expect(bytes).toBeLessThanOrEqual(60_000);
    // What is not in it yet comes with the call.
    const before = loaded.length;
    await counselor.getByRole('button', { name: /^Answer/ }).click();
    await page.getByText('Good connection').waitFor();
    expect(loaded.length).toBeGreaterThan(before);
  });

  it('is loaded anew where the server has another version of it by now', async () => {
    await setAvailable(true);
    const { page } = await openCaller();
    await page.getByText('Someone is available').waitFor();
    // As after a deployment: the scripts of this version are gone.
    let gone = true;
    await page.route('**/assets/**', async (route) => {
      const wasGone = gone;
      gone &&= route.request().method() !== 'HEAD';
      await (wasGone ? route.fulfill({ status: 404 }) : route.continue());
    });
    const reloaded = page.waitForEvent('domcontentloaded');
    await page.getByRole('button', { name: 'Start' }).click();
    await reloaded;
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Yes, by video' }).waitFor();
  });

  it('keeps the place through a reload, and leaves the line when asked', async () => {
    await setAvailable(true);
    const { page, complaints } = await openCaller();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Yes, by video' }).click();
    await page.getByRole('button', { name: 'Call now' }).waitFor();
    await setAvailable(false);
    await page.getByRole('button', { name: 'Call now' }).click();
    await page.getByRole('heading', { name: 'Your place is kept' }).waitFor();
    const before = await system.db.selectFrom('calls').select('id').where('state', '=', 'waiting').execute();
    await page.reload();
    await page.getByRole('heading', { name: 'Your place is kept' }).waitFor();
    const after = await system.db.selectFrom('calls').select('id').where('state', '=', 'waiting').execute();
    expect(after).toEqual(before);
    await page.getByRole('button', { name: 'Leave the line' }).click();
    await page.getByRole('heading', { name: 'The call has ended' }).waitFor();
    await until(async () => ((await callState()) === 'closed' ? null : `the call is ${await callState()}`));
    expect(complaints).toEqual([]);
  });

  it('comes back to the same call after a reload, with picture and sound', async () => {
    const { page, complaints } = await openCaller();
    await talk(page);
    await page.reload();
    await receivesMedia(page, 10);
    await page.getByText('In the call').first().waitFor();
    expect(await callState()).toBe('active');
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('lets go of the camera when it is switched off, and takes it again; off, no reload takes it', async () => {
    let line: Line | undefined;
    const { page } = await openCaller(async (prepared) => {
      await rememberTracks(prepared);
      line = await throughLine(prepared, /\/ws\/caller$/);
    });
    await talk(page);
    const camera = page.getByRole('button', { name: 'Camera' });
    await camera.click();
    await until(async () => ((await camera.getAttribute('aria-pressed')) === 'false' ? null : 'the camera is on'));
    expect(await liveTracks(page, 'video')).toBe(0);
    expect(await liveTracks(page, 'audio')).toBe(1);
    await camera.click();
    await until(async () => ((await liveTracks(page, 'video')) === 1 ? null : 'the camera is off'));
    await until(async () => ((await callKind()) === 'video' ? null : 'it is not by video'));
    // The server does not hear of it.
    line?.cut();
    await camera.click();
    await until(async () => ((await liveTracks(page, 'video')) === 0 ? null : 'the camera is on'));
    line?.mend();
    await page.reload();
    await receivesMedia(page, 10);
    await until(async () => ((await liveTracks(page, 'audio')) === 1 ? null : 'the microphone is off'));
    expect(await liveTracks(page, 'video')).toBe(0);
    expect(await callKind()).toBe('video');
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    expect(await liveTracks(page, 'video')).toBe(0);
    expect(await liveTracks(page, 'audio')).toBe(0);
  });

  it.each([
    ['the queue’s socket', /\/ws\/caller$/],
    ['the media host’s socket', /\/sfu\/ws$/],
  ])('goes on talking while %s is cut, and takes it up again', async (_name, address) => {
    let line: Line | undefined;
    const { page } = await openCaller(async (prepared) => {
      line = await throughLine(prepared, address);
    });
    await talk(page);
    line?.cut();
    await seeMore(page);
    expect(await page.getByRole('button', { name: 'Hang up' }).isVisible()).toBe(true);
    line?.mend();
    await until(() => (line?.open() ? null : 'the socket is not back'));
    await seeMore(page);
    expect(await callState()).toBe('active');
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    await until(async () => ((await callState()) === 'active' ? 'the call goes on' : null));
  });

  it('is led to another media host when its own dies, and both see each other again', async () => {
    const { page } = await openCaller();
    await talk(page);
    await system.startMediaHost();
    await system.mediaHosts[0]?.kill();
    await until(async () => ((await reconnecting(page)) ? null : 'nothing is noticed'), 30);
    await page.getByText('In the call').first().waitFor({ timeout: 60_000 });
    await seeMore(page, counselor);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  });

  it('can be read with scripts off, numbers and all', async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', javaScriptEnabled: false });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${serverUrl()}/q/${system.demo.demoCode}`);
    expect(await page.locator('h1').textContent()).not.toBe('');
    expect(await page.locator('.way-button').first().isVisible()).toBe(false);
    await page.goto(`${serverUrl()}/q/XXXXXXXX`);
    expect(await page.locator('a[href="tel:112"]').isVisible()).toBe(true);
    expect(await page.locator('a[href="sms:114"]').isVisible()).toBe(true);
  });

  it('gets from the address alone to the page of a code that is typed, with scripts off', async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', javaScriptEnabled: false });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${serverUrl()}/`);
    expect(await page.locator('a[href="tel:112"]').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByLabel('The code').fill('wrong');
    await page.getByRole('button', { name: 'Open the page' }).click();
    await page.getByRole('heading', { name: 'This code leads nowhere' }).waitFor();
    await page.getByLabel('The code').fill(system.demo.demoCode.toLowerCase());
    await page.getByRole('button', { name: 'Open the page' }).click();
    await page.waitForURL(`${serverUrl()}/q/${system.demo.demoCode}?lang=en`);
  });
});

interface Line {
  cut(): void;
  mend(): void;
  open(): boolean;
}

/** Leads the page's WebSockets to an address through a line that can be cut. */
async function throughLine(page: Page, address: RegExp): Promise<Line> {
  let broken = false;
  const sockets = new Set<WebSocketRoute>();
  await page.routeWebSocket(address, (socket) => {
    if (broken) {
      void socket.close({ code: 1011 });
      return;
    }
    socket.connectToServer();
    sockets.add(socket);
    socket.onClose(() => sockets.delete(socket));
  });
  return {
    cut() {
      broken = true;
      for (const socket of sockets) void socket.close({ code: 1011 });
      sockets.clear();
    },
    mend() {
      broken = false;
    },
    open: () => sockets.size > 0,
  };
}
