import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../scripts/setup/web-build.ts';
import { desktop, openBrowser, openPage } from '../test/support/browser.ts';
import { CounselorPage } from '../test/support/pages.ts';
import { type System, startSystem } from '../test/support/system.ts';

let system: System;
let browser: Browser;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

it('a screen follows the counselors within two seconds, and promises nothing once it hears nothing', async () => {
  const url = system.servers[0]?.url ?? '';
  const { page, complaints } = await openPage(await browser.newContext({ viewport: desktop }));
  await page.goto(`${url}/signage/${system.demo.screen}`);
  const status = page.getByRole('status');
  await status.getByText('No one is answering right now').waitFor();
  await status.getByText('3114').waitFor();
  const code = await page.locator('.code path').getAttribute('d');

  const counselor = await CounselorPage.open(url, await system.signIn('counselor@demo.example'));
  await counselor.available();
  await status.getByText('Someone is free right now').waitFor({ timeout: 2_000 });
  counselor.say({ type: 'set_presence', presence: 'away' });
  await status.getByText('Someone is free right now').waitFor({ state: 'detached', timeout: 2_000 });
  expect(complaints).toEqual([]);

  counselor.cut();
  await system.servers[0]?.kill();
  await status.getByText('Scan to see who is there').waitFor({ timeout: 20_000 });
  expect(await page.locator('.code path').getAttribute('d')).toBe(code);
});
