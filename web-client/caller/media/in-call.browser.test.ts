import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { throughBadLine } from '../../../test/support/bad-line.ts';
import { desktop, openBrowser, openPage, phone, received, receivesMedia } from '../../../test/support/browser.ts';
import { clearDesk } from '../../../test/support/clear-desk.ts';
import { liveTracks, rememberTracks } from '../../../test/support/local-tracks.ts';
import { type System, startSystem } from '../../../test/support/system.ts';
import { until } from '../../../test/support/until.ts';

// What a caller can do in a call, and what they are told of it, against the real server and the real media host.

let system: System;
let browser: Browser;
let counselor: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
  ({ page: counselor } = await openPage(await browser.newContext({ viewport: desktop, locale: 'en-GB' })));
  await watchSharpness(counselor);
  await counselor.goto(`${serverUrl()}/dashboard`);
  await counselor.getByLabel('Email address').fill('counselor@demo.example');
  await counselor.getByLabel('Password', { exact: true }).fill(system.password);
  await counselor.getByRole('button', { name: 'Sign in' }).click();
  await counselor.getByText('English', { exact: true }).click();
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

async function openPreview(prepare?: (page: Page) => Promise<void>): Promise<Page> {
  await counselor.getByRole('radio', { name: 'Available' }).check({ force: true });
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', isMobile: true, hasTouch: true });
  contexts.push(context);
  const { page } = await openPage(context);
  await watchSharpness(page);
  await prepare?.(page);
  await page.goto(`${serverUrl()}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, by video' }).click();
  await page.getByRole('button', { name: 'Hide my face' }).waitFor();
  return page;
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call now' }).click();
  await counselor.getByRole('button', { name: /^Answer/ }).click();
  await receivesMedia(page, 10);
}

/** Waits until the call counts as one by video, or by voice. */
const isKind = (kind: 'audio' | 'video') =>
  until(async () => {
    const call = await system.db.selectFrom('calls').select('kind').orderBy('asked_at', 'desc').executeTakeFirst();
    return call?.kind === kind ? null : `the call is by ${call?.kind}`;
  });
const more = (page: Page) => page.getByRole('button', { name: 'More' });
const pictures = async (page: Page, least = 15) => {
  const before = await received(page);
  await until(async () => {
    const now = await received(page);
    return now.framesDecoded >= before.framesDecoded + least ? null : 'no pictures come';
  }, 30);
};

const isPressed = (button: Locator, pressed: boolean) =>
  until(async () => ((await button.getAttribute('aria-pressed')) === `${pressed}` ? null : `it is not ${pressed}`), 20);
/** Waits until a page hears something more. */
const hears = async (page: Page) => {
  const before = await received(page);
  await until(async () => ((await received(page)).audioEnergy > before.audioEnergy + 1e-6 ? null : 'it is silent'), 30);
};
/** Takes the microphone away, as when a headset is unplugged. */
const loseMicrophone = (page: Page) =>
  page.evaluate(() => {
    const tracks: MediaStreamTrack[] = Reflect.get(window, 'givenTracks');
    const microphone = tracks.findLast(({ kind }) => kind === 'audio');
    microphone?.stop();
    microphone?.dispatchEvent(new Event('ended'));
  });
/** Has a page's browser let sound play only once a key was pressed. */
const soundAfterKey = (page: Page) =>
  page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    let allowed = false;
    addEventListener(
      'keydown',
      () => {
        allowed = true;
      },
      { capture: true },
    );
    HTMLMediaElement.prototype.play = function () {
      return this.muted || allowed ? play.call(this) : Promise.reject(new DOMException('', 'NotAllowedError'));
    };
  });

/**
 * Has a page keep the sharpest edge that each of its videos has shown since it was last asked: of two neighbours in a
 * small copy, how far apart they are. A camera's picture has sharp edges, a coarse one has none.
 */
async function watchSharpness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const seen = { largest: 0, frames: 0, picture: '' };
    Object.assign(window, { sharpness: seen });
    const find = (root: Document | ShadowRoot): HTMLVideoElement[] => [
      ...root.querySelectorAll('video'),
      ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? find(element.shadowRoot) : [])),
    ];
    const area = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
    const look = () => {
      const [video] = find(document).sort((a, b) => area(b) - area(a));
      if (!video || !context || video.readyState < 2 || video.videoWidth === 0) return;
      context.drawImage(video, 0, 0, 64, 48);
      const { data } = context.getImageData(0, 0, 64, 48);
      let largest = 0;
      for (let at = 4; at < data.length; at += 4) {
        if (at % 256 === 0) continue;
        largest = Math.max(largest, Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0)));
      }
      if (largest > seen.largest) {
        const root = video.getRootNode();
        const whose = root instanceof ShadowRoot ? root.host.className : '';
        Object.assign(seen, { largest, picture: `${whose} ${video.videoWidth} ${canvas.toDataURL()}` });
      }
      seen.frames += 1;
    };
    setInterval(look, 30);
  });
}

interface Sharpness {
  largest: number;
  frames: number;
  /** The sharpest picture: in whose tile, how wide, and a small copy. */
  picture: string;
}
/** Of the sharpest picture of before, nothing is known any more. */
const forgetSharpest = (page: Page) =>
  page.evaluate(() => Object.assign(Reflect.get(window, 'sharpness'), { largest: 0, frames: 0, picture: '' }));
/** The sharpest edge in the page's largest video, over so many looks since it was last forgotten. */
async function sharpestSince(page: Page, looks: number): Promise<Sharpness> {
  let seen: Sharpness = { largest: 0, frames: 0, picture: '' };
  await until(async () => {
    seen = await page.evaluate(() => Reflect.get(window, 'sharpness'));
    return seen.frames >= looks ? null : `only ${seen.frames} looks at a video`;
  }, 30);
  return seen;
}
/** The same from now on. */
async function sharpest(page: Page, looks = 40): Promise<number> {
  await forgetSharpest(page);
  return (await sharpestSince(page, looks)).largest;
}
// The fake camera's edges are far above, and its coarse picture far below.
const sharp = 60;
/** In so many looks since it was last forgotten, nothing sharp was seen. */
async function sawNothingSharp(page: Page, looks: number): Promise<void> {
  const { largest, picture } = await sharpestSince(page, looks);
  expect(largest, `the sharpest was ${picture}`).toBeLessThan(sharp);
}

describe('a hidden face', () => {
  it('is never seen by the other side, from the first frame on and after a reload, until it is shown', async () => {
    const page = await openPreview();
    expect(await sharpest(page)).toBeGreaterThan(sharp);
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByText('They see a shape, and not who you are.').waitFor();
    await until(async () => ((await sharpest(page, 5)) < sharp ? null : 'the preview is sharp'));
    await forgetSharpest(counselor);
    await answer(page);
    await receivesMedia(counselor, 10);
    await sawNothingSharp(counselor, 60);

    await page.reload();
    await receivesMedia(page, 10);
    await page.getByText('In the call').first().waitFor();
    await sawNothingSharp(counselor, 60);
    // Off and on again is hidden still.
    const camera = page.getByRole('button', { name: 'Camera' });
    await camera.click();
    await isKind('audio');
    await camera.click();
    await isKind('video');
    await pictures(counselor);
    await sawNothingSharp(counselor, 60);

    await more(page).click();
    await page.getByRole('switch', { name: /^Hide my face/ }).click();
    await until(async () => ((await sharpest(counselor, 10)) > sharp ? null : 'the picture is still coarse'), 20);
    await page.getByRole('switch', { name: /^Hide my face/ }).click();
    await until(async () => ((await sharpest(counselor, 10)) < sharp ? null : 'the picture is still sharp'), 20);
  });

  it('goes without a picture where it can’t be hidden', async () => {
    const page = await openPreview();
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByText('They see a shape, and not who you are.').waitFor();
    await answer(page);
    await page.addInitScript(() => {
      Reflect.deleteProperty(HTMLCanvasElement.prototype, 'captureStream');
    });
    await forgetSharpest(counselor);
    await page.reload();
    await page.getByText('The camera does not work here. We go on with your voice.').first().waitFor();
    await until(async () => ((await counselor.getByText('Camera off').isVisible()) ? null : 'a picture is there'), 20);
    await sawNothingSharp(counselor, 0);
  });
});

/**
 * Gives a page's cameras the blur of a driver, or takes it away: the browser's fake camera has none. `sentPlain` counts the
 * pictures that went to the media host without it.
 */
async function fakeBlur(page: Page, able: boolean): Promise<void> {
  await page.addInitScript((can) => {
    const blurred = new WeakSet<MediaStreamTrack>();
    const { getCapabilities, getSettings, applyConstraints } = MediaStreamTrack.prototype;
    const counts = { sentPlain: 0 };
    Object.assign(window, { counts });
    Object.assign(MediaStreamTrack.prototype, {
      getCapabilities(this: MediaStreamTrack) {
        return { ...getCapabilities.call(this), backgroundBlur: can ? [true, false] : [false] };
      },
      getSettings(this: MediaStreamTrack) {
        return { ...getSettings.call(this), backgroundBlur: blurred.has(this) };
      },
      async applyConstraints(this: MediaStreamTrack, { backgroundBlur, ...rest }: MediaTrackConstraints) {
        if (typeof backgroundBlur === 'object' && can) blurred[backgroundBlur.exact ? 'add' : 'delete'](this);
        else if (typeof backgroundBlur === 'object') throw new OverconstrainedError('backgroundBlur');
        await applyConstraints.call(this, rest);
      },
    });
    const { addTransceiver } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.addTransceiver = function (track, ...init) {
      if (typeof track === 'object' && track.kind === 'video' && !blurred.has(track)) counts.sentPlain += 1;
      return addTransceiver.call(this, track, ...init);
    };
  }, able);
}

describe('a blurred background', () => {
  const blur = 'Blur what is behind me';
  const sentPlain = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(window, 'counts').sentPlain);

  it('is no offer where the camera can’t', async () => {
    const page = await openPreview((opened) => fakeBlur(opened, false));
    expect(await page.getByRole('button', { name: blur }).count()).toBe(0);
  });

  it('stays through a call and a reload, and whoever’s camera can’t any more has their face hidden', async () => {
    const page = await openPreview((opened) => fakeBlur(opened, true));
    await page.getByRole('button', { name: blur }).click();
    await page.getByRole('button', { name: blur, pressed: true }).waitFor();
    await answer(page);
    expect(await sentPlain(page)).toBe(0);
    await more(page).click();
    const row = page.getByRole('switch', { name: new RegExp(`^${blur}`) });
    expect(await row.getAttribute('aria-checked')).toBe('true');

    await page.reload();
    await receivesMedia(page, 10);
    await pictures(counselor);
    expect(await sentPlain(page)).toBe(0);
    await more(page).click();
    await row.click();
    await until(async () => ((await row.getAttribute('aria-checked')) === 'false' ? null : 'it is blurred still'));
    await row.click();
    await until(async () => ((await row.getAttribute('aria-checked')) === 'true' ? null : 'it is not blurred'));

    await fakeBlur(page, false);
    await page.reload();
    await receivesMedia(page, 10);
    await pictures(counselor);
    expect(await sharpest(counselor, 60)).toBeLessThan(sharp);
    await more(page).click();
    const face = page.getByRole('switch', { name: /^Hide my face/ });
    expect(await face.getAttribute('aria-checked')).toBe('true');
    expect(await row.count()).toBe(0);
    // It is theirs to be seen all the same.
    await face.click();
    await until(async () => ((await sharpest(counselor, 10)) > sharp ? null : 'the picture is still coarse'), 20);
  });
});

describe('a microphone', () => {
  const mic = (page: Page) => page.getByRole('button', { name: 'Mic', exact: true });

  it('that is lost is heard again after a tap, while it rings and in the call, and the camera stays as it is', async () => {
    const page = await openPreview(rememberTracks);
    await page.getByRole('button', { name: 'Call now' }).click();
    await counselor.getByRole('button', { name: /^Answer/ }).waitFor();
    await loseMicrophone(page);
    await page.getByRole('button', { name: 'Turn the microphone on' }).click();
    await until(async () => ((await liveTracks(page, 'audio')) === 1 ? null : 'no microphone'));
    await counselor.getByRole('button', { name: /^Answer/ }).click();
    await receivesMedia(page, 10);
    await hears(counselor);

    await loseMicrophone(page);
    await page.getByText('Your microphone is not available. Tap Mic to try again.').first().waitFor();
    await isPressed(mic(page), false);
    await mic(page).click();
    await isPressed(mic(page), true);
    await hears(counselor);
    await pictures(counselor);
    expect(await liveTracks(page, 'video')).toBe(1);
  });

  it('that is muted stays so through a reload, and the sound comes at a key', async () => {
    const page = await openPreview();
    await answer(page);
    await mic(page).click();
    await isPressed(mic(page), false);
    await soundAfterKey(page);
    await page.reload();
    const hint = page.getByText('Touch the screen, or press a key, to hear.');
    await hint.first().waitFor();
    expect(await page.getByRole('status').textContent()).toContain('press a key');
    await page.keyboard.press('a');
    await hint.first().waitFor({ state: 'detached' });
    await receivesMedia(page, 10);
    await isPressed(mic(page), false);
    await pictures(counselor);
    const { audioEnergy } = await received(counselor);
    await pictures(counselor, 60);
    expect((await received(counselor)).audioEnergy).toBeCloseTo(audioEnergy, 6);
    await mic(page).click();
    await isPressed(mic(page), true);
    await hears(counselor);
  });
});

describe('a camera in a call by voice', () => {
  it('shows its picture to the caller first, and to the counselor only after a tap', async () => {
    const page = await openPreview(rememberTracks);
    await page.getByRole('button', { name: 'Without the camera' }).click();
    await page.getByRole('heading', { name: 'You will be heard, not seen' }).waitFor();
    await page.getByRole('button', { name: 'Call now' }).click();
    await counselor.getByRole('button', { name: /^Answer/ }).click();
    await page.getByText('Good connection').waitFor();
    await hears(counselor);
    const camera = page.getByRole('button', { name: 'Camera', exact: true });
    const show = page.getByRole('button', { name: 'Show my picture' });
    const title = page.getByRole('heading', { name: 'This is what will be seen of you' });
    const isTried = () =>
      until(async () => ((await show.isEnabled()) && (await liveTracks(page, 'video')) === 1 ? null : 'no picture'));
    await camera.click();
    await isTried();
    expect(await title.evaluate((one) => one.matches(':focus'))).toBe(true);
    const before = await received(counselor);
    await hears(counselor);
    expect((await received(counselor)).framesDecoded).toBe(before.framesDecoded);
    await isKind('audio');
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    expect(await liveTracks(page, 'video')).toBe(0);
    expect(await camera.evaluate((one) => one.matches(':focus'))).toBe(true);

    await camera.click();
    await isTried();
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByRole('button', { name: 'Hide my face', pressed: true }).waitFor();
    await until(async () => ((await show.isEnabled()) ? null : 'it is not hidden yet'));
    await forgetSharpest(counselor);
    await show.click();
    await isKind('video');
    await pictures(counselor);
    await sawNothingSharp(counselor, 30);
    // They have seen it by now.
    await camera.click();
    await isKind('audio');
    await camera.click();
    await isKind('video');
    expect(await title.count()).toBe(0);
  });
});

describe('in a call', () => {
  it('shows oneself or not, by keyboard, and nothing changes for the other', async () => {
    const page = await openPreview();
    await answer(page);
    await more(page).focus();
    await page.keyboard.press('Enter');
    const self = page.getByRole('switch', { name: /^See myself/ });
    expect(await page.getByRole('switch', { name: /^Hide my face/ }).evaluate((one) => one.matches(':focus'))).toBe(
      true,
    );
    await self.focus();
    await page.keyboard.press('Space');
    expect(await self.getAttribute('aria-checked')).toBe('false');
    await page.getByRole('button', { name: 'Write' }).click();
    await page.getByLabel('Your message').waitFor();
    expect(await self.count()).toBe(0);
    await page.getByRole('button', { name: 'Close the messages' }).click();
    await more(page).click();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await self.count()).toBe(0);
    await more(page).click();
    await self.waitFor();
    await page.keyboard.press('Escape');
    expect(await self.count()).toBe(0);
    expect(await more(page).evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(await page.locator('passerelle-video-tile.self').count()).toBe(0);
    await pictures(counselor);
    await page.getByRole('button', { name: 'See myself' }).press('Enter');
    await page.locator('passerelle-video-tile.self').waitFor();
  });

  it('speaks another language, also when it is loaded again, and the talk goes on', async () => {
    const page = await openPreview();
    await answer(page);
    await more(page).click();
    const arabic = page.getByRole('button', { name: 'العربية' });
    await arabic.focus();
    await page.keyboard.press('Enter');
    await isPressed(arabic, true);
    expect(await arabic.evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(await page.evaluate(() => document.dir)).toBe('rtl');
    await pictures(page);
    const spoken = () =>
      system.db.selectFrom('calls').select('languages').orderBy('asked_at', 'desc').executeTakeFirst();
    await until(async () => ((await spoken())?.languages[0] === 'ar' ? null : 'the server knows nothing of it'));
    await page.keyboard.press('Escape');
    expect(await arabic.count()).toBe(0);

    await page.reload();
    await receivesMedia(page, 10);
    await page.getByRole('button', { name: 'المزيد' }).waitFor();
  });

  it('fills the screen, and leaves it with the call', async () => {
    const page = await openPreview();
    await answer(page);
    await more(page).click();
    await page.getByRole('switch', { name: 'Full screen' }).click();
    await until(async () => ((await page.evaluate(() => document.fullscreenElement !== null)) ? null : 'not full'));
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    await until(async () => ((await page.evaluate(() => document.fullscreenElement === null)) ? null : 'still full'));
  });

  it('says at once that the other’s page is cut off, and that it is back', async () => {
    const page = await openPreview();
    await answer(page);
    let cut = true;
    await page.getByText('In the call').first().waitFor();
    await counselor.routeWebSocket(/\/sfu\/ws$/, (socket) => {
      if (cut) void socket.close({ code: 1011 });
      else socket.connectToServer();
    });
    // The socket that is open already is not led anywhere: a page that is loaded again has none for a while.
    await counselor.reload();
    await page
      .getByText(/lost the connection/)
      .first()
      .waitFor({ timeout: 5_000 });
    await page.getByText('If nobody is back within 30 seconds').waitFor();
    await page.getByText('In danger right now?').click();
    expect(await page.getByRole('link', { name: /112/ }).getAttribute('href')).toBe('tel:112');
    expect(await page.getByText('Good connection').count()).toBe(0);
    cut = false;
    await page.getByText('In the call').first().waitFor();
    await counselor.unrouteAll();
    await pictures(page);
  });

  it('goes on by voice where the line is bad, says so to both, and brings the picture back when it is good', async () => {
    let line: Awaited<ReturnType<typeof throughBadLine>> | undefined;
    const page = await openPreview(async (prepared) => {
      line = await throughBadLine(prepared);
    });
    try {
      await answer(page);
      await page.getByText('Good connection').waitFor();
      line?.lose(0.3);
      await page.getByText('We go on by voice, so that we don’t lose you.').first().waitFor({ timeout: 40_000 });
      await counselor.getByText('The caller’s connection is weak: voice only.').first().waitFor();
      const before = await Promise.all([received(page), received(counselor)]);
      await until(async () => {
        const [mine, theirs] = await Promise.all([received(page), received(counselor)]);
        const heard = mine.audioEnergy > before[0].audioEnergy && theirs.audioEnergy > before[1].audioEnergy;
        return heard ? null : 'the voices do not go on';
      }, 20);
      line?.lose(0);
      await page.getByText('We go on by voice').first().waitFor({ state: 'detached', timeout: 60_000 });
      await Promise.all([pictures(page), pictures(counselor)]);
      // By a tap, before the line is trusted again.
      line?.lose(0.3);
      await page.getByText('We go on by voice').first().waitFor({ timeout: 40_000 });
      line?.lose(0);
      await page.getByRole('button', { name: 'Bring the picture back' }).click();
      await Promise.all([pictures(page), pictures(counselor)]);
    } finally {
      await line?.[Symbol.asyncDispose]();
    }
  });
});
