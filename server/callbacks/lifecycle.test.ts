import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Callback, type CallbackEvent, isOpen, transition } from './lifecycle.ts';

const booked: Callback = { state: 'booked', from: 100, to: 200 };
const due: Callback = { ...booked, state: 'due' };

describe('a callback', () => {
  it('begins its call when its time does, though nobody is there', () => {
    expect(transition(booked, 'time_passes', 99)).toEqual({ ok: false, refusal: 'not_yet' });
    expect(transition(booked, 'time_passes', 100)).toEqual({ ok: true, state: 'due', call: 'begin' });
    expect(transition(due, 'time_passes', 199)).toEqual({ ok: false, refusal: 'not_yet' });
  });

  it('gives its call to the caller who comes in its time, and begins it if no timer did', () => {
    expect(transition(booked, 'caller_came', 99)).toEqual({ ok: false, refusal: 'not_yet' });
    expect(transition(booked, 'caller_came', 150)).toEqual({ ok: true, state: 'taken', call: 'begin' });
    expect(transition(due, 'caller_came', 150)).toEqual({ ok: true, state: 'taken', call: 'join' });
  });

  it('is missed when its time is over, whoever says so, and lets go of its call', () => {
    for (const event of ['time_passes', 'caller_came'] as const) {
      expect(transition(booked, event, 200)).toEqual({ ok: true, state: 'missed', call: null });
      expect(transition(due, event, 200)).toEqual({ ok: true, state: 'missed', call: 'end' });
    }
    expect(transition(due, 'call_ended', 150)).toEqual({ ok: true, state: 'missed', call: null });
  });

  it('can be given back until the caller comes', () => {
    expect(transition(booked, 'cancelled', 0)).toEqual({ ok: true, state: 'cancelled', call: null });
    expect(transition(due, 'cancelled', 150)).toEqual({ ok: true, state: 'cancelled', call: 'end' });
    expect(transition({ ...due, state: 'taken' }, 'cancelled', 150)).toEqual({ ok: false, refusal: 'over' });
  });
});

const events = fc.array(
  fc.record({
    event: fc.constantFrom<CallbackEvent[]>('time_passes', 'caller_came', 'call_ended', 'cancelled'),
    after: fc.integer({ min: 0, max: 80 }),
  }),
  { maxLength: 20 },
);

describe('whatever happens, in whatever order and however late', () => {
  it('ends are for good, and its one call is begun once, in its time, and let go of if the caller never came', () => {
    fc.assert(
      fc.property(events, (steps) => {
        let callback = booked;
        let now = 50;
        let begun = 0;
        let holdsCall = false;
        for (const { event, after } of steps) {
          now += after;
          const outcome = transition(callback, event, now);
          if (!outcome.ok) {
            if (outcome.refusal === 'over') expect(isOpen(callback.state)).toBe(false);
            continue;
          }
          expect(isOpen(callback.state)).toBe(true);
          if (outcome.call === 'begin') {
            begun += 1;
            holdsCall = true;
            expect(now).toBeGreaterThanOrEqual(callback.from);
            expect(now).toBeLessThan(callback.to);
          }
          if (outcome.call !== 'begin' && outcome.call !== null) expect(holdsCall).toBe(true);
          if (outcome.call === 'end' || event === 'call_ended') holdsCall = false;
          callback = { ...callback, state: outcome.state };
          expect(holdsCall).toBe(callback.state === 'due' || callback.state === 'taken');
        }
        expect(begun).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has ended once its time is over and somebody has looked', () => {
    fc.assert(
      fc.property(events, (steps) => {
        let callback = booked;
        let now = 50;
        for (const { event, after } of [...steps, { event: 'time_passes' as const, after: 1_000 }]) {
          now += after;
          const outcome = transition(callback, event, now);
          if (outcome.ok) callback = { ...callback, state: outcome.state };
        }
        expect(isOpen(callback.state)).toBe(false);
      }),
    );
  });
});
