import { describe, expect, it } from 'vitest';
import { tokenBucket } from './rate-limit.ts';

describe('a token bucket', () => {
  it('lets a burst through and no more', () => {
    const bucket = tokenBucket(3, 1, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  });

  it('fills again with time, up to the burst', () => {
    const bucket = tokenBucket(2, 1, 0);
    bucket.take(0);
    bucket.take(0);
    expect(bucket.take(900)).toBe(false);
    expect(bucket.take(1_100)).toBe(true);
    expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
  });

  it('gives nothing for a clock that goes back', () => {
    const bucket = tokenBucket(1, 1, 10_000);
    expect(bucket.take(10_000)).toBe(true);
    expect(bucket.take(0)).toBe(false);
  });
});
