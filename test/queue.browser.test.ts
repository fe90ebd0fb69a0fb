import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../scripts/setup/web-build.ts';
import { type Laptop, openBrowser, openLaptop, openPage, phone } from './support/browser.ts';
import { openDeskOf } from './support/desk-page.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// The queue as people see it: two phones, one counselor at first, and a laptop whose lid is closed while it rings.

let system: System;
let phones: Browser;
let laptop: Laptop;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 2, mediaHosts: 1 });
  phones = await openBrowser();
  laptop = await openLaptop();
});
afterAll(async () => {
  await phones?.close();
  await laptop?.close();
  await system?.stop();
});

async function openPhone(): Promise<Page> {
  const context = await phones.newContext({ viewport: phone, locale: 'en-GB', isMobile: true, hasTouch: true });
  const { page } = await openPage(context);
  await page.goto(`${system.servers[0]?.url}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: /^(Start|Take a place)$/ }).click();
  return page;
}

/** The longest that the page says it may take, in minutes. */
async function longestWait(page: Page): Promise<number> {
  const text = await page.getByText(/^About .* minutes\.$/).textContent();
  return Number(/(\d+) minutes/.exec(text ?? '')?.[1]);
}

it('the second caller is next, with a time that goes down; and when a lid is closed while it rings, the next desk rings', async () => {
  const { page: desk } = await openDeskOf(laptop.browser, system, 'counselor@demo.example');
  const first = await openPhone();
  await first.getByRole('button', { name: 'Yes, with my voice only' }).click();
  await first.getByRole('button', { name: 'Call now' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).click();
  await first.getByRole('button', { name: 'Hang up' }).waitFor();

  // One counselor, who talks: the second caller is told so, as a place and a time.
  const second = await openPhone();
  await second.getByRole('button', { name: 'Yes, in writing' }).click();
  await second.getByRole('heading', { name: 'You are next' }).waitFor();
  const told = await longestWait(second);
  // Some minutes of the talk pass.
  await system.db
    .updateTable('calls')
    .set(({ ref }) => ({ accepted_at: sql<Date>`${ref('accepted_at')} - interval '5 minutes'` }))
    .where('state', 'in', ['connecting', 'active'])
    .execute();
  await until(async () => {
    const now = await longestWait(second);
    return now < told ? null : `${told} minutes before, ${now} now`;
  });
  await second.getByRole('heading', { name: 'You are next' }).waitFor();

  // The talk ends; it rings for the second caller, and then the lid of the laptop is closed.
  await first.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check({ force: true });
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await second.getByRole('heading', { name: 'It is ringing at someone’s desk' }).waitFor();
  const { page: other } = await openDeskOf(phones, system, await system.addCounselor('Samira'), 1);
  expect(await other.getByRole('button', { name: /^Answer/ }).isVisible()).toBe(false);
  laptop.closeLid();
  const closedAt = performance.now();
  await other.getByRole('button', { name: /^Answer/ }).waitFor();
  expect(performance.now() - closedAt).toBeLessThan(5_000);

  await other.getByRole('button', { name: /^Answer/ }).click();
  await second.getByText('Samira').first().waitFor();
  // Whoever opens the lid again finds a desk at which nothing rings.
  laptop.openLid();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor({ state: 'hidden' });
});
