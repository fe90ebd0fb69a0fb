import type { Routing } from '../contract/routing.ts';
import { callbackSlots, type Interval } from '../hours/hours.ts';

/** Time for the team to know, and for the caller to leave and come back. */
const leadMinutes = 15;
/** Who needs somebody to talk to does not plan further. */
const days = 7;
/** More choices than a small screen can bear do not help to choose. */
const mostOffered = 40;

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
export const offeredSlots = (rules: SlotRules, booked: readonly Interval[], now: number): Interval[] =>
  slotsInHours(rules, now)
    .filter((slot) => hasRoom(rules, slot, booked))
    .slice(0, mostOffered);
