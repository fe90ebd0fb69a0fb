import { Temporal } from 'temporal-polyfill';
import type { OpeningHours, Span } from '../contract/hours.ts';

// When a campaign takes calls. Pure: the moment is passed in, and wall-clock times become moments in the campaign's own
// time zone. A time that a change of the clock skips or repeats is taken as Temporal's 'compatible' does (and RFC 5545):
// skipped, it is as much later as the clock was put forward; repeated, it is the first of the two.

/** Milliseconds since 1970, `to` not included. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Whether calls are taken at a moment, and when that changes. */
export interface Opening {
  readonly open: boolean;
  /** When it opens next, milliseconds since 1970; null while it is open, or if it does not within a year. */
  readonly opensAt: number | null;
  /** When it closes, milliseconds since 1970; null while it is closed, or if it does not within two weeks. */
  readonly closesAt: number | null;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Where something changes within the nearer, no more is reckoned: it is asked of each open page, every few seconds. */
const horizons = [14 * dayMs, 366 * dayMs];

/** Minutes from the midnight that a date begins with; `24:00` is 1440. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The minutes of a span, counted from the midnight before it; past midnight, its end is over 1440. */
export function minutesOfSpan({ from, to }: Span): { from: number; to: number } {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  return { from: begin, to: end < begin ? end + 1440 : end };
}

/** The spans that begin on a date: those of its weekday, unless it is a special day. */
export function spansOn(hours: OpeningHours, date: Temporal.PlainDate): readonly Span[] {
  const name = date.toString();
  const special = hours.special.find((day) => day.date === name);
  return special?.spans ?? hours.weekly.filter((span) => span.day === date.dayOfWeek);
}

/** The moment at which the clocks of the zone show so many minutes past the date's midnight. */
function momentOf(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  const day = date.add({ days: Math.floor(minutes / 1440) });
  const plainTime = { hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 };
  return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

const dateOf = (moment: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();

function intervalsOn(hours: OpeningHours, date: Temporal.PlainDate, timeZone: string): Interval[] {
  return (
    spansOn(hours, date)
      .map(minutesOfSpan)
      .map(({ from, to }) => ({ from: momentOf(date, from, timeZone), to: momentOf(date, to, timeZone) }))
      // A span that lies in an hour which the clock skips may have nothing left.
      .filter(({ from, to }) => from < to)
      .sort((a, b) => a.from - b.from)
  );
}

/**
 * The times of opening that touch the time from `from` to `to`, in their order, whole; those that follow each other
 * without a break are one. Reckoned as far as they are asked for.
 */
export function* openIntervals(hours: OpeningHours, timeZone: string, { from, to }: Interval): Generator<Interval> {
  const last = dateOf(to, timeZone);
  let current: Interval | null = null;
  // Two days before: the span of last evening, and a clock that was put back across midnight.
  for (let date = dateOf(from, timeZone).subtract({ days: 2 }); Temporal.PlainDate.compare(date, last) <= 0; ) {
    for (const next of intervalsOn(hours, date, timeZone)) {
      if (current !== null && next.from <= current.to) {
        current = { from: current.from, to: Math.max(current.to, next.to) };
        continue;
      }
      if (current !== null && current.to > from) yield current;
      if (next.from >= to) return;
      current = next;
    }
    date = date.add({ days: 1 });
  }
  if (current !== null && current.to > from) yield current;
}

/** Whether calls are taken at the moment `now`, and when that changes. Null hours: always. */
export function openingAt(hours: OpeningHours | null, timeZone: string, now: number): Opening {
  if (hours === null) return { open: true, opensAt: null, closesAt: null };
  for (const horizon of horizons) {
    const window = { from: now, to: now + horizon };
    for (const { from, to } of openIntervals(hours, timeZone, window)) {
      if (from > now) return { open: false, opensAt: from, closesAt: null };
      return { open: true, opensAt: null, closesAt: to >= window.to ? null : to };
    }
  }
  return { open: false, opensAt: null, closesAt: null };
}

interface SlotWish {
  /** Milliseconds since 1970. */
  now: number;
  /** The length of a slot, and the grid of the day on which slots begin. */
  minutes: number;
  /** No slot begins sooner than this. */
  leadMinutes: number;
  /** How far ahead slots are offered. */
  days: number;
  limit: number;
}

/**
 * Times at which somebody could be called back: within opening hours, beginning on the grid that midnight begins, in
 * their order.
 */
export function callbackSlots(
  hours: OpeningHours | null,
  timeZone: string,
  { now, minutes, leadMinutes, days, limit }: SlotWish,
): Interval[] {
  const window = { from: now + leadMinutes * 60_000, to: now + days * dayMs };
  const open = hours === null ? [window] : [...openIntervals(hours, timeZone, window)];
  const slots: Interval[] = [];
  const last = dateOf(window.to, timeZone);
  for (let date = dateOf(window.from, timeZone); Temporal.PlainDate.compare(date, last) <= 0; ) {
    for (let minute = 0; minute + minutes <= 1440; minute += minutes) {
      if (slots.length >= limit) return slots;
      const from = momentOf(date, minute, timeZone);
      const slot = { from, to: from + minutes * 60_000 };
      // On the day on which the clock is put forward, times of the grid fall together.
      const isAfterLast = slot.from >= (slots.at(-1)?.to ?? window.from);
      const isOpen = open.some((one) => one.from <= slot.from && slot.to <= one.to);
      if (isAfterLast && isOpen && slot.to <= window.to) slots.push(slot);
    }
    date = date.add({ days: 1 });
  }
  return slots;
}
