import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, phone } from '../../test/support/browser.ts';
import { rememberTracks, timesAsked } from '../../test/support/local-tracks.ts';
import { CounselorPage } from '../../test/support/pages.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// Camera and microphone: asked for after a tap, and what the page does without them. Nobody is ever stuck: writing is left.

let system: System;
let counselor: CounselorPage;
const browsers: Browser[] = [];

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  counselor = await CounselorPage.open(url(), await system.signIn('counselor@demo.example'));
  await counselor.available();
}, 90_000);
afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});
afterAll(async () => {
  counselor?.cut();
  await system?.stop();
});

const url = () => system.servers[0]?.url ?? '';
const address = () => `${url()}/q/${system.demo.demoCode}`;

interface Wish {
  has?: Parameters<typeof openBrowser>[0];
  /** What the caller allows, where the browser asks. */
  permissions?: string[];
  userAgent?: string;
  prepare?(page: Page): Promise<unknown>;
}

/** Opens the page, up to the question how to talk. */
async function openCaller({ has, permissions = [], userAgent, prepare }: Wish) {
  const browser = await openBrowser(has);
  browsers.push(browser);
  const context = await browser.newContext({
    viewport: phone,
    locale: 'en-GB',
    isMobile: true,
    hasTouch: true,
    ...(userAgent && { userAgent }),
  });
  if (has === 'asked') await context.grantPermissions(permissions);
  const { page, complaints } = await openPage(context);
  await prepare?.(page);
  await page.goto(address());
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'How do you want to talk?' }).waitFor();
  return { page, complaints, context };
}

const askForVideo = (page: Page) => page.getByRole('button', { name: 'Yes, by video' }).click();

/** Asks in writing by a button of the page: it rings at the counselor's, who does not answer. */
async function asksInWriting(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  expect((await counselor.offer()).kind).toBe('text');
  await page.getByRole('button', { name: 'Leave the line' }).click();
  await page.getByRole('heading', { name: 'The call has ended' }).waitFor();
  await counselor.desk((desk) => desk.offer === null);
}

/** The page says why there is no picture, and goes on by voice; from there, back to writing. */
async function goesOnByVoice(page: Page, why: string): Promise<void> {
  await page.getByText(`${why} We go on with your voice.`).waitFor();
  await page.getByRole('heading', { name: 'You will be heard, not seen' }).waitFor();
  await page.getByRole('button', { name: 'Call now' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await asksInWriting(page, 'Yes, in writing');
}

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const hasDevices = existsSync('/dev/video0') || existsSync('/dev/snd');

describe('camera and microphone', () => {
  it('are asked for only after the tap that explains it', async () => {
    const { page } = await openCaller({ prepare: rememberTracks });
    expect(await timesAsked(page)).toBe(0);
    await askForVideo(page);
    await page.getByRole('button', { name: 'Call now' }).waitFor();
    expect(await timesAsked(page)).toBe(1);
  });

  it('go on as a voice where the camera alone is refused', async () => {
    const { page } = await openCaller({ has: 'asked', permissions: ['microphone'] });
    await askForVideo(page);
    await goesOnByVoice(page, 'The camera is not allowed.');
  });

  it('go on as a voice where another app holds the camera', async () => {
    const { page } = await openCaller({ prepare: holdCamera });
    await askForVideo(page);
    await goesOnByVoice(page, 'Another app is using the camera.');
  });

  it('go on as a voice where there is no camera', async () => {
    const { page, complaints } = await openCaller({ has: 'no camera' });
    await askForVideo(page);
    await goesOnByVoice(page, 'No camera here.');
    expect(complaints).toEqual([]);
  });

  it('leave three ways on where both are refused: a number, writing, and the way back', async () => {
    const { page, complaints } = await openCaller({ has: 'asked' });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'The browser blocked the access' }).waitFor();
    const still = page.getByText('We just tried again: nothing has changed.');
    expect(await still.count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await still.waitFor();
    expect(await page.getByRole('link', { name: /3114/ }).getAttribute('href')).toBe('tel:3114');
    await page.getByRole('button', { name: 'Back' }).click();
    await askForVideo(page);
    await asksInWriting(page, 'Write instead');
    expect(complaints).toEqual([]);
  });

  it.each([
    [
      'Android',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36',
      'open the phone’s Settings, then Apps',
    ],
    ['an iPhone', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, 'open Settings, look for your browser'],
  ])('name the system’s own permission too, on %s', async (_name, userAgent, said) => {
    const { page } = await openCaller({ has: 'asked', userAgent });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'The browser blocked the access' }).waitFor();
    await page.getByText(said).waitFor();
  });

  it('give way to a browser of one’s own where an app’s own browser refuses them, and is no clipboard either', async () => {
    const { page, complaints } = await openCaller({
      has: 'asked',
      userAgent: `${iphone} Mobile/15E148 Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5_1; en_GB)`,
      prepare: (prepared) =>
        prepared.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
    });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'Open this page in your browser' }).waitFor();
    await page.getByText('then “Open in Safari” or “Open in browser”').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copying did not work.').waitFor();
    await until(async () => {
      const selected = await page.evaluate(() => getSelection()?.toString());
      return selected === address() ? null : `what is selected is ${selected}`;
    });
    await asksInWriting(page, 'Write instead');
    expect(complaints).toEqual([]);
  });

  it('are there at the next try once they are allowed', async () => {
    const { page, context } = await openCaller({ has: 'asked' });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'The browser blocked the access' }).waitFor();
    await context.grantPermissions(['camera', 'microphone']);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'This is what will be seen of you' }).waitFor();
    await page.getByRole('button', { name: 'Call now' }).waitFor();
  });

  // A machine's own would be switched on.
  it.skipIf(hasDevices)('leave the same ways on where there are none', async () => {
    const { page, complaints } = await openCaller({ has: 'none' });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'No microphone found' }).waitFor();
    await page.getByText('If you have a headset with a microphone, plug it in and try again.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'No microphone found' }).waitFor();
    expect(await page.getByRole('link', { name: /3114/ }).getAttribute('href')).toBe('tel:3114');
    await asksInWriting(page, 'Write instead');
    expect(complaints).toEqual([]);
  });

  it('give way to the page’s address where an app’s own browser has no calls', async () => {
    const { page, complaints } = await openCaller({
      prepare: (prepared) =>
        prepared.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })),
    });
    await askForVideo(page);
    await page.getByRole('heading', { name: 'Calls don’t work from here' }).waitFor();
    await page.getByText(address()).waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).waitFor();
    await asksInWriting(page, 'Write instead');
    expect(complaints).toEqual([]);
  });
});

/** Makes the camera one that another app holds: no switch of Chromium does. */
async function holdCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (constraints?.video) throw new DOMException('Refused by the test', 'NotReadableError');
      return original(constraints);
    };
  });
}
