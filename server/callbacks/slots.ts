import type { Routing } from '../contract/routing.ts';
import { callbackSlots, type Interval } from '../hours/hours.ts';

/** Time for the team to know, and for the caller to leave and come back. */
const leadMinutes = 15;
/** Who needs somebody to talk to does not plan further. */
const days = 7;
/** More choices than a small screen can bear do not help to choose; but each day has some, early and late. */
const mostADay = 6;

/** What decides which times can be booked. */
export type SlotRules = Pick<Routing, 'hours' | 'timeZone' | 'callbackMinutes' | 'callbacksPerSlot'>;

/** All times at which the campaign calls back, taken or not, in their order. */
export const slotsInHours = ({ hours, timeZone, callbackMinutes }: SlotRules, now: number): Interval[] =>
  callbackSlots(hours, timeZone, { now, minutes: callbackMinutes, leadMinutes, days, limit: Number.POSITIVE_INFINITY });

/**
 * Whether one more callback fits into a slot. Those booked before the hours or the length of slots changed stay: a slot
 * of another length that overlaps counts against it too.
 */
export const hasRoom = (rules: SlotRules, slot: Interval, booked: readonly Interval[]): boolean =>
  booked.filter((one) => one.from < slot.to && slot.from < one.to).length < rules.callbacksPerSlot;

/** The times that a caller is offered at the moment `now`. */
export function offeredSlots(rules: SlotRules, booked: readonly Interval[], now: number): Interval[] {
  const free = slotsInHours(rules, now).filter((slot) => hasRoom(rules, slot, booked));
  const day = new Intl.DateTimeFormat('en', { timeZone: rules.timeZone, dateStyle: 'short' });
  return [...Map.groupBy(free, ({ from }) => day.format(from)).values()].flatMap((slots) => spread(slots));
}

/** Some of a day's slots: the first, and then as evenly as can be. */
const spread = (slots: readonly Interval[]): readonly Interval[] =>
  slots.length <= mostADay
    ? slots
    : slots.filter(
        (_slot, index) =>
          Math.floor((index * mostADay) / slots.length) > Math.floor(((index - 1) * mostADay) / slots.length),
      );
