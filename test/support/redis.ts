import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** The address of the run's Redis, shared by all tests. */
export function redisUrl(): string {
  return inject('redisUrl');
}

/** A prefix for a test's keys, so that tests which run at once do not meet in the Redis they share. */
export function redisPrefix(): string {
  return `test:${randomBytes(6).toString('hex')}:`;
}
