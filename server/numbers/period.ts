import { Temporal } from 'temporal-polyfill';
import type { NumbersQuery, numbersSteps } from '../contract/numbers.ts';
import { DomainError } from '../errors.ts';

export type Step = (typeof numbersSteps)[number];

/** From one moment to just before another, milliseconds since 1970. */
export interface Interval {
  readonly begins: number;
  readonly ends: number;
}

/** A stretch of time, and the zone whose hours and days cut it. */
export interface Period extends Interval {
  readonly zone: string;
}

// An answer stays below some thousand lines for each team, and the question below a second of the database's time.
const longestDays: Record<Step, number> = { hour: 31, day: 400, whole: 400 };
const years = { first: 2000, last: 2199 };

/** The time that a query names. Throws `bad_request` where it makes no sense, or is longer than its step allows. */
export function periodOf({ from, to, step, timeZone: zone = 'UTC' }: Omit<NumbersQuery, 'by'>): Period {
  checkZone(zone);
  const begins = momentOf('from', from).toZonedDateTimeISO(zone);
  const ends = momentOf('to', to).toZonedDateTimeISO(zone);
  if (Temporal.ZonedDateTime.compare(begins, ends) >= 0) {
    throw new DomainError('bad_request', '`from` must lie before `to`: exchange them, or choose a later `to`');
  }
  const days = longestDays[step];
  if (Temporal.ZonedDateTime.compare(begins.add({ days }), ends) < 0) {
    const instead = step === 'hour' ? 'ask for less, or by day' : 'ask for less, in several requests';
    throw new DomainError('bad_request', `By \`${step}\` at most ${days} days can be asked for: ${instead}`);
  }
  return { begins: begins.epochMilliseconds, ends: ends.epochMilliseconds, zone };
}

function checkZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw new DomainError('bad_request', '`timeZone` is not known: name it as IANA does, for instance Europe/Paris');
  }
}

function momentOf(name: 'from' | 'to', text: string): Temporal.Instant {
  let moment: Temporal.Instant;
  try {
    moment = Temporal.Instant.from(text);
  } catch {
    throw new DomainError('bad_request', `\`${name}\` is not a moment: write it as 2026-03-01T00:00:00Z`);
  }
  const { year } = moment.toZonedDateTimeISO('UTC');
  if (year < years.first || year > years.last) {
    throw new DomainError('bad_request', `\`${name}\` must lie in the years ${years.first} to ${years.last}`);
  }
  return moment;
}

/**
 * The period cut into the hours or days of its zone, in their order and without a gap. The first and the last may be
 * parts of theirs. A day has 23 or 25 hours where the clocks change; an hour that the clock shows twice is two.
 */
export function cut({ begins, ends, zone }: Period, step: Step): Interval[] {
  if (step === 'whole') return [{ begins, ends }];
  const next = step === 'day' ? nextDay : nextHour;
  const intervals: Interval[] = [];
  let moment = Temporal.Instant.fromEpochMilliseconds(begins).toZonedDateTimeISO(zone);
  while (moment.epochMilliseconds < ends) {
    const after = next(moment);
    intervals.push({ begins: moment.epochMilliseconds, ends: Math.min(after.epochMilliseconds, ends) });
    moment = after;
  }
  return intervals;
}

const nextDay = (moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  moment.startOfDay().add({ days: 1 }).startOfDay();

/** The next full hour on the clock, or the change of the clock that comes before it (on Lord Howe, by half an hour). */
function nextHour(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const sinceHour = moment.toPlainTime().since({ hour: moment.hour });
  const full = moment.add({ hours: 1 }).subtract(sinceHour);
  if (full.offsetNanoseconds === moment.offsetNanoseconds) return full;
  const change = moment.getTimeZoneTransition('next');
  return change !== null && Temporal.ZonedDateTime.compare(change, full) < 0 ? change : full;
}
