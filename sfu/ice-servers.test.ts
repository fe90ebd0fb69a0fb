import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { iceServersFor } from './ice-servers.ts';

const stun = { urls: ['stun:stun.example.org'] };

test('without TURN the servers are those of the configuration', () => {
  expect(iceServersFor({ iceServers: [stun], turn: null }, 0)).toEqual([stun]);
});

test('a TURN credential is what coturn works out from the shared secret, and ends with time', () => {
  const turn = { urls: ['turn:turn.example.org'], secret: 'hush' };
  const [first, relay] = iceServersFor({ iceServers: [stun], turn }, 1_000_000);
  expect(first).toEqual(stun);
  const username = relay?.username ?? '';
  expect(Number(username.split(':')[0])).toBe(1_000 + 4 * 3600);
  expect(relay?.credential).toBe(createHmac('sha1', 'hush').update(username).digest('base64'));
});

test('no two participants share a TURN name', () => {
  const turn = { urls: ['turn:turn.example.org'], secret: 'hush' };
  const names = [1, 2].map(() => iceServersFor({ iceServers: [], turn }, 0)[0]?.username);
  expect(new Set(names).size).toBe(2);
});
