import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait } from './wait.ts';

describe('the range of the wait', () => {
  it('is within the first minute for whom a free counselor could take', () => {
    expect(estimateWait(1, { answered: 0, windowMinutes: 30, free: 1, onDuty: true })).toEqual({
      fromMinutes: 0,
      toMinutes: 1,
    });
  });

  it('is not told from too few answers', () => {
    expect(estimateWait(2, { answered: 2, windowMinutes: 30, free: 0, onDuty: true })).toBeNull();
  });

  it('is not told where nobody is at work, however fast it went before', () => {
    expect(estimateWait(1, { answered: 50, windowMinutes: 30, free: 0, onDuty: false })).toBeNull();
  });

  it('follows the pace of the queue', () => {
    expect(estimateWait(2, { answered: 10, windowMinutes: 30, free: 0, onDuty: true })).toEqual({
      fromMinutes: 3,
      toMinutes: 10,
    });
  });

  it('is never empty, and never shorter for whoever is further back', () => {
    const paces = fc.record({
      answered: fc.integer({ min: 3, max: 500 }),
      windowMinutes: fc.constant(30),
      free: fc.nat({ max: 5 }),
      onDuty: fc.constant(true),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), paces, (place, pace) => {
        const here = estimateWait(place, pace);
        const next = estimateWait(place + 1, pace);
        if (here === null || next === null) throw new Error('With three answers there is a range');
        expect(here.toMinutes).toBeGreaterThan(here.fromMinutes);
        expect(next.fromMinutes).toBeGreaterThanOrEqual(here.fromMinutes);
        expect(next.toMinutes).toBeGreaterThanOrEqual(here.toMinutes);
      }),
    );
  });
});
