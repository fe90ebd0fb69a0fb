import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { redisUrl } from '../test/support/redis.ts';
import { until } from '../test/support/until.ts';
import type { Config } from './config.ts';
import { sharedRedis, type TestRedis } from './testing/redis-server.ts';
import { TestHost } from './testing/test-host.ts';

let redis: TestRedis;
const hosts: TestHost[] = [];
const startHost = async (overrides: Partial<Config> = {}) => {
  const host = await TestHost.start(redis, overrides);
  hosts.push(host);
  return host;
};
beforeAll(() => {
  redis = sharedRedis(redisUrl());
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(async () => {
  await redis?.stop();
});

const caller = { participant: 'caller-1', role: 'caller' };
const counselor = { participant: 'counselor-1', role: 'counselor' };
/** The names of the events, once one of that name is among them. */
const eventsUntil = async (host: TestHost, name: string) => {
  await until(async () => ((await host.events()).some(({ event }) => event === name) ? null : `no event ${name}`));
  return host.events();
};

test('two who join are told of each other, and of what each sends', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const video = await first.produce('video');
  const second = await host.join(counselor);
  expect(second.joined.peers).toEqual([{ ...caller, away: false, voiceOnly: false }]);
  expect(second.joined.consumers).toMatchObject([
    { producer: video, participant: 'caller-1', kind: 'video', producerPaused: false },
  ]);
  expect(await first.notice('peer_joined')).toMatchObject({ peer: counselor });
  const audio = await second.produce('audio');
  expect(await first.notice('consumer_added')).toMatchObject({ consumer: { producer: audio, kind: 'audio' } });
  const consumer = second.joined.consumers[0]?.id;
  await second.request('resume_consumer', { consumer });
  await first.request('pause_producer', { producer: video });
  expect(await second.notice('consumer_paused')).toMatchObject({ consumer });
  await first.request('resume_producer', { producer: video });
  expect(await second.notice('consumer_resumed')).toMatchObject({ consumer });
  await first.request('close_producer', { producer: video });
  expect(await second.notice('consumer_removed')).toMatchObject({ consumer });
});

test('a third is told of two, and hears both', async () => {
  const host = await startHost();
  for (const [index, who] of [caller, counselor].entries())
    await (await host.join(who)).produce('audio', String(index));
  const third = await host.join({ participant: 'supervisor-1', role: 'counselor' });
  expect(third.joined.peers).toHaveLength(2);
  expect(third.joined.consumers.map(({ participant }) => participant).sort()).toEqual(['caller-1', 'counselor-1']);
});

test('who leaves is gone at once, and the room with the last', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const second = await host.join(counselor);
  await first.request('leave', {});
  expect(await first.end()).toMatchObject({ code: 1000 });
  expect(await second.notice('peer_left')).toMatchObject({ participant: 'caller-1', reason: 'left' });
  await second.request('leave', {});
  const events = await eventsUntil(host, 'room_closed');
  expect(events).toMatchObject([
    { event: 'participant_joined', ...caller, host: host.config.id, room: 'room-1', epoch: 1 },
    { event: 'participant_joined', ...counselor },
    { event: 'participant_left', ...caller, reason: 'left' },
    { event: 'participant_left', ...counselor, reason: 'left' },
    { event: 'room_closed', reason: 'empty' },
  ]);
});

test('who comes back within the grace period finds transports and streams as they were', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const producer = await first.produce('audio');
  const second = await host.join(counselor);
  first.cut();
  await until(() => (first.closed ? null : 'not cut yet'));
  const video = await second.produce('video');
  const back = await host.join(caller, true);
  expect(back.joined.resumed).toBe(true);
  expect(back.joined.sendTransport.id).toBe(first.joined.sendTransport.id);
  expect(back.joined.consumers).toMatchObject([{ producer: video }]);
  await back.request('pause_producer', { producer });
  await second.notice('hello');
  expect(second.notices.map(({ notice }) => notice)).not.toContain('peer_left');
  expect((await host.events()).map(({ event }) => event)).toEqual(['participant_joined', 'participant_joined']);
});

test('a newer socket takes the place of one that is still open', async () => {
  const host = await startHost();
  const old = await host.join(caller);
  const back = await host.join(caller, true);
  expect(back.joined.resumed).toBe(true);
  expect(await old.end()).toMatchObject({ code: 4409 });
  await back.produce('audio');
});

