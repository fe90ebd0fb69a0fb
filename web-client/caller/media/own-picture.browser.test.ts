import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hearMore, received, receivesMedia, seeMore } from '../../../test/support/browser.ts';
import { liveTracks, rememberTracks } from '../../../test/support/local-tracks.ts';
import { forgetSharpest, sawNothingSharp, sharp, sharpest, watchSharpness } from '../../../test/support/sharpness.ts';
import { openTalkScene, type TalkScene } from '../../../test/support/talk-scene.ts';
import { until } from '../../../test/support/until.ts';

// What the other side sees of a caller, and when, against the real server and the real media host.

let scene: TalkScene;

beforeAll(async () => {
  scene = await openTalkScene(watchSharpness);
}, 90_000);
afterEach(() => scene.clear(), 70_000);
afterAll(() => scene?.close());

const more = (page: Page) => page.getByRole('button', { name: 'More' });

describe('a hidden face', () => {
  it('is never seen by the other side, from the first frame on and after a reload, until it is shown', async () => {
    const page = await scene.openPreview();
    expect(await sharpest(page)).toBeGreaterThan(sharp);
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByText('They see a shape, and not who you are.').waitFor();
    await until(async () => ((await sharpest(page, 5)) < sharp ? null : 'the preview is sharp'));
    await forgetSharpest(scene.desk);
    await scene.answer(page);
    await receivesMedia(scene.desk, 10);
    await sawNothingSharp(scene.desk, 60);

    await page.reload();
    await receivesMedia(page, 10);
    await page.getByText('In the call').first().waitFor();
    await sawNothingSharp(scene.desk, 60);
    // Off and on again is hidden still.
    const camera = page.getByRole('button', { name: 'Camera' });
    await camera.click();
    await scene.isKind('audio');
    await camera.click();
    await scene.isKind('video');
    await seeMore(scene.desk);
    await sawNothingSharp(scene.desk, 60);

    await more(page).click();
    await page.getByRole('switch', { name: /^Hide my face/ }).click();
    await until(async () => ((await sharpest(scene.desk, 10)) > sharp ? null : 'the picture is still coarse'), 20);
    await page.getByRole('switch', { name: /^Hide my face/ }).click();
    await until(async () => ((await sharpest(scene.desk, 10)) < sharp ? null : 'the picture is still sharp'), 20);
  });

  it('goes without a picture where it can’t be hidden', async () => {
    const page = await scene.openPreview();
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByText('They see a shape, and not who you are.').waitFor();
    await scene.answer(page);
    await page.addInitScript(() => {
      Reflect.deleteProperty(HTMLCanvasElement.prototype, 'captureStream');
    });
    await forgetSharpest(scene.desk);
    await page.reload();
    await page.getByText('The camera does not work here. We go on with your voice.').first().waitFor();
    await until(async () => ((await scene.desk.getByText('Camera off').isVisible()) ? null : 'a picture is there'), 20);
    await sawNothingSharp(scene.desk, 0);
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
    const page = await scene.openPreview((opened) => fakeBlur(opened, false));
    expect(await page.getByRole('button', { name: blur }).count()).toBe(0);
  });

  it('stays through a call and a reload, and whoever’s camera can’t any more has their face hidden', async () => {
    const page = await scene.openPreview((opened) => fakeBlur(opened, true));
    await page.getByRole('button', { name: blur }).click();
    await page.getByRole('button', { name: blur, pressed: true }).waitFor();
    await scene.answer(page);
    expect(await sentPlain(page)).toBe(0);
    await more(page).click();
    const row = page.getByRole('switch', { name: new RegExp(`^${blur}`) });
    expect(await row.getAttribute('aria-checked')).toBe('true');

    await page.reload();
    await receivesMedia(page, 10);
    await seeMore(scene.desk);
    expect(await sentPlain(page)).toBe(0);
    await more(page).click();
    await row.click();
    await until(async () => ((await row.getAttribute('aria-checked')) === 'false' ? null : 'it is blurred still'));
    await row.click();
    await until(async () => ((await row.getAttribute('aria-checked')) === 'true' ? null : 'it is not blurred'));

    await fakeBlur(page, false);
    await page.reload();
    await receivesMedia(page, 10);
    await seeMore(scene.desk);
    expect(await sharpest(scene.desk, 60)).toBeLessThan(sharp);
    await more(page).click();
    const face = page.getByRole('switch', { name: /^Hide my face/ });
    expect(await face.getAttribute('aria-checked')).toBe('true');
    expect(await row.count()).toBe(0);
    // It is theirs to be seen all the same.
    await face.click();
    await until(async () => ((await sharpest(scene.desk, 10)) > sharp ? null : 'the picture is still coarse'), 20);
  });
});

describe('a camera in a call by voice', () => {
  it('shows its picture to the caller first, and to the counselor only after a tap', async () => {
    const page = await scene.openPreview(rememberTracks);
    await page.getByRole('button', { name: 'Without the camera' }).click();
    await page.getByRole('heading', { name: 'You will be heard, not seen' }).waitFor();
    await page.getByRole('button', { name: 'Call now' }).click();
    await scene.desk.getByRole('button', { name: /^Answer/ }).click();
    await page.getByText('Good connection').waitFor();
    await hearMore(scene.desk);
    const camera = page.getByRole('button', { name: 'Camera', exact: true });
    const show = page.getByRole('button', { name: 'Show my picture' });
    const title = page.getByRole('heading', { name: 'This is what will be seen of you' });
    const isTried = () =>
      until(async () => ((await show.isEnabled()) && (await liveTracks(page, 'video')) === 1 ? null : 'no picture'));
    await camera.click();
    await isTried();
    expect(await title.evaluate((one) => one.matches(':focus'))).toBe(true);
    const before = await received(scene.desk);
    await hearMore(scene.desk);
    expect((await received(scene.desk)).framesDecoded).toBe(before.framesDecoded);
    await scene.isKind('audio');
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    expect(await liveTracks(page, 'video')).toBe(0);
    expect(await camera.evaluate((one) => one.matches(':focus'))).toBe(true);

    await camera.click();
    await isTried();
    await page.getByRole('button', { name: 'Hide my face' }).click();
    await page.getByRole('button', { name: 'Hide my face', pressed: true }).waitFor();
    await until(async () => ((await show.isEnabled()) ? null : 'it is not hidden yet'));
    await forgetSharpest(scene.desk);
    await show.click();
    await scene.isKind('video');
    await seeMore(scene.desk);
    await sawNothingSharp(scene.desk, 30);
    // They have seen it by now.
    await camera.click();
    await scene.isKind('audio');
    await camera.click();
    await scene.isKind('video');
    expect(await title.count()).toBe(0);
  });
});
