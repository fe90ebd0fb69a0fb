import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../test/support/browser.ts';
import { redisUrl } from '../test/support/redis.ts';
import { until } from '../test/support/until.ts';
import type { Config } from './config.ts';
import type {} from './testing/page/participant-page.ts';
import { sharedRedis, type TestRedis } from './testing/redis-server.ts';
import { TestHost } from './testing/test-host.ts';

let folder: string;
let site: Server;
let origin: string;
let browser: Browser;
let redis: TestRedis;
let host: TestHost;

beforeAll(async () => {
  redis = sharedRedis(redisUrl());
  folder = await mkdtemp(join(tmpdir(), 'sfu-page-'));
  const root = fileURLToPath(new URL('testing/page', import.meta.url));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, minify: false },
  });
  site = createServer(({ url = '/' }, reply) => {
    const path = new URL(url, 'http://page').pathname;
    reply.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
    createReadStream(join(folder, path === '/' ? 'index.html' : path))
      .on('error', () => reply.writeHead(404).end())
      .pipe(reply);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`;
  browser = await openBrowser();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await host?.close();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await redis?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const startHost = async (overrides: Partial<Config> = {}) => {
  host = await TestHost.start(redis, overrides);
};
const openPage = async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  return page;
};
const enter = async (page: Page, participant: string, { resume = false, epoch = 1 } = {}) => {
  const token = await host.token({ participant, epoch, role: participant === 'caller' ? 'caller' : 'counselor' });
  return page.evaluate(([url, token, resume]) => window.page.join(url, token, resume), [
    host.url,
    token,
    resume,
  ] as const);
};
const send = (page: Page, kinds: ('audio' | 'video')[]) => page.evaluate((kinds) => window.page.send(kinds), kinds);
const heard = (page: Page) => page.evaluate(() => window.page.heard());
/** Waits until a page has decoded so many frames, and heard so much sound, more than it had. */
const receives = async (page: Page, { frames = 0, samples = 0 }) => {
  const before = await heard(page);
  await until(async () => {
    const now = await heard(page);
    const [newFrames, newSamples] = [now.framesDecoded - before.framesDecoded, now.audioSamples - before.audioSamples];
    return newFrames >= frames && newSamples >= samples ? null : `${newFrames} frames and ${newSamples} samples came`;
  }, 20);
};
const flowing = async () => (await host.events()).filter(({ event }) => event === 'media_flowing');

test('two pages see and hear each other, and the servers are told once', async () => {
  await startHost();
  const [caller, counselor] = [await openPage(), await openPage()];
  await enter(caller, 'caller');
  await send(caller, ['audio', 'video']);
  await enter(counselor, 'counselor');
  await receives(counselor, { frames: 10, samples: 20_000 });
  expect(await flowing()).toEqual([]);
  await send(counselor, ['audio', 'video']);
  await receives(caller, { frames: 10, samples: 20_000 });
  await until(async () => ((await flowing()).length > 0 ? null : 'media_flowing was not told'));
  await until(async () => ((await host.entry())?.rooms[0]?.flowing ? null : 'the register does not show the flow'));
  expect(await flowing()).toHaveLength(1);
});

test('a picture goes on while the socket is away, and after it is back', async () => {
  await startHost();
  const [caller, counselor] = [await openPage(), await openPage()];
  await enter(caller, 'caller');
  await enter(counselor, 'counselor');
  await send(caller, ['audio', 'video']);
  await send(counselor, ['audio']);
  await receives(counselor, { frames: 5, samples: 5_000 });
  await caller.evaluate(() => window.page.cut());
  await receives(counselor, { frames: 10, samples: 10_000 });
  expect(await enter(caller, 'caller', { resume: true })).toEqual({ resumed: true });
  await caller.evaluate(() => window.page.restartIce());
  await receives(counselor, { frames: 10, samples: 10_000 });
  await receives(caller, { samples: 10_000 });
});

test('voice alone is a talk too', async () => {
  await startHost();
  const [caller, counselor] = [await openPage(), await openPage()];
  await enter(caller, 'caller');
  await enter(counselor, 'counselor');
  await send(caller, ['audio']);
  await send(counselor, ['audio']);
  await until(async () => ((await flowing()).length === 1 ? null : 'media_flowing was not told'), 20);
});

test('after a reload a page is heard again by its peer', async () => {
  await startHost();
  const [caller, counselor] = [await openPage(), await openPage()];
  await enter(caller, 'caller');
  await enter(counselor, 'counselor');
  await send(caller, ['audio', 'video']);
  await receives(counselor, { frames: 5 });
  await caller.reload();
  expect(await enter(caller, 'caller')).toEqual({ resumed: false });
  await send(caller, ['audio', 'video']);
  await receives(counselor, { frames: 10, samples: 10_000 });
});

test('after a worker was killed two pages talk on in the room of a higher epoch', async () => {
  await startHost();
  const pages = [await openPage(), await openPage()];
  const talk = async (epoch: number) => {
    for (const [index, page] of pages.entries()) {
      await enter(page, index === 0 ? 'caller' : 'counselor', { epoch });
      await send(page, ['audio', 'video']);
    }
    await Promise.all(pages.map((page) => receives(page, { frames: 5, samples: 5_000 })));
  };
  await talk(1);
  const [pid] = host.host.workerPids;
  if (pid === undefined) throw new Error('no worker');
  process.kill(pid, 'SIGKILL');
  await until(() => (host.host.workerPids.some((other) => other !== pid) ? null : 'the worker is not replaced'));
  for (const page of pages) await page.reload();
  await talk(2);
  const epochs = async () => (await flowing()).map(({ epoch }) => epoch);
  await until(async () => ((await epochs()).includes(2) ? null : 'media does not flow under the new epoch'));
  expect(await epochs()).toEqual([1, 2]);
});
