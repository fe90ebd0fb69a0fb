import { Redis } from 'ioredis';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../scripts/setup/web-build.ts';
import { openBrowser, phone, received, receivesMedia } from './support/browser.ts';
import { openCallerPhone } from './support/caller-phone.ts';
import { openDeskOf } from './support/desk-page.ts';
import { redisUrl } from './support/redis.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// What is written in a call, beside a face and letter by letter: both ways, read out, and gone with the call.

let system: System;
let browser: Browser;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 2, mediaHosts: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const openPhone = () => openCallerPhone(browser, system);

it('both sides of a video call write to each other beside the picture, and nothing stays of it', async () => {
  const desk = await openDeskOf(browser, system, 'counselor@demo.example', 1);
  const { page: caller, complaints } = await openPhone();
  await caller.getByRole('button', { name: 'Yes, by video' }).click();
  await caller.getByRole('button', { name: 'Call now' }).click();
  await desk.page.getByRole('button', { name: /^Answer/ }).click();
  await Promise.all([receivesMedia(caller, 5), receivesMedia(desk.page, 5)]);

  // The caller writes: the desk shows it by itself, beside the picture.
  const messages = caller.getByRole('button', { name: 'Write' });
  expect(await messages.getAttribute('aria-expanded')).toBe('false');
  await messages.click();
  // The first letters open the messages at the desk: they may be all that somebody can give.
  await caller.getByLabel('Letter by letter').check();
  await caller.getByLabel('Your message').pressSequentially('My ad');
  await desk.page.locator('[aria-live=off] .text').getByText('My ad').waitFor();
  await caller.getByLabel('Letter by letter').uncheck();
  await caller.getByLabel('Your message').fill('My address is 3 rue des Lilas');
  await caller.getByLabel('Your message').press('Enter');
  await desk.page.getByText('My address is 3 rue des Lilas').waitFor();
  const picture = await caller.locator('.remote').boundingBox();
  const written = await caller.getByLabel('Your message').boundingBox();
  expect(picture?.height ?? 0).toBeGreaterThan(150);
  expect((picture?.y ?? 0) + (picture?.height ?? 0)).toBeLessThanOrEqual(written?.y ?? 0);

  // What is half written stays when the messages are put away; what comes meanwhile is counted and read out.
  await caller.getByLabel('Your message').fill('half a thought');
  await caller.getByRole('button', { name: 'Close the messages' }).click();
  await until(async () =>
    (await messages.evaluate((button) => button.matches(':focus'))) ? null : 'the focus is not where it was opened',
  );
  await desk.page.getByLabel('Your message').fill('Thank you');
  await desk.page.getByRole('button', { name: 'Send' }).click();
  await caller.getByRole('button', { name: '1 Write' }).waitFor();
  await caller.getByRole('status').getByText('wrote to you. 1 new message.').waitFor({ state: 'attached' });
  await caller.getByRole('button', { name: '1 Write' }).click();
  await caller.getByText('Thank you').waitFor();
  expect(await caller.getByLabel('Your message').inputValue()).toBe('half a thought');
  expect(await caller.getByRole('button', { name: '1 Write' }).count()).toBe(0);

  // Letter by letter, both ways, over the room's channel: the server is not asked.
  const before = { caller: await received(caller), desk: await received(desk.page) };
  await caller.getByLabel('Letter by letter').check();
  await caller.getByLabel('Your message').fill('');
  await caller.getByLabel('Your message').pressSequentially('half a thought', { delay: 100 });
  await desk.page.locator('[aria-live=off] .text').getByText('half a thought').waitFor();
  await desk.page.getByLabel('Letter by letter').check();
  await desk.page.getByLabel('Your message').pressSequentially('a wo', { delay: 100 });
  await caller.locator('[aria-live=off] .text').getByText('a wo').waitFor();
  expect((await received(desk.page)).messages).toBeGreaterThanOrEqual(before.desk.messages + 4);
  expect((await received(caller)).messages).toBeGreaterThanOrEqual(before.caller.messages + 2);
  // A keyboard leaves little: the face stays above the words all the same.
  await caller.setViewportSize({ width: 360, height: 420 });
  const face = await caller.locator('.remote').boundingBox();
  const words = await caller.locator('.panel').boundingBox();
  expect(face?.height ?? 0).toBeGreaterThanOrEqual(100);
  expect(words?.height ?? 0).toBeGreaterThanOrEqual(250);
  await caller.setViewportSize(phone);

  caller.on('dialog', (dialog) => void dialog.accept());
  await caller.getByRole('button', { name: 'Hang up' }).click();
  await caller.getByText('Read the messages again').waitFor();
  await desk.page.getByRole('radio', { name: 'Helped on the spot' }).check({ force: true });
  await desk.page.getByRole('button', { name: 'Done' }).click();
  await until(async () => {
    const { length } = await system.db.selectFrom('messages').select('id').execute();
    return length === 0 ? null : `${length} messages are kept`;
  });
  expect([...complaints, ...desk.complaints]).toEqual([]);
  // What comes next should ring elsewhere.
  await desk.page.context().close();
});

