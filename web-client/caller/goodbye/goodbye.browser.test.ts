import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../../scripts/setup/web-build.ts';
import { desktop, openBrowser, openPage, phone } from '../../../test/support/browser.ts';
import { type System, startSystem } from '../../../test/support/system.ts';
import { until } from '../../../test/support/until.ts';

// How a call ends, against the whole product: what was agreed is given by the keyboard, kept on the phone, and rated;
// and what is kept of a caller who wants it.

let system: System;
let browser: Browser;
let deskContext: BrowserContext;
let desk: Page;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1 });
  browser = await openBrowser();
  const { id } = await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow();
  await system.db.deleteFrom('structures').execute();
  await system.db
    .insertInto('structures')
    .values(
      ['Cimade', 'Mission locale des Trois-Rives', 'Maison des ados'].map((name) => ({
        id: crypto.randomUUID(),
        campaign_id: id,
        name,
        phone: '04 75 00 00 00',
        address: '12 rue des Tilleuls, Aubenas',
      })),
    )
    .execute();
  deskContext = await browser.newContext({ viewport: desktop, locale: 'en-GB' });
  ({ page: desk } = await openPage(deskContext));
  await desk.goto(`${url()}/dashboard?lang=en`);
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill(system.password);
  await desk.getByLabel('Password', { exact: true }).press('Enter');
  await desk.getByRole('button', { name: 'Later' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const url = () => system.servers[0]?.url ?? '';

/** Somebody writes, and the counselor has answered. */
async function talk(): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', acceptDownloads: true });
  const { page } = await openPage(context);
  await page.goto(`${url()}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await desk.keyboard.press('Enter');
  await page.getByLabel('Your message').waitFor();
  return page;
}

/** Another phone, opened by the link with these words. */
async function openWith(words: readonly string[]): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB' });
  const { page } = await openPage(context);
  await page.goto(`${url()}/q/${system.demo.demoCode}#known=${words.join('-')}`);
  await page.getByRole('heading', { name: 'We know you' }).waitFor();
  return { page, context };
}

/** The counselor proposes to keep this. */
async function propose(summary: string): Promise<void> {
  await desk.getByRole('button', { name: 'Write a summary' }).click();
  await desk.getByLabel('Summary', { exact: true }).fill(summary);
  await desk.getByRole('button', { name: 'Propose it to the caller' }).click();
}

async function finishRecord(): Promise<void> {
  await desk.getByRole('radio', { name: 'Referred to a structure' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
}

it('what the counselor gives stands on the caller’s last page, to dial, to find and to keep', async () => {
  const caller = await talk();
  const search = desk.getByRole('combobox', { name: 'Search the list' });
  await search.pressSequentially('mais');
  await desk.getByRole('option', { name: 'Maison des ados' }).waitFor();
  await search.fill('');
  await search.pressSequentially('m');
  await desk.getByRole('option').nth(1).waitFor();
  await search.press('ArrowDown');
  await search.press('Enter');
  await desk.getByRole('button', { name: 'Take back Mission locale des Trois-Rives' }).waitFor();

  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await caller.getByRole('heading', { name: 'What we agreed' }).waitFor();
  const call = caller.getByRole('link', { name: 'Call 04 75 00 00 00' });
  expect(await call.getAttribute('href')).toBe('tel:0475000000');
  const [download] = await Promise.all([
    caller.waitForEvent('download'),
    caller.getByRole('button', { name: 'Keep as a picture' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('notes.png');
  await caller.getByRole('button', { name: 'Picture kept' }).waitFor();

  // After the hang-up, while the record is written: told below, and put in its place by a tap.
  const before = await caller.getByRole('radio', { name: 'Yes' }).boundingBox();
  await desk.getByRole('button', { name: 'Write by hand' }).click();
  await desk.getByLabel('Name', { exact: true }).fill('Foyer des Cèdres');
  await desk.getByRole('button', { name: 'Give', exact: true }).click();
  await caller.getByText('An address has arrived for you').last().waitFor();
  expect(await caller.getByRole('radio', { name: 'Yes' }).boundingBox()).toEqual(before);
  await caller.getByRole('button', { name: 'See it', exact: true }).click();
  await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).waitFor();
  await until(async () =>
    (await caller.getByRole('heading', { name: 'What we agreed' }).evaluate((heading) => heading.matches(':focus')))
      ? null
      : 'reading does not go on there',
  );

  // The record is done, and it all stays on the page.
  await finishRecord();
  expect(await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).isVisible()).toBe(true);

  // Back from a website that took the page's place, it is all there again: so it is where the page is loaded again.
  await caller.goto('about:blank');
  await caller.goBack();
  await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).waitFor();
  await caller.reload();
  await caller.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  await caller.getByRole('heading', { name: 'Mission locale des Trois-Rives' }).waitFor();
  await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).waitFor();

  // Whoever begins anew begins without it.
  await caller.getByRole('button', { name: 'Talk to someone' }).click();
  await caller.getByRole('button', { name: 'Yes, in writing' }).waitFor();
  expect(await caller.getByText('Foyer des Cèdres').count()).toBe(0);
  await caller.reload();
  await caller.getByRole('button', { name: 'Start' }).waitFor();
  expect(await caller.evaluate(() => Object.keys(sessionStorage))).toEqual([expect.stringContaining('visit')]);
  await caller.context().close();
});

it('what was written by hand while the caller’s page was gone is there when they come back to it', async () => {
  const caller = await talk();
  const address = caller.url();
  await caller.goto('about:blank');
  await desk.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('button', { name: 'Write by hand' }).click();
  await desk.getByLabel('Name', { exact: true }).fill('Foyer des Cèdres');
  await desk.getByRole('button', { name: 'Give', exact: true }).click();
  await desk.getByRole('button', { name: 'Take back Foyer des Cèdres' }).waitFor();
  await finishRecord();
  await caller.goto(address);
  await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).waitFor();
  await caller.context().close();
});

it('one tap says whether it helped, another one says otherwise, and the keyboard does too', async () => {
  const caller = await talk();
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  const yes = caller.getByRole('radio', { name: 'Yes' });
  await yes.waitFor();
  expect(await caller.getByRole('radio', { checked: true }).count()).toBe(0);
  await yes.check();
  await caller.getByText('Noted, thank you').waitFor();
  const scores = async () =>
    (await system.db.selectFrom('ratings').select('score').execute()).map(({ score }) => score).join();
  await until(async () => ((await scores()) === '3' ? null : `the scores are ${await scores()}`));
  await yes.press('ArrowRight');
  await until(async () => ((await scores()) === '2' ? null : `the scores are ${await scores()}`));
  await caller.reload();
  await caller.getByRole('radio', { name: 'A little', checked: true }).waitFor();
  await finishRecord();
  await caller.context().close();
});

it('whoever wants to be recognised gets six words, and the next counselor is told; then all is deleted', async () => {
  const caller = await talk();
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await caller.getByText('So that we know you next time').click();
  expect(await system.db.selectFrom('known_callers').select('id').execute()).toEqual([]);
  await caller.getByRole('button', { name: 'Yes, give me six words' }).click();
  await caller.getByRole('heading', { name: 'Your six words' }).waitFor();
  const words = await caller.locator('.phrase li').allTextContents();
  expect(words).toHaveLength(6);
  await caller.reload();
  await caller.getByRole('heading', { name: 'Your six words' }).waitFor();
  expect(await caller.locator('.phrase li').allTextContents()).toEqual(words);
  // Somebody who opens the page anew in this tab is shown none of it.
  await caller.goto('about:blank');
  await caller.goto(`${url()}/q/${system.demo.demoCode}`);
  await caller.getByRole('heading', { name: 'We know you' }).waitFor();
  expect(await caller.evaluate(() => Object.keys(sessionStorage).join())).not.toContain('ended');
  await finishRecord();
  await caller.context().close();

  // Another phone, opened by the link: the words go from the address at once.
  const { page, context } = await openWith(words);
  await page.getByText('You talked here 1 time').waitFor();
  expect(page.url()).not.toContain('known');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await desk.getByText('Has been here before: 1 talk').waitFor();
  await desk.keyboard.press('Enter');
  await page.getByLabel('Your message').waitFor();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByText('So that we know you next time').click();
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await page.getByText('We keep nothing of you any more.').waitFor();
  expect(await system.db.selectFrom('known_callers').select('id').execute()).toEqual([]);
  await finishRecord();

  // Typed by hand they lead nowhere now.
  await page.goto(`${url()}/q/${system.demo.demoCode}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'We have talked before' }).click();
  await page.getByLabel('The six words').fill(words.join(' '));
  await page.keyboard.press('Enter');
  await page.getByText('We do not know these words here').waitFor();
  await context.close();
});

it('a summary is kept where both say yes: the caller reads it first, and the next counselor finds it', async () => {
  const caller = await talk();
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await caller.getByText('So that we know you next time').click();
  await caller.getByRole('button', { name: 'Yes, give me six words' }).click();
  await caller.getByRole('heading', { name: 'Your six words' }).waitFor();
  const words = await caller.locator('.phrase li').allTextContents();
  await caller.getByRole('button', { name: 'Ask to keep a short summary' }).click();
  await caller.getByText('We have asked.').waitFor();
  await desk.getByText('The caller asks for a short summary to be kept.').waitFor();
  await propose('Looks for a room near the college.');
  const proposed = caller.locator('section', {
    has: caller.getByRole('heading', { name: 'Keep this summary?' }),
  });
  await proposed.getByText('Looks for a room near the college.').waitFor();

  // Changed before it is answered: what is answered is what is read.
  await desk.getByRole('button', { name: 'Change it' }).click();
  await desk.getByLabel('Summary', { exact: true }).fill('Looks for a room in Aubenas.');
  await desk.getByRole('button', { name: 'Propose it to the caller' }).click();
  await proposed.getByText('Looks for a room in Aubenas.').waitFor();
  await caller.getByRole('button', { name: 'Yes, keep it' }).click();
  await caller.getByText('The summary is kept.').waitFor();
  await desk.getByText('The caller said yes: it is kept.').waitFor();
  await finishRecord();
  await caller.context().close();

  const { page, context } = await openWith(words);
  await page.getByText('The summary that we keep:').waitFor();
  await page.getByText('Looks for a room in Aubenas.').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.getByText('Kept summary: Looks for a room in Aubenas.').waitFor();
  await desk.keyboard.press('Enter');
  await page.getByLabel('Your message').waitFor();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await finishRecord();
  await context.close();
});

it('a summary to which the caller says yes before they have words is kept with these', async () => {
  const caller = await talk();
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await propose('Sleeps badly.');
  await caller.getByRole('button', { name: 'Yes, with six words' }).click();
  await caller.getByRole('heading', { name: 'Your six words' }).waitFor();
  await caller.getByText('The summary is kept.').waitFor();
  await desk.getByText('The caller said yes: it is kept.').waitFor();
  // Nothing is left of it once they take it back, and the page says so where they did.
  await caller.getByRole('button', { name: 'Delete it all' }).click();
  await caller.getByText('We keep nothing of you any more.').waitFor();
  await finishRecord();
  await caller.context().close();
});

it('a summary that the caller does not want is deleted, also where they have no words yet', async () => {
  const caller = await talk();
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await propose('Wants to learn to swim.');
  await caller.getByText('Wants to learn to swim.').waitFor();
  // Yes is said with six words alone, no without anything.
  await caller.getByRole('button', { name: 'Yes, with six words' }).waitFor();
  expect(await caller.getByRole('button', { name: 'Yes, keep it' }).count()).toBe(0);
  await caller.getByRole('button', { name: 'No, delete it' }).click();
  await caller.getByText('The summary is deleted.').waitFor();
  await desk.getByText('The caller said no: it is deleted.').waitFor();
  expect(await desk.getByRole('button', { name: 'Write a summary' }).count()).toBe(0);
  const kept = await system.db.selectFrom('summary_proposals').select(['text', 'answer']).execute();
  expect(kept).toEqual([{ text: null, answer: 'refused' }]);
  await finishRecord();
  await caller.context().close();
});
