import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { openCallerPhone } from '../../test/support/caller-phone.ts';
import { clearDesk } from '../../test/support/clear-desk.ts';
import { openDeskOf } from '../../test/support/desk-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// What a counselor has half written is theirs: it stays when the caller hangs up, the talk changes or the line is cut.

let system: System;
let browser: Browser;
let desk: Page;
let complaints: string[];

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
  ({ page: desk, complaints } = await openDeskOf(browser, system, 'counselor@demo.example'));
});
afterEach(() => clearDesk(desk, system));
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Somebody is in a call with the counselor. */
async function talk(way: 'Yes, in writing' | 'Yes, by video'): Promise<Page> {
  const { page } = await openCallerPhone(browser, system);
  await page.getByRole('button', { name: way }).click();
  if (way !== 'Yes, in writing') await page.getByRole('button', { name: 'Call now' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Hang up' }).waitFor();
  return page;
}

/** What has the keyboard, by its label. */
const hasKeyboard = (label: string) =>
  until(async () =>
    (await desk.getByLabel(label, { exact: true }).evaluate((field) => field.matches(':focus')))
      ? null
      : `the keyboard is not in ${label}`,
  );

async function finishRecord(): Promise<void> {
  await desk.getByRole('radio', { name: 'Referred to a structure' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
}

it('an address and a summary that are half written when the caller hangs up are still there, and can be sent', async () => {
  const caller = await talk('Yes, by video');
  const summary = desk.getByLabel('Summary', { exact: true });
  const address = desk.getByLabel('Address (optional)', { exact: true });
  await desk.getByRole('button', { name: 'Write a summary' }).click();
  await desk.keyboard.type('Looks for a roo');
  await desk.getByRole('button', { name: 'Write by hand' }).click();
  await desk.keyboard.type('Foyer des Cèdres');
  await address.pressSequentially('8 du Moulin');
  for (const _ of 'du Moulin') await address.press('ArrowLeft');

  // In the middle of a word: the rest of it goes where it began.
  await caller.getByRole('button', { name: 'Hang up' }).click();
  await desk.getByRole('heading', { name: 'The call is over' }).waitFor();
  await hasKeyboard('Address (optional)');
  await desk.keyboard.type('chemin ');
  expect(await address.inputValue()).toBe('8 chemin du Moulin');
  expect(await summary.inputValue()).toBe('Looks for a roo');

  // The record is not done over what nobody has: the first of it gets the keyboard, and says so.
  await desk.getByRole('radio', { name: 'Referred to a structure' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('This is not given yet.').waitFor();
  await hasKeyboard('Name');
  await desk.getByRole('button', { name: 'Give', exact: true }).click();
  await caller.getByRole('button', { name: 'See it', exact: true }).click();
  await caller.getByRole('heading', { name: 'Foyer des Cèdres' }).waitFor();
  await caller.getByText('8 chemin du Moulin').waitFor();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('This summary is not proposed yet.').waitFor();
  await hasKeyboard('Summary');
  await desk.keyboard.press('End');
  await desk.keyboard.type('m.');
  await desk.getByRole('button', { name: 'Propose it to the caller' }).click();
  await caller.getByText('Looks for a room.').waitFor();
  await desk.getByText('Proposed. The caller reads it').waitFor();
  await finishRecord();

  // Another call begins with nothing.
  const next = await talk('Yes, in writing');
  await desk.getByRole('button', { name: 'Write by hand' }).click();
  expect(await desk.getByLabel('Name', { exact: true }).inputValue()).toBe('');
  expect(await summary.count()).toBe(0);
  await next.getByRole('button', { name: 'End', exact: true }).click();
  await desk.getByRole('heading', { name: 'The call is over' }).waitFor();
  await hasKeyboard('Name');
  await finishRecord();
  await Promise.all([caller, next].map((page) => page.context().close()));
});

it('a message that is half written when the caller leaves can be kept in the note', async () => {
  const caller = await talk('Yes, in writing');
  const note = desk.getByLabel('Note', { exact: true });
  await note.fill('Lost their keys.');
  await desk.getByLabel('Your message').fill('The locksmith is at 3 rue des');
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await desk.getByText('Not sent: the conversation ended before.').waitFor();
  await desk.getByRole('button', { name: 'Put it into the note' }).click();
  await hasKeyboard('Note');
  expect(await note.inputValue()).toBe('Lost their keys.\nThe locksmith is at 3 rue des');
  expect(await desk.getByText('Not sent').count()).toBe(0);
  await finishRecord();
  await caller.context().close();
});

it('what is written between calls is there again, with the keyboard, after a call that rang went away', async () => {
  await desk.getByRole('button', { name: 'Change how callers see you' }).click();
  await hasKeyboard('First name');
  await desk.keyboard.press('End');
  await desk.keyboard.type(' R');
  const { page: caller } = await openCallerPhone(browser, system);
  await caller.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await caller.getByRole('button', { name: 'Leave the line' }).click();
  await hasKeyboard('First name');
  await desk.keyboard.type('.');
  expect(await desk.getByLabel('First name').inputValue()).toBe('Camille R.');
  // Whoever signs out over it is asked whether they mean it.
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.getByRole('heading', { name: 'What you are writing is not saved yet' }).waitFor();
  await desk.getByRole('button', { name: 'Stay' }).click();
  await desk.getByRole('button', { name: 'Cancel' }).click();
  expect(complaints).toEqual([]);
  await caller.context().close();
});
