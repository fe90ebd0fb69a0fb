import { describe, expect, it } from 'vitest';
import { newVapidKeys } from './callbacks/vapid.ts';
import { loadConfig } from './config.ts';

const enough = {
  PUBLIC_URL: 'https://help.example.org',
  DATABASE_URL: 'postgres://localhost/passerelle',
  REDIS_URL: 'redis://localhost',
  ROOM_TOKEN_PRIVATE_KEY: 'key',
  COOKIE_SECRET: 'x'.repeat(32),
  WEB_ROOT: 'dist/web',
};

const { publicKey, privateKey } = newVapidKeys();
const pair = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };

describe('the configuration', () => {
  it('is frozen, with sensible defaults', () => {
    const config = loadConfig(enough);
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, trustProxy: false, redisPrefix: '' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names everything that is missing at once', () => {
    expect(() => loadConfig({})).toThrow(/PUBLIC_URL[\s\S]*DATABASE_URL[\s\S]*REDIS_URL[\s\S]*ROOM_TOKEN_PRIVATE_KEY/);
  });

  it.each([
    ['a path in the public address', { PUBLIC_URL: 'https://help.example.org/app' }, 'PUBLIC_URL'],
    ['plain http in production', { PUBLIC_URL: 'http://help.example.org', NODE_ENV: 'production' }, 'PUBLIC_URL'],
    ['a short secret', { COOKIE_SECRET: 'short' }, 'COOKIE_SECRET'],
    ['a port that is none', { PORT: 'eighty' }, 'PORT'],
    ['a word that is neither true nor false', { TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    ['half a pair of keys', { VAPID_PUBLIC_KEY: publicKey }, 'VAPID_PRIVATE_KEY'],
    ['keys of two pairs', { ...pair, VAPID_PRIVATE_KEY: newVapidKeys().privateKey }, 'no key pair'],
    ['an operator who can’t be reached', { ...pair, VAPID_SUBJECT: 'me' }, 'VAPID_SUBJECT'],
    ['a push service by its address', { PUSH_HOSTS: 'https://push.example.org' }, 'PUSH_HOSTS'],
    ['a push service on an inner host', { PUSH_HOSTS: '10.0.0.1' }, 'PUSH_HOSTS'],
    ['a push service for tests in production', { PUSH_HOSTS: 'localhost:1', NODE_ENV: 'production' }, 'PUSH_HOSTS'],
    ['a secret given twice', { COOKIE_SECRET_FILE: '/nowhere' }, 'COOKIE_SECRET_FILE'],
  ])('refuses %s', (_what, change, name) => {
    expect(() => loadConfig({ ...enough, ...change })).toThrow(name);
  });

  it('has web push where it has keys for it, and the public address as its sender', () => {
    expect(loadConfig({ ...enough, VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '' })).toMatchObject({
      vapid: null,
      pushHosts: [],
    });
    expect(loadConfig({ ...enough, ...pair, PUSH_HOSTS: 'push.example.org, localhost:4000' })).toMatchObject({
      vapid: { publicKey, privateKey, subject: 'https://help.example.org' },
      pushHosts: ['push.example.org', 'localhost:4000'],
    });
  });

  it('never shows a secret in what it complains of', () => {
    expect(() => loadConfig({ ...enough, COOKIE_SECRET: 'hush', PORT: 'x' })).toThrow(/^(?![\s\S]*hush)/);
  });
});
