import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../contract/hours.ts';
import type { Interval } from '../hours/hours.ts';
import { hasRoom, offeredSlots, type SlotRules, slotsInHours } from './slots.ts';

/** Monday to Friday, nine to noon. */
const hours: OpeningHours = {
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '12:00' })),
  special: [],
};
const rules: SlotRules = { hours, timeZone: 'Europe/Paris', callbackMinutes: 30, callbacksPerSlot: 2 };
/** A Wednesday, ten o'clock in Paris. */
const now = Date.parse('2026-11-25T09:00:00Z');
const minute = 60_000;

const times = (slots: readonly Interval[]) => slots.map(({ from }) => new Date(from).toISOString().slice(5, 16));

describe('the times that are offered', () => {
  it('begin a quarter of an hour from now, and end within the hours of a week', () => {
    const slots = offeredSlots(rules, [], now);
    expect(times(slots).slice(0, 4)).toEqual(['11-25T09:30', '11-25T10:00', '11-25T10:30', '11-26T08:00']);
    expect(times(slots).at(-1)).toBe('12-02T08:30');
    expect(slots.every(({ from, to }) => to - from === 30 * minute)).toBe(true);
  });

  it('leave out those that are full, and keep those that have a place left', () => {
    const [first, second] = slotsInHours(rules, now);
    if (!first || !second) throw new Error('no slots');
    const offered = times(offeredSlots(rules, [first, first, second], now));
    expect(offered[0]).toBe('11-25T10:00');
    expect(offeredSlots(rules, [first, first, second, second], now)[0]?.from).toBe(second.to);
  });

  it('count a callback of another length against each slot that it touches, and not against its neighbours', () => {
    const full = { ...rules, callbacksPerSlot: 1 };
    const [first, second, third] = slotsInHours(full, now);
    if (!first || !second || !third) throw new Error('no slots');
    const long = { from: first.from + 15 * minute, to: second.from + 15 * minute };
    expect(hasRoom(full, first, [long])).toBe(false);
    expect(hasRoom(full, second, [long])).toBe(false);
    expect(hasRoom(full, third, [long])).toBe(true);
    expect(hasRoom(full, second, [first, third])).toBe(true);
  });

  it('are six a day at most, early and late, also where it is always open', () => {
    const always = times(offeredSlots({ ...rules, hours: null, callbackMinutes: 10 }, [], now));
    const days = Map.groupBy(always, (time) => time.slice(0, 5));
    expect(always[0]).toBe('11-25T09:20');
    // In Paris, whose day begins an hour before.
    expect(always.filter((time) => time >= '11-25T23:00' && time < '11-26T23:00')).toEqual([
      '11-25T23:00',
      '11-26T03:00',
      '11-26T07:00',
      '11-26T11:00',
      '11-26T15:00',
      '11-26T19:00',
    ]);
    expect(days.size).toBeGreaterThanOrEqual(8);
    expect(always.length).toBeLessThanOrEqual(8 * 6);
  });

  it('are none where the hours have none', () => {
    expect(offeredSlots({ ...rules, hours: { weekly: [], special: [] } }, [], now)).toEqual([]);
    const short = { ...hours, weekly: [{ day: 3, from: '09:00', to: '09:20' }] };
    expect(offeredSlots({ ...rules, hours: short }, [], now)).toEqual([]);
  });

  it('are in order, apart, ahead, and never full, whatever is booked', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ start: fc.integer({ min: 0, max: 14 * 24 * 60 }), length: fc.integer({ min: 10, max: 120 }) }),
        ),
        fc.integer({ min: 10, max: 120 }),
        fc.integer({ min: 1, max: 3 }),
        (bookings, callbackMinutes, callbacksPerSlot) => {
          const some = { ...rules, callbackMinutes, callbacksPerSlot };
          const booked = bookings.map(({ start, length }) => {
            const from = now + start * minute;
            return { from, to: from + length * minute };
          });
          const slots = offeredSlots(some, booked, now);
          for (const [i, slot] of slots.entries()) {
            expect(slot.from).toBeGreaterThanOrEqual(now + 15 * minute);
            expect(slot.from).toBeGreaterThanOrEqual(slots[i - 1]?.to ?? 0);
            expect(hasRoom(some, slot, booked)).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
