import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../test/support/until.ts';
import type { Config } from './config.ts';
import { RedisServer } from './testing/redis-server.ts';
import { publicKey, TestHost } from './testing/test-host.ts';

let redis: RedisServer;
const hosts: TestHost[] = [];
const startHost = async (overrides: Partial<Config> = {}) => {
  const host = await TestHost.start(redis, overrides);
  hosts.push(host);
  return host;
};
beforeAll(async () => {
  redis = await RedisServer.start();
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(async () => {
  await redis?.stop();
});
const entryIs = (host: TestHost, what: string, holds: (entry: Awaited<ReturnType<TestHost['entry']>>) => boolean) =>
  until(async () => {
    const entry = await host.entry().catch(() => null);
    return holds(entry) ? null : `the register does not show ${what}: ${JSON.stringify(entry)}`;
  });

test('a worker that is killed ends its rooms alone, and another takes its place', async () => {
  const host = await startHost({ workers: 2 });
  const before = host.host.workerPids;
  expect(before).toHaveLength(2);
  const first = await host.join({ room: 'room-a' });
  const second = await host.join({ room: 'room-b' });
  const victim = before[0];
  if (victim === undefined) throw new Error('no worker');
  process.kill(victim, 'SIGKILL');
  await until(() => (first.closed || second.closed ? null : 'both sockets are open'));
  const [hit, spared] = first.closed ? [first, second] : [second, first];
  expect(hit.closed).toMatchObject({ code: 4410 });
  expect(spared.closed).toBe(null);
  await spared.produce('audio');
  const closed = async () => (await host.events()).filter(({ event }) => event === 'room_closed');
  await until(async () => ((await closed()).length > 0 ? null : 'no room was said to be closed'));
  expect(await closed()).toMatchObject([{ reason: 'worker_died', room: hit === first ? 'room-a' : 'room-b' }]);
  await until(() => (host.host.workerPids.length === 2 ? null : 'the worker is not replaced'));
  expect(host.host.workerPids).not.toContain(victim);
  const room = hit === first ? 'room-a' : 'room-b';
  await (await host.join({ room, epoch: 2 })).produce('audio');
});

test('with no worker left the host is not ready, and says so to whoever joins', async () => {
  const host = await startHost();
  const [pid] = host.host.workerPids;
  if (pid === undefined) throw new Error('no worker');
  const client = await host.connect();
  const token = await host.token();
  process.kill(pid, 'SIGKILL');
  await until(() => (host.host.workerPids.length === 0 ? null : 'the worker lives'));
  const health = host.get('/health/ready');
  expect(await client.refused('join', { token, rtpCapabilities: {} })).toMatchObject({ code: 'full' });
  expect((await health).status).toBe(503);
  await until(() => (host.host.workerPids.length === 1 ? null : 'the worker is not replaced'));
  await client.join(token);
  expect((await host.get('/health/ready')).status).toBe(200);
});

test('while Redis is away talks go on, and what happened meanwhile is told in order after', async () => {
  const host = await startHost();
  await entryIs(host, 'the host', (entry) => entry !== null);
  await redis.kill();
  const first = await host.join({ participant: 'a' });
  const second = await host.join({ participant: 'b' });
  await first.produce('audio');
  await second.notice('consumer_added');
  await first.request('leave', {});
  expect((await host.get('/health/ready')).status).toBe(503);
  expect((await host.get('/health/live')).status).toBe(200);
  await redis.start();
  await until(async () => ((await host.events()).length >= 3 ? null : 'the events did not come'));
  expect(await host.events()).toMatchObject([
    { event: 'participant_joined', participant: 'a' },
    { event: 'participant_joined', participant: 'b' },
    { event: 'participant_left', participant: 'a' },
  ]);
  await entryIs(host, 'one participant', (entry) => entry?.participants === 1);
  await until(async () => ((await host.get('/health/ready')).status === 200 ? null : 'not ready again'));
});

test('the register shows rooms and roles, goes by itself when it is not renewed, and at once at a stop', async () => {
  const host = await startHost();
  await host.join({ participant: 'a', role: 'caller' });
  await entryIs(host, 'a room', (entry) => entry?.rooms.length === 1);
  const entry = await host.entry();
  expect(entry).toMatchObject({
    id: host.config.id,
    url: `ws://localhost:${host.port}/sfu/ws`,
    workers: 1,
    participants: 1,
    draining: false,
    rooms: [{ room: 'room-1', epoch: 1, flowing: false, participants: ['caller'] }],
  });
  expect(entry?.load).toBeGreaterThan(0);
  const [key] = await redis.client.keys(`${host.config.redisPrefix}sfu:host:*`);
  expect(await redis.client.ttl(key ?? '')).toBeGreaterThan(0);
  await host.close();
  expect(await host.entry()).toBe(null);
});

test('a stop tells everybody in rooms that they are gone, and others that the host goes', async () => {
  const host = await startHost();
  const member = await host.join();
  const visitor = await host.connect();
  await Promise.all([host.host.close(), host.host.close()]);
  expect(await member.end()).toMatchObject({ code: 4410 });
  expect(await visitor.end()).toMatchObject({ code: 1001 });
  expect((await host.events()).at(-1)).toMatchObject({ event: 'room_closed', reason: 'host_stopped' });
});

test('a draining host lets talks go on, takes nobody new, and is done with the last', async () => {
  const host = await startHost();
  const member = await host.join({ participant: 'a' });
  let done = false;
  const drained = host.host.drain(60_000).then(() => {
    done = true;
  });
  await entryIs(host, 'draining', (entry) => entry?.draining === true);
  const other = await host.connect();
  const elsewhere = { token: await host.token({ room: 'elsewhere' }), rtpCapabilities: {} };
  expect(await other.refused('join', elsewhere)).toMatchObject({ code: 'full' });
  await host.join({ participant: 'b' });
  expect(done).toBe(false);
  await member.request('leave', {});
  await (await host.join({ participant: 'b' })).request('leave', {});
  await drained;
});

test('metrics tell of rooms, refusals and closes', async () => {
  const host = await startHost();
  await host.join();
  const client = await host.connect();
  await client.refused('leave', {});
  client.socket.close(4321);
  await client.end();
  await until(async () => {
    const text = await (await host.get('/metrics')).text();
    const wanted = ['sfu_rooms 1', 'sfu_participants 1', 'sfu_refusals_total{code="not_joined"} 1', '{code="other"} 1'];
    const missing = wanted.filter((line) => !text.includes(line));
    return missing.length === 0 ? null : `missing: ${missing.join()}`;
  });
});

test('a worker that cannot be started stops the start with its reason', async () => {
  await expect(TestHost.start(redis, { workerBin: '/nowhere/mediasoup-worker' })).rejects.toThrow(/worker/);
});

test('the process ends by itself at SIGTERM, with its rooms told', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
      PORT: '0',
      WORKERS: '1',
      RTC_PORT_BASE: '0',
      SFU_ID: 'of-its-own',
      REDIS_URL: redis.url,
      ROOM_TOKEN_PUBLIC_KEY: publicKey,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(async () => ((await redis.client.exists('sfu:host:of-its-own')) === 1 ? null : 'it is not registered'));
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(await redis.client.exists('sfu:host:of-its-own')).toBe(0);
});

test('the process says what is wrong with its configuration, and ends', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said.join('')).toContain('REDIS_URL is not set');
});
