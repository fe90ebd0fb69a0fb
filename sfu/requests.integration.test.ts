import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { redisUrl } from '../test/support/redis.ts';
import { sharedRedis, type TestRedis } from './testing/redis-server.ts';
import { dtlsParameters, rtpParametersOf } from './testing/test-client.ts';
import { TestHost } from './testing/test-host.ts';

let redis: TestRedis;
let host: TestHost;
beforeAll(async () => {
  redis = sharedRedis(redisUrl());
  host = await TestHost.start(redis, { iceServers: [{ urls: ['stun:stun.example.org'] }] });
});
afterAll(async () => {
  await host?.close();
  await redis?.stop();
});

test('a socket is greeted with what routers can do, and a join is answered with all that a page needs', async () => {
  const client = await host.join({ room: 'greeting' });
  const hello = await client.notice('hello');
  expect(hello.routerRtpCapabilities.codecs?.map(({ mimeType }) => mimeType)).toEqual(
    expect.arrayContaining(['audio/opus', 'video/VP8', 'video/H264']),
  );
  expect(client.joined).toMatchObject({ resumed: false, peers: [], consumers: [] });
  expect(client.joined.iceServers).toEqual([{ urls: ['stun:stun.example.org'] }]);
  expect(client.joined.sendTransport.iceCandidates.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'udp']);
  expect(client.strange).toEqual([]);
});

test.each([
  ['a token past its time', { expiresIn: -30 }, 'expired_token'],
  ["another host's token", { audience: 'elsewhere' }, 'wrong_host'],
  ["somebody else's signature", { key: generateKeyPairSync('ed25519').privateKey }, 'bad_token'],
  ['a role that does not exist', { role: 'admin' }, 'bad_token'],
])('%s is refused, and the socket closed', async (_, claims, code) => {
  const client = await host.connect();
  const token = await host.token(claims);
  const refused = await client.refused('join', { token, rtpCapabilities: {} });
  expect(refused.code).toBe(code);
  expect(await client.end()).toMatchObject({ code: 4401 });
});

test('a token for another room opens that room alone, and one whose room was changed opens none', async () => {
  const there = await host.join({ room: 'token-there', role: 'caller' });
  const elsewhere = await host.join({ room: 'token-elsewhere', role: 'counselor' });
  expect(elsewhere.joined.peers).toEqual([]);
  expect(there.notices.filter(({ notice }) => notice === 'peer_joined')).toEqual([]);

  const [header, payload = '', signature] = (await host.token({ room: 'token-elsewhere' })).split('.');
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, room: 'token-there' })).toString('base64url');
  const thief = await host.connect();
  const refused = await thief.refused('join', { token: `${header}.${changed}.${signature}`, rtpCapabilities: {} });
  expect(refused.code).toBe('bad_token');
  expect(await thief.end()).toMatchObject({ code: 4401 });
});

test('what is no JSON closes the socket', async () => {
  const client = await host.connect();
  client.socket.send('{"id":1,');
  expect(await client.end()).toMatchObject({ code: 4400 });
});

test('a binary message closes the socket', async () => {
  const client = await host.connect();
  client.socket.send(Buffer.from('{"id":1,"request":"leave","data":{}}'), { binary: true });
  expect(await client.end()).toMatchObject({ code: 4400 });
});

test('a message without a number closes the socket', async () => {
  const client = await host.connect();
  client.socket.send('{"request":"leave","data":{}}');
  expect(await client.end()).toMatchObject({ code: 4400 });
});

test('an unknown request, or one of the wrong shape, is answered, and the socket goes on', async () => {
  const client = await host.connect();
  expect(await client.refused('fly', {})).toMatchObject({ code: 'bad_message' });
  expect(await client.refused('join', { token: 7 })).toMatchObject({ code: 'bad_message' });
  expect(await client.refused('leave', { extra: true })).toMatchObject({ code: 'bad_message' });
  await client.join(await host.token({ room: 'after-mistakes' }));
});

