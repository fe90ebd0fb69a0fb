import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { signedInPage } from '../../test/support/staff-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';

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

const signedIn = (role: 'manager' | 'counselor', path: string) => signedInPage(browser, system, role, path);

it('a campaign has an address of its own, and Back leads back, with title and focus', async () => {
  const { page } = await signedIn('manager', '/console');
  await page.getByRole('link', { name: 'Parler à quelqu’un' }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Parler à quelqu’un' });
  await heading.waitFor();
  await page.waitForFunction(() => document.title.startsWith('Parler à quelqu’un'));
  await expect.poll(() => heading.evaluate((element) => element.matches(':focus'))).toBe(true);
  const address = page.url();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor();
  await page.waitForFunction(() => document.title.startsWith('Campaigns'));
  await page.goto(address);
  await heading.waitFor();
  await page.goto(`${address}x`);
  await page.getByText('This campaign does not exist').waitFor();
  await page.context().close();
});

it('a campaign is created, gets codes and a screen, and a code is renamed and disabled', async () => {
  const { page } = await signedIn('manager', '/console/campaigns/new');
  await page.getByRole('button', { name: 'Create the campaign' }).click();
  await page.getByText('Give the campaign a name').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Night buses');
  await page.getByLabel('Team that answers').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Create the campaign' }).click();
  await page.getByRole('heading', { level: 1, name: 'Night buses' }).waitFor();

  await page.getByRole('button', { name: 'Make codes' }).click();
  await page.getByLabel('Name of the batch').fill('Line 4');
  await page.getByLabel('How many').fill('501');
  await page.getByRole('button', { name: 'Make the codes' }).click();
  await page.getByText('A number from 1 to 500').waitFor();
  await page.getByLabel('How many').fill('2');
  await page.getByRole('button', { name: 'Make the codes' }).click();
  await page.getByText('2 codes are ready').waitFor();
  for (const name of [/^SVG of/, /^PNG of/]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).first().click(),
    ]);
    expect(await download.failure()).toBeNull();
  }

  await page
    .getByRole('button', { name: /^Change/ })
    .first()
    .click();
  await page.getByLabel('Name', { exact: true }).fill('Town hall');
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Town hall' });
  await row.waitFor();
  await row.getByRole('button', { name: /^Change/ }).click();
  await page.getByRole('button', { name: 'Disable the code' }).click();
  await row.getByText('Disabled').waitFor();

  await page.getByRole('button', { name: 'Add a screen' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Station hall');
  await page.getByRole('button', { name: 'Add the screen' }).click();
  await page.getByText('/signage/station-hall').waitFor();
  await page.context().close();
});

it('a counselor is told kindly that the console is not theirs', async () => {
  const { page } = await signedIn('counselor', '/console');
  await page.getByRole('heading', { name: 'This space is not yours' }).waitFor();
  await page.getByRole('link', { name: 'Go to the counselor’s desk' }).click();
  await page.waitForURL(/\/dashboard$/);
  await page.context().close();
});

it('a manager is told kindly that the dashboard is not theirs', async () => {
  const { page } = await signedIn('manager', '/dashboard');
  await page.getByRole('heading', { name: 'This space is not yours' }).waitFor();
  await page.context().close();
});