test('a page that was loaded again begins anew, without its peer seeing it leave', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  await first.produce('audio');
  const second = await host.join(counselor);
  const fresh = await host.join(caller, false);
  expect(fresh.joined.resumed).toBe(false);
  expect(fresh.joined.sendTransport.id).not.toBe(first.joined.sendTransport.id);
  expect(await first.end()).toMatchObject({ code: 4409 });
  expect(await second.notice('consumer_removed')).toMatchObject({ consumer: second.joined.consumers[0]?.id });
  const again = await fresh.produce('audio');
  expect(await second.notice('consumer_added')).toMatchObject({ consumer: { producer: again } });
  expect(second.notices.map(({ notice }) => notice)).not.toContain('peer_left');
  await until(async () => ((await host.entry())?.participants === 2 ? null : 'the register does not show two'));
});

test('who wants to resume what is no longer there begins anew', async () => {
  const host = await startHost();
  expect((await host.join(caller, true)).joined.resumed).toBe(false);
});

test('a cut is told at once, to who is there and to who comes, and so is its end', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const second = await host.join(counselor);
  first.cut();
  expect(await second.notice('peer_away')).toMatchObject({ participant: 'caller-1' });
  const third = await host.join({ participant: 'supervisor-1', role: 'counselor' });
  expect(third.joined.peers).toContainEqual({ ...caller, away: true, voiceOnly: false });
  const back = await host.connect();
  await back.join(await host.token(caller), true);
  expect(await second.notice('peer_back')).toMatchObject({ participant: 'caller-1' });
  // A second socket of a page that never was away says nothing new.
  await (await host.connect()).join(await host.token(caller), true);
  await back.end();
  await third.notice('peer_back');
  expect(second.notices.filter(({ notice }) => notice === 'peer_away' || notice === 'peer_back')).toHaveLength(2);
});

test('a page that is loaded again after a cut is back too', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const second = await host.join(counselor);
  first.cut();
  await second.notice('peer_away');
  await host.join(caller);
  expect(await second.notice('peer_back')).toMatchObject({ participant: 'caller-1' });
});

test('who lets a picture go is said to have, to whom it belongs alone, until they take it again', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const second = await host.join(counselor);
  const third = await host.join({ participant: 'supervisor-1', role: 'counselor' });
  await second.produce('video', '0');
  const { consumer } = await first.notice('consumer_added');
  await first.request('resume_consumer', { consumer: consumer.id });
  await first.request('pause_consumer', { consumer: consumer.id });
  await first.request('pause_consumer', { consumer: consumer.id });
  const again = await host.join(counselor);
  expect(again.joined.peers).toContainEqual({ ...caller, away: false, voiceOnly: true });
  const voiceOnly = () => second.notices.filter(({ notice }) => notice === 'peer_voice_only');
  expect(voiceOnly()).toMatchObject([{ participant: 'caller-1', on: true }]);
  await again.produce('video', '0');
  await until(() =>
    first.notices.filter(({ notice }) => notice === 'consumer_added').length === 2 ? null : 'no offer',
  );
  const offered = first.notices.findLast(({ notice }) => notice === 'consumer_added');
  if (offered?.notice !== 'consumer_added') throw new Error('unreachable');
  await first.request('resume_consumer', { consumer: offered.consumer.id });
  expect(await again.notice('peer_voice_only')).toMatchObject({ participant: 'caller-1', on: false });
  expect(third.notices.filter(({ notice }) => notice === 'peer_voice_only')).toEqual([]);
});

test('voice is let go of without a word, and a page that was loaded again receives all', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const second = await host.join(counselor);
  await second.produce('audio', '0');
  const { consumer } = await first.notice('consumer_added');
  await first.request('pause_consumer', { consumer: consumer.id });
  await second.produce('video', '1');
  await until(() =>
    first.notices.filter(({ notice }) => notice === 'consumer_added').length === 2 ? null : 'no offer',
  );
  const offered = first.notices.findLast(({ notice }) => notice === 'consumer_added');
  if (offered?.notice !== 'consumer_added') throw new Error('unreachable');
  await first.request('pause_consumer', { consumer: offered.consumer.id });
  await second.notice('peer_voice_only');
  await host.join(caller);
  await until(() => (second.notices.some((one) => one.notice === 'peer_voice_only' && !one.on) ? null : 'not told'));
  expect(second.notices.filter(({ notice }) => notice === 'peer_voice_only')).toHaveLength(2);
});

