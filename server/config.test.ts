import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

const enough = {
  PUBLIC_URL: 'https://help.example.org',
  DATABASE_URL: 'postgres://localhost/passerelle',
  REDIS_URL: 'redis://localhost',
  ROOM_TOKEN_PRIVATE_KEY: 'key',
  COOKIE_SECRET: 'x'.repeat(32),
  WEB_ROOT: 'dist/web',
};

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
    ['a secret given twice', { COOKIE_SECRET_FILE: '/nowhere' }, 'COOKIE_SECRET_FILE'],
  ])('refuses %s', (_what, change, name) => {
    expect(() => loadConfig({ ...enough, ...change })).toThrow(name);
  });

  it('never shows a secret in what it complains of', () => {
    expect(() => loadConfig({ ...enough, COOKIE_SECRET: 'hush', PORT: 'x' })).toThrow(/^(?![\s\S]*hush)/);
  });
});
