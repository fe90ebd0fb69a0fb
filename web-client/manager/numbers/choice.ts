import { type NumbersQuery, numbersGroups, numbersSteps } from '../../../server/contract/numbers.ts';

export const periods = ['today', '7-days', '30-days'] as const;

/** From one day to another, both of them with it, as `2026-03-01`. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** What the reader wants to see. */
export interface NumbersChoice {
  readonly period: (typeof periods)[number] | Days;
  readonly by: NumbersQuery['by'];
  readonly step: NumbersQuery['step'];
}

export const firstChoice: NumbersChoice = { period: '7-days', by: 'team', step: 'day' };

/** What can't be asked for. */
export type ChoiceProblem = 'no_day' | 'order' | 'too_many_hours' | 'too_many_days';

/** What can be wrong at one of the two dates. */
export type DateProblem = Exclude<ChoiceProblem, 'no_day'> | `no_${keyof Days}`;

/** Or nothing, where a field was cleared: that is a choice too, if none that can be asked for. */
const isDateOrNone = /^([0-9]{4}-[0-9]{2}-[0-9]{2})?$/;
const [mostDaysByHour, mostDays] = [31, 400];

/** The choice that the rest of an address names; null where it names none. */
export function choiceOf([period, by, step, ...rest]: readonly string[]): NumbersChoice | null {
  if (period === undefined) return firstChoice;
  const [group, cut] = [numbersGroups.find((one) => one === by), numbersSteps.find((one) => one === step)];
  if (rest.length > 0 || group === undefined || cut === undefined) return null;
  const known = periods.find((one) => one === period);
  if (known !== undefined) return { period: known, by: group, step: cut };
  const [first, last, ...more] = period.split('_');
  if (first === undefined || last === undefined || more.length > 0) return null;
  if (!isDateOrNone.test(first) || !isDateOrNone.test(last)) return null;
  return { period: { first, last }, by: group, step: cut };
}

/** The part of the address that names a choice. */
export const pathOfChoice = ({ period, by, step }: NumbersChoice): string =>
  `${typeof period === 'string' ? period : `${period.first}_${period.last}`}/${by}/${step}`;

/** The days that a choice means, where today is `today`. */
export function daysOf({ period }: NumbersChoice, today: Date): Days {
  if (typeof period !== 'string') return period;
  const back = { today: 0, '7-days': 6, '30-days': 29 }[period];
  return { first: dateOf(dayAfter(today, -back)), last: dateOf(today) };
}

/** Why a choice can't be asked for; null where it can. */
export function problemOf(choice: NumbersChoice, today: Date): ChoiceProblem | null {
  const { first, last } = daysOf(choice, today);
  const [from, to] = [midnight(first), midnight(last)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return 'no_day';
  if (from > to) return 'order';
  if (choice.step === 'hour' && dayAfter(from, mostDaysByHour) <= to) return 'too_many_hours';
  return dayAfter(from, mostDays) <= to ? 'too_many_days' : null;
}

/** What is wrong at one of the two dates: that it is missing, or at the first what is wrong with both. */
export function problemAt(end: keyof Days, choice: NumbersChoice, today: Date): DateProblem | null {
  if (Number.isNaN(midnight(daysOf(choice, today)[end]).getTime())) return `no_${end}`;
  const problem = problemOf(choice, today);
  return end === 'first' && problem !== 'no_day' ? problem : null;
}

/** The question to the server: from midnight to midnight of the reader's own time zone. */
export function queryOf(choice: NumbersChoice, today: Date, timeZone: string): NumbersQuery {
  const { first, last } = daysOf(choice, today);
  return {
    from: midnight(first).toISOString(),
    to: dayAfter(midnight(last), 1).toISOString(),
    by: choice.by,
    step: choice.step,
    timeZone,
  };
}

/** The reader's own time zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function midnight(date: string): Date {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
  const found = new Date(year, month - 1, day);
  // 31 February is no day: JavaScript would take it for one in March.
  return found.getDate() === day && found.getMonth() === month - 1 ? found : new Date(Number.NaN);
}

const dayAfter = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

const dateOf = (day: Date): string =>
  [
    String(day.getFullYear()).padStart(4, '0'),
    String(day.getMonth() + 1).padStart(2, '0'),
    String(day.getDate()).padStart(2, '0'),
  ].join('-');
