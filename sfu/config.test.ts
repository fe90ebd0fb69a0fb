import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';

const key = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----';
const least = { REDIS_URL: 'redis://127.0.0.1:6379', ROOM_TOKEN_PUBLIC_KEY: key };

test('a Redis and a public key are enough', () => {
  const config = loadConfig(least);
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3001, rtcPortBase: 40_000, url: null, turn: null });
  expect(config.id).toMatch(/^sfu-[0-9a-f-]{36}$/);
  expect(Object.isFrozen(config)).toBe(true);
});

test('an empty variable is one that is not set', () => {
  expect(loadConfig({ ...least, RTC_ANNOUNCED_ADDRESS: '', ICE_SERVERS: '' })).toMatchObject({
    rtcAnnouncedAddress: null,
    iceServers: [],
  });
});

test('everything that is wrong is listed at once', () => {
  const wrong = {
    PORT: 'http',
    ICE_SERVERS: '[{"url":"stun:x"}]',
    TURN_URLS: 'turn:turn.example.org',
    RTC_LISTEN_IP: 'localhost',
    LOG_LEVEL: 'loud',
    SFU_URL: 'https://example.org',
    SFU_ID: 'a host',
  };
  const message = (() => {
    try {
      loadConfig(wrong);
      return '';
    } catch (error) {
      return String(error);
    }
  })();
  const named = ['REDIS_URL', 'ROOM_TOKEN_PUBLIC_KEY', 'TURN_SECRET', ...Object.keys(wrong)];
  expect(named.filter((name) => !message.includes(name))).toEqual([]);
});

test.each([
  ['a listening address of every kind needs one to announce', { RTC_LISTEN_IP: '0.0.0.0' }, 'RTC_ANNOUNCED_ADDRESS'],
  ['the last worker needs a port too', { RTC_PORT_BASE: '65530', WORKERS: '8' }, 'RTC_PORT_BASE'],
  ['a file with a key must be there', { ROOM_TOKEN_PUBLIC_KEY: '', ROOM_TOKEN_PUBLIC_KEY_FILE: '/nowhere' }, '_FILE'],
  ['a private key is refused', { ROOM_TOKEN_PUBLIC_KEY: key.replaceAll('PUBLIC', 'PRIVATE') }, 'must be a public key'],
])('%s', (_, env, part) => {
  expect(() => loadConfig({ ...least, ...env })).toThrow(part);
});
