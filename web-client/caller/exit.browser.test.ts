import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openPage } from '../../test/support/browser.ts';
import { openTalkScene, type TalkScene } from '../../test/support/talk-scene.ts';
import { exitAddress } from './exit.ts';

// The way out at once, in a call, against the real server and the real media host.

let scene: TalkScene;

beforeAll(async () => {
  scene = await openTalkScene();
}, 90_000);
afterEach(() => scene.clear(), 70_000);
afterAll(() => scene?.close());

async function talk(page: Page): Promise<void> {
  await scene.preview(page);
  await scene.answer(page);
}

it.each<[string, (page: Page) => Promise<void>]>([
  ['a tap', (page) => page.getByRole('link', { name: 'Exit now' }).click()],
  [
    'Shift, three times',
    async (page) => {
      for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
    },
  ],
])('leaves for a neutral page at once, tells the counselor, and leaves no trace, by %s', async (_by, leave) => {
  const page = await scene.openCaller();
  const address = page.url();
  await page.context().route(`${exitAddress.en}**`, (route) => route.fulfill({ body: 'The weather' }));
  // Another language makes no other page to come back to, once the page's script is there.
  const heard = (act: () => Promise<unknown>) => Promise.all([page.waitForEvent('websocket'), act()]);
  await heard(() => page.reload());
  await heard(() => page.getByRole('link', { name: 'Français' }).click());
  await heard(() => page.getByRole('link', { name: 'English' }).click());
  await talk(page);
  await Promise.all([
    scene.desk.getByRole('heading', { name: 'The call is over' }).waitFor({ timeout: 1_000 }),
    scene.desk.getByText('The caller left at once, by “Exit now”', { exact: true }).waitFor(),
    scene.desk.getByRole('alert').getByText('The caller left at once').waitFor({ state: 'attached' }),
    leave(page),
  ]);
  await page.waitForURL(`${exitAddress.en}**`);
  await page.goBack();
  expect(page.url()).toBe('about:blank');
  await page.goto(address);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('call')))).toEqual([]);
});

it('leaves every page of its caller at once', async () => {
  const page = await scene.openCaller();
  const context = page.context();
  await context.route(`${exitAddress.en}**`, (route) => route.fulfill({ body: 'The weather' }));
  await talk(page);
  const { page: another } = await openPage(context);
  await another.goto(page.url());
  await another.getByRole('link', { name: 'Exit now' }).click();
  await Promise.all([page, another].map((one) => one.waitForURL(`${exitAddress.en}**`)));
  await scene.desk.getByRole('heading', { name: 'The call is over' }).waitFor();
});
