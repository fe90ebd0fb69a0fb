import type { OpeningHours, Span } from '../../../server/contract/hours.ts';

// Opening hours while they are edited. A time field knows no 24:00: midnight at the end of a span is 00:00 there, and a
// span whose end is at or before its beginning goes on into the next day.

export interface SpecialDraft {
  /** Names the day while its date is being written. */
  readonly key: number;
  readonly date: string;
  readonly label: string;
  readonly spans: readonly Span[];
}
export interface HoursDraft {
  /** Seven lists of spans, from Monday on. */
  readonly week: readonly (readonly Span[])[];
  readonly special: readonly SpecialDraft[];
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** What a new span says until somebody says otherwise. */
export const usualSpan: Span = { from: '09:00', to: '18:00' };
export const emptyHours: HoursDraft = { week: weekdays.map(() => []), special: [] };
export const mostSpansOfADay = 8;

const shown = ({ from, to }: Span): Span => ({ from, to: to === '24:00' ? '00:00' : to });
const meant = ({ from, to }: Span): Span => ({ from, to: to === '00:00' ? '24:00' : to });
const byBeginning = (a: Span, b: Span) => a.from.localeCompare(b.from);

/** The contract's hours, ready to be edited. */
export const draftOfHours = (hours: OpeningHours): HoursDraft => ({
  week: weekdays.map((day) =>
    hours.weekly
      .filter((span) => span.day === day)
      .map(shown)
      .sort(byBeginning),
  ),
  special: hours.special
    .map(({ date, label, spans }, key) => ({ key, date, label, spans: spans.map(shown).sort(byBeginning) }))
    .sort((a, b) => a.date.localeCompare(b.date)),
});

/** The hours as the contract writes them. */
export const hoursOf = (draft: HoursDraft): OpeningHours => ({
  weekly: draft.week.flatMap((spans, index) => spans.map((span) => ({ day: index + 1, ...meant(span) }))),
  special: draft.special.map(({ date, label, spans }) => ({ date, label: label.trim(), spans: spans.map(meant) })),
});

/** Whether a span goes on into the next day. */
export const pastMidnight = ({ from, to }: Span): boolean => from !== '' && to !== '' && to <= from && to !== '00:00';

/** The week with a day's spans replaced. */
export const withDay = (draft: HoursDraft, index: number, spans: readonly Span[]): HoursDraft => ({
  ...draft,
  week: draft.week.map((day, at) => (at === index ? spans : day)),
});

/** Monday's spans on Tuesday to Friday too. */
export const copyMonday = (draft: HoursDraft): HoursDraft => ({
  ...draft,
  week: draft.week.map((day, at) => (at >= 1 && at <= 4 ? (draft.week[0] ?? []) : day)),
});

/** A span to go after the others of a day: from when they end, where there is room. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (last === undefined || pastMidnight(last) || last.to === '00:00' || last.to >= '22:00') return usualSpan;
  const hour = Number(last.to.slice(0, 2)) + 1;
  return { from: `${two(hour)}:00`, to: hour + 4 > 23 ? '00:00' : `${two(hour + 4)}:00` };
}
const two = (value: number) => String(value).padStart(2, '0');

const keyAfter = (special: readonly SpecialDraft[]) => Math.max(-1, ...special.map(({ key }) => key)) + 1;

/** One more special day, closed until hours are given. */
export const addSpecial = (draft: HoursDraft, date: string): HoursDraft => ({
  ...draft,
  special: [...draft.special, { key: keyAfter(draft.special), date, label: '', spans: [] }],
});

/** Closed on those of these days that are still to come, except where a day is already there. */
export function addHolidays(
  draft: HoursDraft,
  days: readonly { readonly date: string; readonly label: string }[],
  today: string,
): { draft: HoursDraft; added: number } {
  const known = new Set(draft.special.map(({ date }) => date));
  const first = keyAfter(draft.special);
  const news = days
    .filter(({ date }) => date >= today && !known.has(date))
    .map(({ date, label }, index) => ({ key: first + index, date, label, spans: [] }));
  const special = [...draft.special, ...news].sort((a, b) => a.date.localeCompare(b.date));
  return { draft: { ...draft, special }, added: news.length };
}

export type HoursProblemCode =
  | 'span_incomplete'
  | 'span_empty'
  | 'overlap'
  | 'date_missing'
  | 'date_twice'
  | 'too_many';
/** Where the problem is: a day of the week from 0, or the special day with that key. */
export interface HoursProblem {
  readonly day: number | null;
  readonly special: number | null;
  readonly code: HoursProblemCode;
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const day = 24 * 60;
const week = 7 * day;

/** A span in minutes from its day's midnight. */
function stretch(span: Span): { from: number; to: number } {
  const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
  return { from, to: to <= from ? to + day : to };
}

/** What is wrong with the hours, as far as the page can tell; the server looks at neighbouring special days too. */
export function hoursProblems(draft: HoursDraft): HoursProblem[] {
  const found: HoursProblem[] = [];
  draft.week.forEach((spans, index) => {
    const code = spansProblem(spans) ?? (meetsNextDay(draft.week, index) ? 'overlap' : null);
    if (code !== null) found.push({ day: index, special: null, code });
  });
  const dates = draft.special.map(({ date }) => date);
  for (const { key, date, spans } of draft.special) {
    const code = !/^\d{4}-\d{2}-\d{2}$/.test(date)
      ? 'date_missing'
      : dates.filter((other) => other === date).length > 1
        ? 'date_twice'
        : spansProblem(spans);
    if (code !== null) found.push({ day: null, special: key, code });
  }
  return found;
}

/** Those of the problems that can be told at once: nothing is said yet of a time or a new day that is being written. */
export const settledProblems = (problems: readonly HoursProblem[], { special }: HoursDraft): readonly HoursProblem[] =>
  problems.filter(({ code, special: key }) => {
    if (code !== 'date_missing') return code !== 'span_incomplete';
    const day = special.find((one) => one.key === key);
    return day !== undefined && (day.label !== '' || day.spans.length > 0);
  });

function spansProblem(spans: readonly Span[]): HoursProblemCode | null {
  if (spans.some(({ from, to }) => from === '' || to === '')) return 'span_incomplete';
  if (spans.some(({ from, to }) => from === to && from !== '00:00')) return 'span_empty';
  if (spans.length > mostSpansOfADay) return 'too_many';
  const sorted = spans.map(stretch).sort((a, b) => a.from - b.from);
  return sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0)) ? 'overlap' : null;
}

/** Whether a day's spans go on into the hours of the next one; Sunday's into Monday's. */
function meetsNextDay(days: readonly (readonly Span[])[], index: number): boolean {
  const complete = (spans: readonly Span[] = []) => spans.filter(({ from, to }) => from !== '' && to !== '');
  const end = Math.max(0, ...complete(days[index]).map((span) => stretch(span).to));
  const next = complete(days[(index + 1) % 7]).map((span) => stretch(span).from + day);
  return end > day && next.some((from) => from < Math.min(end, week));
}
