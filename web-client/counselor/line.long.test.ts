import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { type BadLine, throughBadLine } from '../../test/support/bad-line.ts';
import { openBrowser, received, receivesMedia, seeMore } from '../../test/support/browser.ts';
import { openCallerPhone } from '../../test/support/caller-phone.ts';
import { openDeskOf } from '../../test/support/desk-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';

// A counselor whose own line is poor: at home, on a train. The voice is kept, and the desk says why there is no picture.

let system: System;
let browser: Browser;
let line: BadLine | undefined;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await line?.[Symbol.asyncDispose]();
  await system?.stop();
});

it('goes on by voice where the counselor’s line is bad, says so, and brings the pictures back', async () => {
  const { page: desk, complaints } = await openDeskOf(browser, system, 'counselor@demo.example', 0, async (page) => {
    line = await throughBadLine(page);
  });
  const { page: caller } = await openCallerPhone(browser, system);
  await caller.getByRole('button', { name: 'Yes, by video' }).click();
  await caller.getByRole('button', { name: 'Call now' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).click();
  await Promise.all([receivesMedia(caller, 10), receivesMedia(desk, 10)]);
  await desk.getByText('Good connection').waitFor();
  const camera = desk.getByRole('button', { name: 'Camera' });
  const told = desk.getByText('Your connection is weak. It goes on by voice');

  line?.lose(0.3);
  await told.waitFor({ timeout: 40_000 });
  await desk.getByText('Voice only', { exact: true }).waitFor();
  expect(await camera.getAttribute('aria-pressed')).toBe('false');
  const before = await Promise.all([received(desk), received(caller)]);
  await until(async () => {
    const [here, there] = await Promise.all([received(desk), received(caller)]);
    const heard = here.audioEnergy > before[0].audioEnergy && there.audioEnergy > before[1].audioEnergy;
    return heard ? null : 'the voices do not go on';
  }, 20);
  line?.lose(0);
  await told.waitFor({ state: 'detached', timeout: 60_000 });
  await seeMore(desk, caller);
  expect(await camera.getAttribute('aria-pressed')).toBe('true');

  // At a press, before the line is trusted again.
  line?.lose(0.3);
  await told.waitFor({ timeout: 40_000 });
  line?.lose(0);
  await camera.click();
  await seeMore(desk, caller);
  expect(complaints).toEqual([]);
});
