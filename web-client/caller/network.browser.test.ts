import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { openBrowser, openPage, phone, receivesMedia, seeMore } from '../../test/support/browser.ts';
import { onPhoneNetwork, type PhoneNetwork } from '../../test/support/phone-network.ts';
import { signedInPage } from '../../test/support/staff-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// A phone whose network is gone for a while, sockets and media alike: in a tunnel, in a lift, between two cells.

let system: System;
let browser: Browser;
let counselor: Page;
const phones: Phone[] = [];

interface Phone {
  page: Page;
  network: PhoneNetwork;
}

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
  counselor = (await signedInPage(browser, system, 'counselor', '/dashboard?lang=en')).page;
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});
afterEach(async () => {
  for (const { page, network } of phones.splice(0)) {
    await page.context().close();
    await network[Symbol.asyncDispose]();
  }
});

/** A phone that is ready to call. */
async function openPhone(): Promise<Phone> {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB' });
  const { page } = await openPage(context);
  const network = await onPhoneNetwork(page);
  phones.push({ page, network });
  await page.goto(`${system.servers[0]?.url ?? ''}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: /Start|Take a place/ }).click();
  await page.getByRole('button', { name: 'Yes, by video' }).click();
  await page.getByRole('button', { name: 'Call now' }).waitFor();
  return { page, network };
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));
const calls = () => system.db.selectFrom('calls').selectAll().orderBy('asked_at').execute();
const lastCall = async () => {
  const last = (await calls()).at(-1);
  if (!last) throw new Error('There was no call');
  return last;
};

async function setAvailable(available: boolean): Promise<void> {
  await counselor.getByRole('radio', { name: available ? 'Available' : 'Away' }).check({ force: true });
}

async function answer(page: Page): Promise<void> {
  await counselor.getByRole('button', { name: /^Answer/ }).click();
  for (const side of [page, counselor]) await receivesMedia(side, 10);
}

async function talk(): Promise<Phone> {
  await setAvailable(true);
  const opened = await openPhone();
  await opened.page.getByRole('button', { name: 'Call now' }).click();
  await answer(opened.page);
  return opened;
}

async function hangUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hang up' }).click();
  await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  await finishRecord();
}

async function finishRecord(): Promise<void> {
  await counselor.getByRole('radio', { name: 'Helped on the spot' }).check({ force: true });
  await counselor.getByRole('button', { name: 'Done' }).click();
}

it.each([5, 20])('is in the same call again after %i s without a network', async (gone) => {
  const { page, network } = await talk();
  const { id, epoch } = await lastCall();
  await network.cut();
  await page.getByText('We are reconnecting you').first().waitFor();
  await seconds(gone);
  await network.restore();
  await seeMore(page, counselor);
  await page.getByText('In the call').first().waitFor();
  expect(await lastCall()).toMatchObject({ id, epoch, state: 'active' });
  await hangUp(page);
});

// Two minutes are two minutes: they run with `npm run test:long`.
const longTest = it.runIf(process.env['PASSERELLE_LONG_TESTS'] === 'true');
longTest(
  'ends a call after two minutes without a network, for both, and keeps a place in the line for as long',
  async () => {
    const talking = await talk();
    const waiting = await openPhone();
    await waiting.page.getByRole('button', { name: 'Call now' }).click();
    await waiting.page.getByRole('heading', { name: 'You are next' }).waitFor();
    const [first, second] = await calls().then((all) => all.slice(-2));
    const both = [talking, waiting];
    await Promise.all(both.map(({ network }) => network.cut()));
    await talking.page.getByText('We are reconnecting you').first().waitFor();
    await waiting.page.getByText('The connection is cut').first().waitFor();
    const over = seconds(120);
    // The counselor is not kept for as long.
    await counselor.getByRole('radio', { name: 'Helped on the spot' }).waitFor({ timeout: 60_000 });
    await over;
    await Promise.all(both.map(({ network }) => network.restore()));
    await talking.page.getByRole('button', { name: 'Call again' }).waitFor();
    await waiting.page.getByRole('heading', { name: 'You are next' }).waitFor();
    await until(async () =>
      (await waiting.page.getByText('The connection is cut').count()) === 0 ? null : 'it is cut',
    );
    await finishRecord();
    await answer(waiting.page);
    const states = (await calls()).filter(({ id }) => id === first?.id || id === second?.id).map(({ state }) => state);
    expect(states).toEqual(['closed', 'active']);
    await hangUp(waiting.page);
  },
  240_000,
);