test('who does not come back in time is lost', async () => {
  const host = await startHost({ graceMs: 50 });
  const first = await host.join(caller);
  const second = await host.join(counselor);
  first.cut();
  expect(await second.notice('peer_left')).toMatchObject({ participant: 'caller-1', reason: 'lost' });
  const events = await eventsUntil(host, 'participant_left');
  expect(events.at(-1)).toMatchObject({ event: 'participant_left', participant: 'caller-1', reason: 'lost' });
});

test('a higher epoch takes the place of the room, and a lower one is refused', async () => {
  const host = await startHost();
  const old = await host.join(caller);
  const fresh = await host.join({ ...caller, epoch: 2 }, true);
  expect(fresh.joined.resumed).toBe(false);
  expect(await old.end()).toMatchObject({ code: 4410 });
  const late = await host.connect();
  const join = { token: await host.token({ ...counselor, epoch: 1 }), rtpCapabilities: {} };
  expect(await late.refused('join', join)).toMatchObject({ code: 'old_epoch' });
  expect(await late.end()).toMatchObject({ code: 4410 });
  const events = await eventsUntil(host, 'room_closed');
  expect(events).toMatchObject([
    { event: 'participant_joined', epoch: 1 },
    { event: 'room_closed', epoch: 1, reason: 'replaced' },
    { event: 'participant_joined', epoch: 2 },
  ]);
});

test('an epoch that has passed stays passed when its room has ended', async () => {
  const host = await startHost();
  await (await host.join({ ...caller, epoch: 3 })).request('leave', {});
  await eventsUntil(host, 'room_closed');
  const late = await host.connect();
  const join = { token: await host.token({ ...caller, epoch: 2 }), rtpCapabilities: {} };
  expect(await late.refused('join', join)).toMatchObject({ code: 'old_epoch' });
  await host.join({ ...caller, epoch: 3 });
});

test('joins, leaves and reloads all at once leave the room as the last of them left it', async () => {
  const host = await startHost();
  const clients = await Promise.all(
    Array.from({ length: 12 }, (_, index) => host.join({ participant: `p-${index % 4}` }, index % 3 === 0)),
  );
  const open = () => clients.filter(({ closed }) => closed === null);
  await until(() => (open().length === 4 ? null : `${open().length} sockets are open`));
  await until(async () => ((await host.entry())?.participants === 4 ? null : 'the register does not show four'));
  await Promise.all(open().map((client) => client.request('leave', {})));
  const entry = async () => (await host.entry())?.rooms.length;
  await until(async () => ((await entry()) === 0 ? null : 'the room is still there'));
  expect((await host.entry())?.participants).toBe(0);
});

test('a socket that never joins is closed', async () => {
  const host = await startHost({ joinMs: 30 });
  const silent = await host.connect();
  expect(await silent.end()).toMatchObject({ code: 4401 });
});

test('a channel of messages is given to whoever is there, and to whoever comes; a newer takes its place', async () => {
  const host = await startHost();
  const first = await host.join(caller);
  const send = { transport: first.joined.sendTransport.id, sctpStreamParameters: { streamId: 0 } };
  const { dataProducer } = await first.request('produce_data', send);
  const second = await host.join(counselor);
  expect(second.joined.dataConsumers).toMatchObject([
    { dataProducer, participant: 'caller-1', sctpStreamParameters: { ordered: true } },
  ]);
  const newer = await first.request('produce_data', send);
  expect(await second.notice('data_consumer_removed')).toMatchObject({ consumer: second.joined.dataConsumers[0]?.id });
  expect(await second.notice('data_consumer_added')).toMatchObject({ consumer: newer });
  // By the transport that sends alone, and by one's own.
  for (const transport of [first.joined.receiveTransport.id, second.joined.sendTransport.id]) {
    expect(await first.refused('produce_data', { ...send, transport })).toMatchObject({ code: 'unknown_transport' });
  }
  const bad = { ...send, sctpStreamParameters: { streamId: 70_000 } };
  expect(await first.refused('produce_data', bad)).toMatchObject({ code: 'bad_message' });
});
