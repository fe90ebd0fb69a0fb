import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait, expectedWait, measurePace, type Pace } from './wait.ts';

const pace = (some: Partial<Pace> = {}): Pace => ({
  answered: 0,
  windowMinutes: 0,
  free: 0,
  onDuty: 1,
  sinceLastAnswerSeconds: null,
  meanHandlingSeconds: null,
  ...some,
});

const paces = fc
  .record({
    answered: fc.nat({ max: 500 }),
    minutesEach: fc.double({ min: 0, max: 60, noNaN: true }),
    free: fc.nat({ max: 5 }),
    onDuty: fc.integer({ min: 1, max: 200 }),
    sinceLastAnswerSeconds: fc.option(fc.nat({ max: 10_000 })),
    meanHandlingSeconds: fc.option(fc.double({ min: 0, max: 7_200, noNaN: true })),
  })
  .map(({ minutesEach, ...known }): Pace => ({ ...known, windowMinutes: known.answered * minutesEach }));
const places = fc.integer({ min: 1, max: 12_000 });

function range(place: number, known: Pace) {
  const wait = estimateWait(place, known);
  if (wait === null) throw new Error('Somebody is at work, and yet there is no range');
  return wait;
}

describe('the range of the wait', () => {
  it('is within the first minute for whom a free counselor could take', () => {
    expect(estimateWait(1, pace({ free: 1 }))).toEqual({ fromMinutes: 0, toMinutes: 1 });
  });

  it('is not told where nobody is at work, however fast it went before', () => {
    expect(estimateWait(1, pace({ onDuty: 0, answered: 50, windowMinutes: 30 }))).toBeNull();
  });

  it('starts from how long calls take, shared among those at work, where there was no answer yet', () => {
    expect(estimateWait(2, pace({ onDuty: 4 }))).toEqual({ fromMinutes: 1, toMinutes: 8 });
    expect(estimateWait(2, pace({ onDuty: 4, meanHandlingSeconds: 120 }))).toEqual({ fromMinutes: 0, toMinutes: 2 });
  });

  it('follows the measured answers once there are some, and hardly minds the start after many', () => {
    const measured = { onDuty: 1, answered: 60, windowMinutes: 90 };
    expect(estimateWait(2, pace(measured))).toEqual({ fromMinutes: 1, toMinutes: 8 });
    expect(estimateWait(2, pace({ ...measured, onDuty: 20 }))).toEqual({ fromMinutes: 1, toMinutes: 6 });
  });

  it('goes down while time passes, to half of what it was at the first place', () => {
    const known = { answered: 20, windowMinutes: 60, onDuty: 3 };
    const upper = [0, 60, 180, 3_600].map((seconds) => range(1, pace({ ...known, sinceLastAnswerSeconds: seconds })));
    expect(upper.map((wait) => wait.toMinutes)).toEqual([7, 6, 5, 4]);
  });

  it('speaks in fives where the wait is long', () => {
    const { fromMinutes, toMinutes } = range(20, pace({ answered: 100, windowMinutes: 300, onDuty: 3 }));
    expect([fromMinutes % 5, toMinutes % 5]).toEqual([0, 0]);
  });

  it('is never empty, and never shorter for whoever is further back', () => {
    fc.assert(
      fc.property(places, paces, (place, known) => {
        const here = range(place, known);
        const next = range(place + 1, known);
        expect(here.fromMinutes).toBeGreaterThanOrEqual(0);
        expect(here.toMinutes).toBeGreaterThan(here.fromMinutes);
        expect(next.fromMinutes).toBeGreaterThanOrEqual(here.fromMinutes);
        expect(next.toMinutes).toBeGreaterThanOrEqual(here.toMinutes);
      }),
    );
  });

  it('never rises while nothing but time passes', () => {
    fc.assert(
      fc.property(places, paces, fc.nat({ max: 5_000 }), fc.nat({ max: 600 }), (place, known, then, later) => {
        const before = range(place, { ...known, sinceLastAnswerSeconds: then });
        const after = range(place, { ...known, sinceLastAnswerSeconds: then + later });
        expect(after.toMinutes).toBeLessThanOrEqual(before.toMinutes);
        expect(after.fromMinutes).toBeLessThanOrEqual(before.fromMinutes);
      }),
    );
  });

  it('counts all who wait as ahead of somebody who has not asked yet', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), paces, (waiting, known) => {
        expect(expectedWait(waiting, known)).toEqual(estimateWait(waiting + 1, known));
      }),
    );
  });
});

describe('the range of answers that come by chance', () => {
  /** The probability that k answers have come within `time` mean intervals: a Poisson process's (Erlang 1909). */
  function within(k: number, time: number): number {
    let term = Math.exp(-time);
    let fewer = 0;
    for (let i = 0; i < k; i++) {
      fewer += term;
      term *= time / (i + 1);
    }
    return 1 - fewer;
  }

  it.each([1, 2, 3, 5, 10, 50, 300])('holds a quarter of waits below it and a tenth above it, at place %i', (place) => {
    // Intervals of 500 minutes: rounding to fives hides nothing.
    const wait = range(place, pace({ answered: 1_000_000, windowMinutes: 500_000_000 }));
    expect(Math.abs(within(place, wait.fromMinutes / 500) - 0.25)).toBeLessThan(0.01);
    expect(Math.abs(within(place, wait.toMinutes / 500) - 0.9)).toBeLessThan(0.01);
  });
});

describe('the pace of a queue', () => {
  const minute = 60_000;
  const answer = (askedAt: number, answeredAt: number) => ({
    askedAt: askedAt * minute,
    answeredAt: answeredAt * minute,
  });

  it('is the time from answer to answer', () => {
    const answers = [answer(0, 5), answer(1, 7), answer(2, 11)];
    expect(measurePace(answers)).toEqual({ answered: 2, windowMinutes: 6 });
    expect(measurePace(answers.toReversed())).toEqual({ answered: 2, windowMinutes: 6 });
  });

  it('leaves out the time in which nobody waited', () => {
    expect(measurePace([answer(0, 5), answer(4, 8), answer(60, 60), answer(61, 63)])).toEqual({
      answered: 1,
      windowMinutes: 3,
    });
  });

  it('is unknown without answers', () => {
    expect(measurePace([])).toEqual({ answered: 0, windowMinutes: 0 });
    expect(measurePace([answer(0, 1)])).toEqual({ answered: 0, windowMinutes: 0 });
  });
});