test('before the join nothing else is done, and a second join is refused', async () => {
  const client = await host.connect();
  expect(await client.refused('leave', {})).toMatchObject({ code: 'not_joined' });
  await client.join(await host.token({ room: 'twice' }));
  const again = { token: await host.token({ room: 'twice' }), rtpCapabilities: {} };
  expect(await client.refused('join', again)).toMatchObject({ code: 'already_joined' });
});

test('capabilities that mediasoup finds wrong are refused with the reason', async () => {
  const client = await host.connect();
  const rtpCapabilities = {
    codecs: [{ kind: 'audio', mimeType: 'nonsense', preferredPayloadType: 100, clockRate: 48_000 }],
  };
  const refused = await client.refused('join', { token: await host.token({ room: 'wrong-caps' }), rtpCapabilities });
  expect(refused).toMatchObject({ code: 'bad_media_parameters' });
  expect(refused.detail).toContain('mimeType');
});

test('RTP parameters that mediasoup finds wrong are refused with the reason, and good ones taken after them', async () => {
  const client = await host.join({ room: 'wrong-rtp' });
  const transport = client.joined.sendTransport.id;
  const good = rtpParametersOf('audio', '0');
  const wrong = [
    { ...good, codecs: [{ mimeType: 'audio/PCMU', payloadType: 0, clockRate: 8000 }] },
    { ...good, encodings: [{ ssrc: 8, rtx: { ssrc: 8 } }] },
    { ...good, headerExtensions: [{ uri: 'urn:nobody:knows', id: 3 }] },
    { ...good, codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, parameters: { apt: 'x' } }] },
  ];
  for (const rtpParameters of wrong) {
    const refused = await client.refused('produce', { transport, kind: 'audio', rtpParameters });
    expect(refused).toMatchObject({ code: 'bad_media_parameters' });
    expect(refused.detail).not.toBe('');
  }
  const unbounded = { ...good, encodings: [{ ssrc: 2 ** 40 }] };
  const refused = await client.refused('produce', { transport, kind: 'audio', rtpParameters: unbounded });
  expect(refused).toMatchObject({ code: 'bad_message' });
  await client.produce('audio');
});

test('a stream that is sent already is refused a second time', async () => {
  const client = await host.join({ room: 'same-ssrc' });
  await client.produce('audio', '0');
  const twice = { ...rtpParametersOf('audio', '0'), mid: '1' };
  const transport = client.joined.sendTransport.id;
  expect(await client.refused('produce', { transport, kind: 'audio', rtpParameters: twice })).toMatchObject({
    code: 'bad_media_parameters',
  });
});

test('DTLS parameters that are wrong are refused, and a transport is connected once', async () => {
  const client = await host.join({ room: 'dtls' });
  const transport = client.joined.sendTransport.id;
  const none = { fingerprints: [{ algorithm: 'md5', value: 'AB' }] };
  expect(await client.refused('connect_transport', { transport, dtlsParameters: none })).toMatchObject({
    code: 'bad_message',
  });
  await client.request('connect_transport', { transport, dtlsParameters });
  expect(await client.refused('connect_transport', { transport, dtlsParameters })).toMatchObject({
    code: 'bad_media_parameters',
  });
});

test("ICE restarts for one's own transport alone", async () => {
  const client = await host.join({ room: 'ice', participant: 'a' });
  const other = await host.join({ room: 'ice', participant: 'b' });
  const before = client.joined.sendTransport.iceParameters.usernameFragment;
  const { iceParameters } = await client.request('restart_ice', { transport: client.joined.sendTransport.id });
  expect(iceParameters.usernameFragment).not.toBe(before);
  const theirs = { transport: other.joined.sendTransport.id };
  expect(await client.refused('restart_ice', theirs)).toMatchObject({ code: 'unknown_transport' });
});

