import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureWebBuild } from '../scripts/setup/web-build.ts';
import { openBrowser, openPage, phone, receivesMedia } from './support/browser.ts';
import { liveTracks, rememberTracks } from './support/local-tracks.ts';
import { signedInPage } from './support/staff-page.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// The room of a call is prepared while it rings, so that media flow at once when somebody answers, and not before.

let system: System;
let browser: Browser;
let counselor: Page;
let caller: Page;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});
beforeEach(async () => {
  counselor = (await signedInPage(browser, system, 'counselor', '/dashboard?lang=en')).page;
  await counselor.getByRole('radio', { name: 'Available' }).check({ force: true });
  caller = (await openPage(await browser.newContext({ viewport: phone, locale: 'en-GB' }))).page;
  await rememberTracks(caller);
  await caller.goto(`${system.servers[0]?.url ?? ''}/q/${system.demo.demoCode}`);
  await caller.getByRole('button', { name: 'Start' }).click();
  await caller.getByRole('button', { name: 'Yes, by video' }).click();
  await caller.getByRole('button', { name: 'Call now' }).click();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  // Where a page is gone, the servers end its call or its record after a while: the next test need not wait for that.
  await system.db.deleteFrom('queue_entries').execute();
  await system.db.deleteFrom('calls').execute();
  await system.db.updateTable('presence').set({ state: 'offline', away_reason: null }).execute();
});

interface Sent {
  /** Connections to the media host that are up, and all that were ever made. */
  connected: number;
  made: number;
  frames: number;
  energy: number;
  /** The names of the devices whose tracks are being sent. */
  devices: string[];
}

/** What a page has sent of its camera and its microphone. */
const sent = (page: Page): Promise<Sent> =>
  page.evaluate(async () => {
    const sum = { connected: 0, made: 0, frames: 0, energy: 0, devices: [] as string[] };
    for (const connection of Reflect.get(window, 'keptConnections')) {
      if (!(connection instanceof RTCPeerConnection)) continue;
      sum.made += 1;
      if (connection.connectionState === 'connected') sum.connected += 1;
      for (const { track } of connection.getSenders()) if (track) sum.devices.push(track.label);
      for (const [, report] of await connection.getStats()) {
        if (report.type === 'outbound-rtp') sum.frames += report.framesSent ?? 0;
        if (report.type === 'media-source') sum.energy += report.totalAudioEnergy ?? 0;
      }
    }
    return sum;
  });

const bothConnected = (page: Page) =>
  until(async () => {
    const { connected } = await sent(page);
    return connected === 2 ? null : `${connected} connections are up`;
  });
const call = () =>
  system.db.selectFrom('calls').select(['state', 'epoch', 'media_host']).orderBy('asked_at', 'desc').executeTakeFirst();

it('sends nothing of camera and microphone while it rings, and all of it over the same connections once it is answered', async () => {
  for (const page of [caller, counselor]) await bothConnected(page);
  for (const page of [caller, counselor]) {
    const { frames, energy, devices } = await sent(page);
    expect({ frames, energy }).toEqual({ frames: 0, energy: 0 });
    expect(devices.filter((name) => /fake/i.test(name))).toEqual([]);
  }
  const before = await Promise.all([caller, counselor].map(sent));
  expect(await call()).toMatchObject({ state: 'offered', epoch: 1 });

  await counselor.getByRole('button', { name: /^Answer/ }).click();
  for (const [index, page] of [caller, counselor].entries()) {
    await receivesMedia(page, 10);
    const { made, frames, devices } = await sent(page);
    expect(made).toBe(before[index]?.made);
    expect(frames).toBeGreaterThan(0);
    expect(devices.filter((name) => /fake/i.test(name))).toHaveLength(2);
  }
  await until(async () => ((await call())?.state === 'active' ? null : 'the call is not active'));
  expect(await call()).toMatchObject({ epoch: 1 });
});

it('leaves a counselor who declines outside: the next is met in another room', async () => {
  for (const page of [caller, counselor]) await bothConnected(page);
  await counselor.getByRole('button', { name: 'Leave it in the queue' }).click();
  await until(async () => ((await call())?.epoch === 2 ? null : 'no other room was prepared'));
  expect((await call())?.media_host).not.toBeNull();
  await until(async () => ((await sent(counselor)).connected === 0 ? null : 'the counselor is still in the room'));
  await bothConnected(caller);
  expect(await sent(caller)).toMatchObject({ frames: 0, energy: 0 });
});

it('is left by both when the caller turns to writing while it rings, and the offer says so', async () => {
  for (const page of [caller, counselor]) await bothConnected(page);
  await caller.getByRole('button', { name: 'Write instead' }).dblclick();
  await caller.getByText('As soon as they answer, you can write.').first().waitFor();
  expect([await liveTracks(caller, 'audio'), await liveTracks(caller, 'video')]).toEqual([0, 0]);
  await counselor.getByText('A request in writing').first().waitFor();
  for (const page of [caller, counselor]) {
    await until(async () => ((await sent(page)).connected === 0 ? null : 'somebody is still in the room'));
  }
  expect(await call()).toMatchObject({ state: 'offered', media_host: null });
  await counselor.getByRole('button', { name: /^Answer/ }).click();
  await caller.getByRole('heading', { name: /^Writing with/ }).waitFor();
  await counselor.getByRole('heading', { name: 'In writing' }).waitFor();
  expect(await call()).toMatchObject({ state: 'active', media_host: null });
});
