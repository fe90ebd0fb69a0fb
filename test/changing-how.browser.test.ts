import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../scripts/setup/web-build.ts';
import { hearMore, openBrowser, receivesMedia, seeMore } from './support/browser.ts';
import { openCallerPhone } from './support/caller-phone.ts';
import { openDeskOf } from './support/desk-page.ts';
import { liveTracks, rememberTracks } from './support/local-tracks.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// How one talks changes while one talks: what is sent and what is not, as the statistics of both sides have it.

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

const lastCall = async () =>
  (await system.db.selectFrom('calls').select(['kind', 'state']).orderBy('asked_at', 'desc').executeTakeFirst()) ??
  null;
const isKind = (kind: string) =>
  until(async () => {
    const call = await lastCall();
    return call?.kind === kind && call.state === 'active' ? null : `the call is ${JSON.stringify(call)}`;
  });
const noDevices = (page: Page) =>
  until(async () => {
    const live = (await liveTracks(page, 'audio')) + (await liveTracks(page, 'video'));
    return live === 0 ? null : `${live} tracks are live`;
  });

it('a call goes from video to voice to writing and back to video, with the counselor asked before they are heard again', async () => {
  const desk = await openDeskOf(browser, system, 'counselor@demo.example', 1);
  const { page: caller, complaints } = await openPhone();
  await caller.getByRole('button', { name: 'Yes, by video' }).click();
  await caller.getByRole('button', { name: 'Call now' }).click();
  await rememberTracks(desk.page);
  await desk.page.getByRole('button', { name: /^Answer/ }).click();
  await Promise.all([receivesMedia(caller, 5), receivesMedia(desk.page, 5)]);
  await isKind('video');

  // To voice: the camera's light goes out, the voice goes on.
  await caller.getByRole('button', { name: 'Camera' }).click();
  await isKind('audio');
  expect(await liveTracks(caller, 'video')).toBe(0);
  await hearMore(desk.page);

  // To writing: both sides' devices are off, and what is written goes on.
  await caller.getByRole('button', { name: 'Write', exact: true }).click();
  await caller.getByLabel('Your message').fill('I can not speak here');
  await caller.getByLabel('Your message').press('Enter');
  await caller.getByRole('button', { name: 'Writing only' }).click();
  await isKind('text');
  await caller.getByText('I can not speak here').waitFor();
  await desk.page.getByText('I can not speak here').waitFor();
  await noDevices(caller);
  // It was the caller's own wish.
  expect(await caller.getByText('prefers to go on in writing').count()).toBe(0);
  await desk.page.getByRole('heading', { name: 'In writing' }).waitFor();
  await caller.getByLabel('Your message').fill('Wait, I would rather');

  // And back to video: the caller sees themselves first, the counselor is asked, and heard only then.
  await caller.getByRole('button', { name: 'Video', exact: true }).click();
  await caller.getByRole('heading', { name: 'This is what will be seen of you' }).waitFor();
  await desk.page.getByLabel('Your message').fill('All right');
  await desk.page.getByLabel('Your message').press('Enter');
  await caller.getByText('wrote to you. 1 new message.').waitFor();
  await caller.getByRole('button', { name: 'Talk now' }).click();
  await isKind('video');
  const atDesk = desk.page.getByRole('button', { name: 'Join by video' });
  await atDesk.waitFor();
  await desk.page.reload();
  await atDesk.waitFor();
  await desk.page.getByLabel('Your message').fill('Take your');
  await caller.getByRole('button', { name: 'Hang up' }).waitFor();
  await caller.getByText('can join you now, or stay in writing.').first().waitFor();
  await atDesk.click();
  await seeMore(caller, desk.page);
  await hearMore(caller, desk.page);

  // What both had begun to write is there still, to go on with.
  const byCaller = caller.getByLabel('Your message');
  const byCounselor = desk.page.getByLabel('Your message');
  expect(await byCounselor.inputValue()).toBe('Take your');
  // With what came meanwhile: the counselor's 'All right'.
  await caller.getByRole('button', { name: '1 Write' }).click();
  expect(await byCaller.inputValue()).toBe('Wait, I would rather');
  await byCaller.press('Enter');
  await desk.page.getByText('Wait, I would rather').waitFor();
  await byCaller.fill('And then');

  // The counselor goes on in writing as well; it is one call all along.
  await desk.page.getByRole('button', { name: 'Go on in writing' }).click();
  await isKind('text');
  await noDevices(caller);
  await caller.getByText('prefers to go on in writing.').waitFor();
  await caller.getByText('I can not speak here').waitFor();
  expect(await byCaller.inputValue()).toBe('And then');
  expect(await byCounselor.inputValue()).toBe('Take your');
  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await desk.page.getByRole('radio', { name: 'Helped on the spot' }).check({ force: true });
  const { count } = await system.db
    .selectFrom('calls')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(1);
  // The record stays open, so that nothing rings there for the next.
  expect([...complaints, ...desk.complaints]).toEqual([]);
});

it('a wait in writing becomes one by voice, after a look at the microphone', async () => {
  const { page: caller } = await openPhone();
  await caller.getByRole('button', { name: 'Yes, in writing' }).click();
  await caller.getByRole('button', { name: 'Voice', exact: true }).click();
  await caller.getByRole('heading', { name: 'You will be heard, not seen' }).waitFor();
  await caller.getByRole('button', { name: 'Call now' }).click();
  await until(async () => ((await lastCall())?.kind === 'audio' ? null : 'it is not by voice'));
});