test("nobody touches another's transport, producer or consumer", async () => {
  const caller = await host.join({ room: 'own', participant: 'caller' });
  const counselor = await host.join({ room: 'own', participant: 'counselor', role: 'counselor' });
  const producer = await caller.produce('audio');
  const { consumer } = await counselor.notice('consumer_added');
  const transport = caller.joined.sendTransport.id;
  const kind = 'audio';
  const rtpParameters = rtpParametersOf(kind, '5');
  const refusals = await Promise.all([
    counselor.refused('connect_transport', { transport, dtlsParameters }),
    counselor.refused('produce', { transport, kind, rtpParameters }),
    counselor.refused('pause_producer', { producer }),
    counselor.refused('resume_producer', { producer }),
    counselor.refused('close_producer', { producer }),
    caller.refused('resume_consumer', { consumer: consumer.id }),
    caller.refused('pause_consumer', { consumer: consumer.id }),
    counselor.refused('produce', { transport: counselor.joined.receiveTransport.id, kind, rtpParameters }),
  ]);
  expect(refusals.map(({ code }) => code)).toEqual([
    'unknown_transport',
    'unknown_transport',
    'unknown_producer',
    'unknown_producer',
    'unknown_producer',
    'unknown_consumer',
    'unknown_consumer',
    'unknown_transport',
  ]);
});

test('nobody sends more than four streams at once, and a place sent from anew takes the place of the old', async () => {
  const client = await host.join({ room: 'many', participant: 'a' });
  const other = await host.join({ room: 'many', participant: 'b' });
  for (const mid of ['0', '1', '2', '3']) await client.produce('audio', mid);
  const fifth = {
    transport: client.joined.sendTransport.id,
    kind: 'audio',
    rtpParameters: rtpParametersOf('audio', '4'),
  };
  expect(await client.refused('produce', fifth)).toMatchObject({ code: 'full' });
  await client.produce('audio', '3');
  await other.notice('consumer_removed');
  expect(other.notices.filter(({ notice }) => notice === 'consumer_added')).toHaveLength(5);
});

test('requests sent all at once are answered in their order', async () => {
  const client = await host.join({ room: 'order' });
  const order: number[] = [];
  client.socket.on('message', (data) => {
    const message: unknown = JSON.parse(String(data));
    if (typeof message === 'object' && message !== null && 'id' in message) order.push(Number(message.id));
  });
  const transport = client.joined.sendTransport.id;
  const last = client.answerTo(130);
  for (let id = 101; id <= 130; id += 1) {
    const slow = { id, request: 'restart_ice', data: { transport } };
    const quick = { id, request: 'pause_producer', data: { producer: 'none' } };
    client.socket.send(JSON.stringify(id % 3 === 0 ? slow : quick));
  }
  await last;
  expect(order).toEqual(Array.from({ length: 30 }, (_, index) => 101 + index));
});

test('a flood of ten thousand messages closes that socket, and harms nobody else', async () => {
  const calm = await host.join({ room: 'calm' });
  const flood = await host.connect();
  const message = JSON.stringify({ id: 1, request: 'leave', data: {} });
  for (let sent = 0; sent < 10_000; sent += 1) flood.socket.send(message);
  expect(await flood.end()).toMatchObject({ code: 4429 });
  await calm.produce('audio');
});

test('a message of 100 KB closes the socket as too large', async () => {
  const client = await host.connect();
  client.socket.send(JSON.stringify({ id: 1, request: 'join', data: { token: 'x'.repeat(100_000) } }));
  expect(await client.end()).toMatchObject({ code: 1009 });
});

test('no token, address or whole id stands in the log', async () => {
  const participant = '5f0c3a52-0000-4d7e-9a55-8a4c1f2d6e70';
  const token = await host.token({ room: 'a-room-with-a-long-name', participant });
  const client = await host.connect();
  await client.join(token);
  await client.produce('video');
  await client.request('leave', {});
  await client.end();
  // The one line with an address is that of the host itself: where it listens.
  const log = host.log.join('').replace(`http://127.0.0.1:${host.port}`, '');
  expect(log).toContain('5f0c3a52…');
  const secrets = [
    participant,
    'a-room-with-a-long-name',
    token,
    '127.0.0.1',
    'fingerprint',
    'ssrc',
    client.joined.sendTransport.id,
  ];
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});
