import type { UiLanguage } from '../../../server/contract/call.ts';
import type { Numbers, NumbersQuery, NumbersRow } from '../../../server/contract/numbers.ts';

/** One bar of a chart; without a value there is none to draw. */
export interface Bar {
  readonly label: string;
  readonly value: number | null;
}

/** Whether nothing at all happened. */
export const isEmpty = ({ rows }: Numbers): boolean =>
  rows.every(
    ({ asked, offersMade, turnedAway, occupancy }) => asked + offersMade + turnedAway === 0 && occupancy === null,
  );

/** What an interval is called. An hour that comes twice, since the clocks change, says which it is. */
export function intervalNames({ intervals }: Numbers, step: NumbersQuery['step'], language: UiLanguage): string[] {
  const format = (more: Intl.DateTimeFormatOptions) => {
    const names = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...more });
    return intervals.map(({ begins }) => names.format(new Date(begins)));
  };
  if (step !== 'hour') return format({ weekday: 'short' });
  const plain = format({ hour: '2-digit', minute: '2-digit' });
  const exact = format({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  return plain.map((name, place) => (plain.filter((one) => one === name).length > 1 ? (exact[place] ?? name) : name));
}

/** Bars of all teams or campaigns together, one for each interval; or one for each of them, where the time is whole. */
export function barsOf(
  numbers: Numbers,
  step: NumbersQuery['step'],
  language: UiLanguage,
  measure: (rows: readonly NumbersRow[]) => number | null,
): Bar[] {
  if (step === 'whole') return numbers.rows.map((row) => ({ label: row.name, value: measure([row]) }));
  const names = intervalNames(numbers, step, language);
  return numbers.intervals.map(({ begins }, place) => ({
    label: names[place] ?? '',
    value: measure(numbers.rows.filter((row) => row.begins === begins)),
  }));
}

const sum = (rows: readonly NumbersRow[], name: 'asked' | 'answeredInTime' | 'shortAbandoned' | 'undecided'): number =>
  rows.reduce((total, row) => total + row[name], 0);

export const askedOf = (rows: readonly NumbersRow[]): number => sum(rows, 'asked');

/** The service level of several rows together: not the mean of theirs. */
export function serviceLevelOf(rows: readonly NumbersRow[]): number | null {
  const decided = sum(rows, 'asked') - sum(rows, 'shortAbandoned') - sum(rows, 'undecided');
  return decided === 0 ? null : sum(rows, 'answeredInTime') / decided;
}

/**
 * The places along an axis that are named, where a name takes so much room: the first and the last in any case, and
 * between them those that keep clear of both. Names begin where their bar does, the last one ends where its bar does.
 */
export function namedPlaces(count: number, each: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(room / each));
  const places = Array.from({ length: count }, (_, place) => place);
  return places.filter(
    (place) => place === 0 || place === count - 1 || (place % every === 0 && place * each + 2 * room <= count * each),
  );
}

/** The smallest of 1, 2, 5, 10, 20, 50 and so on that is at least as large: where an axis ends. */
export function axisEnd(largest: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= largest) return digit * power;
  }
}
