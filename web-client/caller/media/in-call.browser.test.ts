import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { throughBadLine } from '../../../test/support/bad-line.ts';
import { hearMore, received, receivesMedia, seeMore } from '../../../test/support/browser.ts';
import { liveTracks, rememberTracks } from '../../../test/support/local-tracks.ts';
import { openTalkScene, type TalkScene } from '../../../test/support/talk-scene.ts';
import { until } from '../../../test/support/until.ts';

// What a caller can do in a call, and what they are told of it, against the real server and the real media host.

let scene: TalkScene;

beforeAll(async () => {
  scene = await openTalkScene();
}, 90_000);
afterEach(() => scene.clear(), 70_000);
afterAll(() => scene?.close());

const more = (page: Page) => page.getByRole('button', { name: 'More' });
const isPressed = (button: Locator, pressed: boolean) =>
  until(async () => ((await button.getAttribute('aria-pressed')) === `${pressed}` ? null : `it is not ${pressed}`), 20);
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

describe('a microphone', () => {
  const mic = (page: Page) => page.getByRole('button', { name: 'Mic', exact: true });

  it('that is lost is heard again after a tap, while it rings and in the call, and the camera stays as it is', async () => {
    const page = await scene.openPreview(rememberTracks);
    await page.getByRole('button', { name: 'Call now' }).click();
    await scene.desk.getByRole('button', { name: /^Answer/ }).waitFor();
    await loseMicrophone(page);
    await page.getByRole('button', { name: 'Turn the microphone on' }).click();
    await until(async () => ((await liveTracks(page, 'audio')) === 1 ? null : 'no microphone'));
    await scene.desk.getByRole('button', { name: /^Answer/ }).click();
    await receivesMedia(page, 10);
    await hearMore(scene.desk);

    await loseMicrophone(page);
    await page.getByText('Your microphone is not available. Tap Mic to try again.').first().waitFor();
    await isPressed(mic(page), false);
    await mic(page).click();
    await isPressed(mic(page), true);
    await hearMore(scene.desk);
    await seeMore(scene.desk);
    expect(await liveTracks(page, 'video')).toBe(1);
  });

  it('that is muted stays so through a reload, and the sound comes at a key', async () => {
    const page = await scene.openPreview();
    await scene.answer(page);
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
    await seeMore(scene.desk);
    const { audioEnergy } = await received(scene.desk);
    for (let looks = 0; looks < 6; looks++) await seeMore(scene.desk);
    expect((await received(scene.desk)).audioEnergy).toBeCloseTo(audioEnergy, 6);
    await mic(page).click();
    await isPressed(mic(page), true);
    await hearMore(scene.desk);
  });
});

describe('in a call', () => {
  it('shows oneself or not, by keyboard, and nothing changes for the other', async () => {
    const page = await scene.openPreview();
    await scene.answer(page);
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
    await seeMore(scene.desk);
    await page.getByRole('button', { name: 'See myself' }).press('Enter');
    await page.locator('passerelle-video-tile.self').waitFor();
  });

  it('speaks another language, also when it is loaded again, and the talk goes on', async () => {
    const page = await scene.openPreview();
    await scene.answer(page);
    await more(page).click();
    const arabic = page.getByRole('button', { name: 'العربية' });
    await arabic.focus();
    await page.keyboard.press('Enter');
    await isPressed(arabic, true);
    expect(await arabic.evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(await page.evaluate(() => document.dir)).toBe('rtl');
    await seeMore(page);
    const spoken = () =>
      scene.system.db.selectFrom('calls').select('languages').orderBy('asked_at', 'desc').executeTakeFirst();
    await until(async () => ((await spoken())?.languages[0] === 'ar' ? null : 'the server knows nothing of it'));
    await page.keyboard.press('Escape');
    expect(await arabic.count()).toBe(0);

    await page.reload();
    await receivesMedia(page, 10);
    await page.getByRole('button', { name: 'المزيد' }).waitFor();
  });

  it('fills the screen, and leaves it with the call', async () => {
    const page = await scene.openPreview();
    await scene.answer(page);
    await more(page).click();
    await page.getByRole('switch', { name: 'Full screen' }).click();
    await until(async () => ((await page.evaluate(() => document.fullscreenElement !== null)) ? null : 'not full'));
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
    await until(async () => ((await page.evaluate(() => document.fullscreenElement === null)) ? null : 'still full'));
  });

  it('says at once that the other’s page is cut off, and that it is back', async () => {
    const page = await scene.openPreview();
    await scene.answer(page);
    let cut = true;
    await page.getByText('In the call').first().waitFor();
    await scene.desk.routeWebSocket(/\/sfu\/ws$/, (socket) => {
      if (cut) void socket.close({ code: 1011 });
      else socket.connectToServer();
    });
    // The socket that is open already is not led anywhere: a page that is loaded again has none for a while.
    await scene.desk.reload();
    await page
      .getByText(/lost the connection/)
      .first()
      .waitFor({ timeout: 5_000 });
    await page.getByText('If nobody is back within 30 seconds').waitFor();
    await page.getByRole('main').getByText('In danger right now?').click();
    expect(await page.getByRole('link', { name: /112/ }).getAttribute('href')).toBe('tel:112');
    expect(await page.getByText('Good connection').count()).toBe(0);
    cut = false;
    await page.getByText('In the call').first().waitFor();
    await scene.desk.unrouteAll();
    await seeMore(page);
  });

  it('goes on by voice where the line is bad, says so to both, and brings the picture back when it is good', async () => {
    let line: Awaited<ReturnType<typeof throughBadLine>> | undefined;
    const page = await scene.openPreview(async (prepared) => {
      line = await throughBadLine(prepared);
    });
    try {
      await scene.answer(page);
      await page.getByText('Good connection').waitFor();
      line?.lose(0.3);
      await page.getByText('We go on by voice, so that we don’t lose you.').first().waitFor({ timeout: 40_000 });
      await scene.desk.getByText('The caller’s connection is weak: voice only.').first().waitFor();
      const before = await Promise.all([received(page), received(scene.desk)]);
      await until(async () => {
        const [mine, theirs] = await Promise.all([received(page), received(scene.desk)]);
        const heard = mine.audioEnergy > before[0].audioEnergy && theirs.audioEnergy > before[1].audioEnergy;
        return heard ? null : 'the voices do not go on';
      }, 20);
      line?.lose(0);
      await page.getByText('We go on by voice').first().waitFor({ state: 'detached', timeout: 60_000 });
      await seeMore(page, scene.desk);
      // By a tap, before the line is trusted again.
      line?.lose(0.3);
      await page.getByText('We go on by voice').first().waitFor({ timeout: 40_000 });
      line?.lose(0);
      await page.getByRole('button', { name: 'Bring the picture back' }).click();
      await seeMore(page, scene.desk);
    } finally {
      await line?.[Symbol.asyncDispose]();
    }
  });
});
