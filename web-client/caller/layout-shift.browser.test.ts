import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage, phone, receivesMedia } from '../../test/support/browser.ts';
import { clearDesk } from '../../test/support/clear-desk.ts';
import { openDeskOf } from '../../test/support/desk-page.ts';
import { onHeldLine, shiftsOf, tapForgotten, watchShifts } from '../../test/support/layout-shift.ts';
import { CallerPage } from '../../test/support/pages.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';
import { ar } from '../locales/caller/ar.ts';
import { extrasAr } from '../locales/caller/extras-ar.ts';
import { extrasFr } from '../locales/caller/extras-fr.ts';
import { fr } from '../locales/caller/fr.ts';
import { mediaAr } from '../locales/caller/media-ar.ts';
import { mediaFr } from '../locales/caller/media-fr.ts';
import { welcomeAr } from '../locales/caller/welcome-ar.ts';
import { welcomeFr } from '../locales/caller/welcome-fr.ts';

// Nothing moves on the caller's page that nobody tapped for: from a first load on a slow line to the goodbye.

let system: System;
let browser: Browser;
let desk: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
  ({ page: desk } = await openDeskOf(browser, system, 'counselor@demo.example'));
}, 90_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await clearDesk(desk, system);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const url = () => system.servers[0]?.url ?? '';

async function setAvailable(available: boolean): Promise<void> {
  await desk.getByRole('radio', { name: available ? 'Available' : 'Away' }).check({ force: true });
  const wanted = available ? 'available' : 'away';
  await until(async () => {
    const found = await system.db.selectFrom('presence').select('state').where('state', '=', wanted).execute();
    return found.length > 0 ? null : `nobody is ${wanted}`;
  });
}

/**
 * The languages stand at the foot of the page: where what is above them is another thing, with the numbers that answer
 * while nobody does, or another step, that foot is elsewhere. Nothing that one reads or presses for help moves.
 * Where somebody is at work again, the numbers that stood open for who waited are folded, and the line above them is
 * shorter; a page may show that for a moment before it rings.
 */
const footMoves = { withPresence: 0.01, withStep: 0.03, withSomebody: 0.25 };
/** From right to left, a line that says more is wider to the left, and the browser rounds its right edge. */
const wordsWiden = 0.005;

/** Has a page's browser ask for camera and microphone, and answer when the test says so. */
async function answersLater(page: Page): Promise<{ allow(): Promise<void> }> {
  await page.addInitScript(() => {
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(window, { allowMedia: resolve });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (constraints) => promise.then(() => ask(constraints));
  });
  return { allow: () => page.evaluate(() => Reflect.get(window, 'allowMedia')()) };
}

/** Waits until a picture is shown in the place. */
const shows = (page: Page, place: string) =>
  until(async () => {
    const width = await page.locator(`${place} video`).evaluate((video: HTMLVideoElement) => video.videoWidth);
    return width > 0 ? null : `no picture in ${place}`;
  });

/** Waits until the server's page says that somebody is there: while its scripts are held, it says what it said first. */
const saysFree = (address: string) =>
  until(async () => {
    const page = await (await fetch(address)).text();
    return page.includes('<div id="presence"><p class="presence free">') ? null : 'nobody is there';
  });

it.each([
  ['fr', { ...fr, ...welcomeFr, ...mediaFr, extras: extrasFr }],
  ['ar', { ...ar, ...welcomeAr, ...mediaAr, extras: extrasAr }],
] as const)(
  'moves nothing that nobody tapped for, in %s',
  async (language, words) => {
    const context = await browser.newContext({ viewport: phone, locale: language, isMobile: true, hasTouch: true });
    contexts.push(context);
    const { page, complaints } = await openPage(context);
    await watchShifts(page);
    const media = await answersLater(page);
    const line = await onHeldLine(page);
    const wrong: string[] = [];
    /** Nothing has moved since the last look, or so little in all. */
    const look = async (phase: string, little = 0) => {
      const shifts = await shiftsOf(page);
      for (const replacing of [false, true]) {
        const some = shifts.filter((shift) => shift.replacing === replacing);
        const score = some.reduce((sum, shift) => sum + shift.score, 0);
        if (score <= (replacing ? footMoves.withStep : little)) continue;
        wrong.push(`${phase}: ${score.toFixed(4)}, ${some.map(({ moved }) => moved).join('; ')}`);
      }
    };
    const title = (name: string) => page.getByRole('heading', { level: 1, name });
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    /** Taps; what the tap asks for comes when the browser puts down to it no more what moves. */
    const tap = async (target: Locator) => {
      line.hold();
      await target.tap();
      await tapForgotten(page);
      line.release();
    };

    // The scripts come once all that comes before them is drawn.
    const address = `${url()}/q/${system.demo.demoCode}?lang=${language}`;
    await setAvailable(true);
    await saysFree(address);
    line.hold();
    await page.goto(address, { waitUntil: 'commit' });
    await title(words.welcome.free.title).waitFor();
    await look('the first view');
    line.release();
    await until(() => (line.heard() > 0 ? null : 'the script has heard nothing'));
    await look('its script');
    await line.quicken();

    await setAvailable(false);
    await title(words.welcome.nobody.title).waitFor();
    await look('nobody there', footMoves.withPresence);
    await setAvailable(true);
    await title(words.welcome.free.title).waitFor();
    await look('somebody there', footMoves.withPresence);
    const { page: other } = await CallerPage.calling(url(), system.demo.demoCode, { kind: 'text' });
    await desk.getByRole('button', { name: /^Answer/ }).click();
    await title(words.welcome.waiting.title).waitFor();
    await look('everybody busy', footMoves.withPresence);
    other.cut();
    await clearDesk(desk, system);
    await title(words.welcome.free.title).waitFor();
    await look('somebody free again', footMoves.withPresence);
    await setAvailable(false);
    await title(words.welcome.nobody.title).waitFor();
    await look('nobody there again', footMoves.withPresence);

    await tap(button(words.welcome.nobody.action));
    await title(words.before.title).waitFor();
    await look('how to talk');
    await tap(button(words.before.video));
    await title(words.asking.title).waitFor();
    await look('asking');
    await media.allow();
    await title(words.preview.video).waitFor();
    await shows(page, '.mirror');
    await look('preview');
    await tap(page.getByText(words.preview.check));
    await page.getByText(words.extras.try).waitFor();
    await look('sound check');

    await tap(button(words.preview.call));
    await title(words.waiting.placeKept).waitFor();
    await look('waiting, nobody there');
    await desk.getByRole('radio', { name: 'Available' }).check({ force: true });
    await title(words.waiting.ringing).waitFor();
    await look('ringing', footMoves.withSomebody);
    await desk.getByRole('button', { name: /^Answer/ }).click();
    await receivesMedia(page, 10);
    await page.getByText(words.call.live, { exact: true }).waitFor();
    await page.getByText(words.extras.line.good).waitFor();
    await look('call');
    await tap(button(words.call.controls.more ?? ''));
    await page.getByText(words.extras.more.self).waitFor();
    await look('more');
    await desk.getByRole('button', { name: 'Hang up' }).click();
    await title(words.goodbye.talked.title).waitFor();
    await look('goodbye', wordsWiden);
    await clearDesk(desk, system);
    await look('after the goodbye');
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  },
  180_000,
);