it('letters are read along as they are written, corrections too, once that is chosen; and nothing of it is kept', async () => {
  const desk = await openDeskOf(browser, system, await system.addCounselor('Samira'), 1);
  const { page: caller, complaints } = await openPhone();
  await caller.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.page.getByRole('button', { name: /^Answer/ }).click();
  const mine = caller.getByLabel('Your message');
  const theirs = desk.page.getByLabel('Your message');
  const alongAtDesk = desk.page.locator('[aria-live=off] .text');

  // Nobody reads along before that is chosen.
  await mine.pressSequentially('secret');
  await desk.page.getByText('The caller is writing…').waitFor();
  expect(await alongAtDesk.count()).toBe(0);
  await mine.fill('');
  await caller.getByLabel('Letter by letter').check();
  await caller.getByText('Samira sees letters as you write.').waitFor();

  const took: number[] = [];
  for (const letter of 'I am at Ny house') {
    const before = await mine.inputValue();
    const pressed = performance.now();
    await mine.pressSequentially(letter);
    await until(async () => {
      const shown = await alongAtDesk.allTextContents();
      return shown.join() === `${before}${letter}` ? null : `the desk shows ${shown.join()}`;
    });
    took.push(performance.now() - pressed);
  }
  const [median = Number.POSITIVE_INFINITY] = took.sort((a, b) => a - b).slice(took.length / 2);
  expect(median).toBeLessThan(500);
  // Nothing beside the letters asks for a first word, and that somebody writes is said once at most.
  expect(await desk.page.getByText('Write the first word').count()).toBe(0);
  expect(await desk.page.getByText('The caller is writing…').count()).toBeLessThanOrEqual(1);
  // A correction in the middle is seen as well.
  await mine.fill('I am at my house');
  await alongAtDesk.getByText('I am at my house').waitFor();

  // The other way, at the same time.
  await desk.page.getByLabel('Letter by letter').check();
  await theirs.pressSequentially('stay');
  await caller.locator('[aria-live=off] .text').getByText('stay').waitFor();

  // Neither the rows, nor Redis, nor a log know anything of it.
  expect(await system.db.selectFrom('messages').select('id').execute()).toEqual([]);
  const redis = new Redis(redisUrl());
  const kept: unknown[] = [];
  for (const key of await redis.keys('*')) {
    const dump = await redis.dump(key);
    if (dump?.includes('at my house')) kept.push(key);
  }
  redis.disconnect();
  expect(kept).toEqual([]);
  for (const { log } of system.servers) expect(log()).not.toContain('at my house');

  // Sent, it is a message, once, and read along no longer.
  await mine.press('Enter');
  await desk.page.getByRole('log').getByText('I am at my house').waitFor();
  await alongAtDesk.waitFor({ state: 'detached' });
  expect(await desk.page.getByText('I am at my house').count()).toBe(1);
  // Taken back, what stands there vanishes at the other side.
  await desk.page.getByLabel('Letter by letter').uncheck();
  await caller.locator('[aria-live=off] .text').waitFor({ state: 'detached' });
  expect([...complaints, ...desk.complaints]).toEqual([]);
});
