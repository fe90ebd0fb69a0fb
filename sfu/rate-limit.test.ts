import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

test('a burst passes, and the next message does not', () => {
  const limit = createRateLimit({ burst: 3, perSecond: 1 }, 0);
  expect([0, 0, 0, 0].map((now) => limit.take(now))).toEqual([true, true, true, false]);
});

test('messages come back with time, and never more than a burst of them', () => {
  const limit = createRateLimit({ burst: 2, perSecond: 10 }, 0);
  limit.take(0);
  limit.take(0);
  expect(limit.take(50)).toBe(false);
  expect(limit.take(150)).toBe(true);
  expect([9_000, 9_000, 9_000].map((now) => limit.take(now))).toEqual([true, true, false]);
});

test('no more than the burst and the rate ever pass, however the messages come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 200 }), (gaps) => {
      const limit = createRateLimit({ burst: 5, perSecond: 20 }, 0);
      let now = 0;
      let passed = 0;
      for (const gap of gaps) {
        now += gap;
        if (limit.take(now)) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + (now / 1000) * 20 + 1e-9);
    }),
  );
});
