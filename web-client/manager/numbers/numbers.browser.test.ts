import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../../scripts/setup/web-build.ts';
import { desktop, openBrowser, openPage, phone } from '../../../test/support/browser.ts';
import { sideways } from '../../../test/support/gallery.ts';
import { CallerPage } from '../../../test/support/pages.ts';
import { type System, startSystem } from '../../../test/support/system.ts';

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

async function signedIn(role: 'manager' | 'supervisor', path: string, viewport = desktop) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Paris' });
  const { page } = await openPage(context);
  await page.goto(`${system.servers[0]?.url}${path}`);
  await page.getByText('English', { exact: true }).click();
  await page.getByLabel('Email address').fill(`${role}@demo.example`);
  await page.getByLabel('Password', { exact: true }).fill(system.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return { page, context };
}

it('a manager sees a call as soon as it is asked for, chooses what to see, and takes it home as a file', async () => {
  const { page, context } = await signedIn('manager', '/console');
  await page.getByRole('link', { name: 'Numbers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor();
  await page.getByText('Nothing happened in this period').waitFor();

  const { page: caller } = await CallerPage.calling(system.servers[0]?.url ?? '', system.demo.demoCode);
  await page.getByLabel('Detail').selectOption('The whole period');
  const calls = page.getByRole('table', { name: 'What became of the calls?' });
  const row = calls.getByRole('row').filter({ hasText: 'Écoute jeunes' });
  await row.waitFor();
  expect((await row.getByRole('cell').allTextContents()).map((text) => text.trim())).toEqual(
    // Asked, answered, in time, average, nine in ten, left, left at once, never answered, callbacks, waiting, referrals.
    ['1', '0', '–', '–', '–', '0', '0', '0', '0', '1', '0'],
  );

  const by = page.getByLabel('By', { exact: true });
  await by.focus();
  await by.selectOption('Campaign');
  await calls.getByRole('row').filter({ hasText: 'Parler à quelqu’un' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/numbers/7-days/campaign/whole');
  expect(await by.evaluate((element) => element.matches(':focus'))).toBe(true);
  await page.getByRole('img', { name: /How many calls were asked for\?.*Most: Parler à quelqu’un, 1/ }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('Parler à quelqu’un,');

  // The address alone brings the same view back.
  await page.reload();
  await calls.getByRole('row').filter({ hasText: 'Parler à quelqu’un' }).waitFor();
  caller.cut();
  await context.close();
});

it('dates that run backwards are refused beside them, and what is right is shown again', async () => {
  const { page, context } = await signedIn('manager', '/console/numbers/2026-03-05_2026-03-01/team/day');
  await page.getByText('The first date must come before the last').waitFor();
  expect(await page.getByRole('link', { name: 'Download as CSV' }).count()).toBe(0);
  await page.getByLabel('From').fill('');
  await page.getByText('Choose the date that the numbers begin on').waitFor();
  await page.getByLabel('From').fill('2026-03-01');
  await page.getByText('Nothing happened in this period').waitFor();
  await context.close();
});

it('a supervisor comes to the numbers from the desk, and to nothing else of the console', async () => {
  const { page, context } = await signedIn('supervisor', '/dashboard');
  await page.getByRole('link', { name: 'Numbers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor();
  expect(await page.getByRole('link', { name: 'Campaigns' }).count()).toBe(0);
  await page.goto(`${system.servers[0]?.url}/console`);
  await page.getByRole('heading', { name: 'This space is not yours' }).waitFor();
  await context.close();
});

it('an address that names no numbers says so', async () => {
  const { page, context } = await signedIn('manager', '/console/numbers/year/team/day', phone);
  await page.getByRole('heading', { level: 1, name: 'This address names no numbers' }).waitFor();
  await page.goto(`${system.servers[0]?.url}/console/numbers`);
  await page.getByRole('heading', { level: 1, name: 'Numbers' }).waitFor();
  expect(await sideways(page)).toBe(0);
  await context.close();
});
