import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { desktop, openBrowser, openPage, phone, receivesMedia, seeMore } from '../../test/support/browser.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// The dashboard against the whole product: one call, two tabs, a note that saves itself, and a server that dies.

let system: System;
let browsers: Browser[] = [];

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browsers = await Promise.all([openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await system?.stop();
});

const url = () => system.servers[0]?.url ?? '';

async function contextOf(index: number, viewport: typeof desktop): Promise<BrowserContext> {
  const browser = browsers[index];
  if (!browser) throw new Error(`There is no browser ${index}`);
  return browser.newContext({ viewport, locale: 'en-GB' });
}

async function callIn(page: Page, way: 'Yes, by video' | 'Yes, with my voice only'): Promise<void> {
  await page.goto(`${url()}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: way }).click();
  await page.getByRole('button', { name: 'Call now' }).click();
}

/** A picture that is green in its middle and red beside it, as a file. */
async function wideGreenPicture(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 900;
    canvas.height = 300;
    const context = canvas.getContext('2d');
    if (context) {
      context.fillStyle = 'red';
      context.fillRect(0, 0, 900, 300);
      context.fillStyle = 'lime';
      context.fillRect(300, 0, 300, 300);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

/** How large a picture is, and whether it is green from one side to the other. */
const middleOf = (image: Element): string => {
  if (!(image instanceof HTMLImageElement) || !image.complete) return 'not there';
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const pixels = [4, canvas.width / 2, canvas.width - 5].map((x) => context?.getImageData(x, 96, 1, 1).data);
  const green = pixels.every((pixel) => pixel && pixel[0] !== undefined && pixel[0] < 60 && (pixel[1] ?? 0) > 200);
  return `${canvas.width} x ${canvas.height}, ${green ? 'green' : 'of another colour'}`;
};

const savedNote = async () => {
  const row = await system.db.selectFrom('calls').select(['note', 'disposition']).executeTakeFirst();
  return row ?? { note: null, disposition: null };
};

it('a voice call can get a face and lose it again; its note is written on when it ends', async () => {
  const context = await contextOf(0, desktop);
  const { page: desk } = await openPage(context);
  await desk.goto(`${url()}/dashboard?lang=en`);
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill(system.password);
  await desk.getByLabel('Password', { exact: true }).press('Enter');
  await desk.getByRole('button', { name: 'Later' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check();

  const { page: caller } = await openPage(await contextOf(1, phone));
  await callIn(caller, 'Yes, with my voice only');
  await desk.getByRole('heading', { name: 'A voice call' }).waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByRole('timer').filter({ hasText: '0:0' }).waitFor();
  const camera = desk.getByRole('button', { name: 'Camera' });
  expect(await camera.getAttribute('aria-pressed')).toBe('false');
  await camera.click();
  await receivesMedia(caller, 10);
  expect(await camera.getAttribute('aria-pressed')).toBe('true');
  await camera.click();
  await until(async () => ((await camera.getAttribute('aria-pressed')) === 'false' ? null : 'the camera is still on'));

  // The call ends in the middle of a word of the note: the rest of it is written where the note has gone.
  const note = desk.getByLabel('Note', { exact: true });
  await note.pressSequentially('Call bay');
  await note.press('ArrowLeft');
  await caller.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('heading', { name: 'The call is over' }).waitFor();
  await desk.keyboard.type('ck on Frida');
  expect(await note.inputValue()).toBe('Call back on Friday');
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
  expect(await savedNote()).toEqual({ note: 'Call back on Friday', disposition: 'helped' });
  await system.db.deleteFrom('calls').execute();
  await context.close();
});

it('callers see the first name and the picture that a counselor set, and their initials without it', async () => {
  const context = await contextOf(0, desktop);
  const { page: desk } = await openPage(context);
  await desk.goto(`${url()}/dashboard?lang=en`);
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill(system.password);
  await desk.getByLabel('Password', { exact: true }).press('Enter');
  await desk.getByRole('button', { name: 'Later' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check();

  await desk.getByRole('button', { name: 'Change how callers see you' }).press('Enter');
  const name = desk.getByLabel('First name');
  expect(await name.inputValue()).toBe('Camille');
  await desk.keyboard.press('ControlOrMeta+A');
  await desk.keyboard.type('Cam');
  const choose = async (buffer: Buffer) =>
    desk.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  await choose(Buffer.from('not a picture'));
  await desk.getByText('does not read this file as a picture').waitFor();
  await choose(await wideGreenPicture(desk));
  await desk.locator('figure img[src^="blob:"]').waitFor();
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByText('Callers see: Cam', { exact: true }).waitFor();

  const { page: caller, complaints } = await openPage(await contextOf(1, phone));
  await callIn(caller, 'Yes, with my voice only');
  await desk.getByRole('heading', { name: 'A voice call' }).waitFor();
  await desk.keyboard.press('Enter');
  await caller.getByRole('heading', { name: 'Cam' }).waitFor();
  const shown = caller.locator('.remote passerelle-face');
  await until(async () => {
    const seen = await shown.locator('img').evaluate(middleOf);
    return seen === '192 x 192, green' ? null : `the picture is ${seen}`;
  });
  await caller.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();

  await desk.getByRole('button', { name: 'Change how callers see you' }).click();
  await desk.getByRole('button', { name: 'Remove the picture' }).click();
  await desk.getByLabel('Initials').fill('c. r.');
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.locator('.seen passerelle-face').filter({ hasText: 'CR' }).waitFor();
  await callIn(caller, 'Yes, with my voice only');
  await desk.getByRole('heading', { name: 'A voice call' }).waitFor();
  await desk.keyboard.press('Enter');
  await caller.getByRole('heading', { name: 'Cam' }).waitFor();
  await shown.filter({ hasText: 'CR' }).waitFor();
  expect(await shown.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);

  await caller.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
  await system.db.deleteFrom('calls').execute();
  await caller.context().close();
  await context.close();
});

it('a call belongs to one tab, its note saves itself, and it outlives the server', async () => {
  const context = await contextOf(0, desktop);
  const { page: desk } = await openPage(context);
  await desk.goto(`${url()}/dashboard`);

  // A language that was chosen here stays, whatever the account says.
  await desk.getByText('English', { exact: true }).click();

  // A wrong password says so, and does not say which of the two was wrong.
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill('wrong');
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.getByText('do not belong together').waitFor();
  await desk.getByLabel('Password', { exact: true }).fill(system.password);
  await desk.getByLabel('Password', { exact: true }).press('Enter');

  // The check of camera and microphone, then the keyboard alone.
  await desk.getByRole('button', { name: 'Check' }).click();
  await desk.getByRole('button', { name: 'All good' }).click();
  await desk.getByText('Camera and microphone checked').waitFor();
  await desk.getByRole('radio', { name: 'Available' }).check();
  await desk.getByText('A call will ring here').waitFor();

  const { page: caller } = await openPage(await contextOf(1, phone));
  await callIn(caller, 'Yes, by video');
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  expect(await desk.title()).toContain('☎');
  await desk.keyboard.press('Enter');
  await receivesMedia(desk, 10);

  // A second tab knows where the call is, and takes it when asked.
  const { page: second } = await openPage(context);
  await second.goto(`${url()}/dashboard`);
  await second.getByRole('heading', { name: 'In a call in another tab' }).waitFor();
  await second.getByRole('button', { name: 'Take it here' }).click();
  await receivesMedia(second, 10);
  await desk.getByRole('heading', { name: 'In a call in another tab' }).waitFor();

  // A reload takes the same call again.
  second.on('dialog', (dialog) => void dialog.accept());
  await second.reload();
  await receivesMedia(second, 10);

  // What is written is kept without a button.
  await second.getByLabel('Note', { exact: true }).fill('Call back on Thursday');
  await second.getByText('Saved', { exact: true }).waitFor();
  expect(await savedNote()).toEqual({ note: 'Call back on Thursday', disposition: null });

  // The server dies: the page says that the conversation goes on, and it does.
  await system.servers[0]?.kill();
  await second.getByText('Your conversation goes on').waitFor();
  await seeMore(second);
  await second.getByLabel('Note', { exact: true }).fill('Call back on Friday');
  await second.getByText('Kept here, saved once the server is back').waitFor();
});
