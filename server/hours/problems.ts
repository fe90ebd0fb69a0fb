import { Temporal } from 'temporal-polyfill';
import type { OpeningHours, Span } from '../contract/hours.ts';
import { minutesOfSpan, spansOn } from './hours.ts';

// What is wrong with opening hours, in sentences for whoever edits them. Counted by the clock on the wall, as they are
// written: a change of the clock makes nothing wrong.

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekMinutes = 7 * 1440;

interface Placed {
  /** Minutes from the beginning of the week, or of the time looked at. */
  from: number;
  to: number;
  name: string;
}

const place = (span: Span, day: number, dayName: string): Placed => {
  const { from, to } = minutesOfSpan(span);
  const nextDay = to > 1440 ? ' the next day' : '';
  return { from: day * 1440 + from, to: day * 1440 + to, name: `${dayName} ${span.from} to ${span.to}${nextDay}` };
};

const overlap = (a: Placed, b: Placed): boolean => a.from < b.to && b.from < a.to;
/** The week begins anew: what runs past Sunday's end runs into Monday. */
const overlapInWeek = (a: Placed, b: Placed): boolean =>
  [-weekMinutes, 0, weekMinutes].some((shift) => overlap(a, { ...b, from: b.from + shift, to: b.to + shift }));

const overlapSentence = (a: Placed, b: Placed): string =>
  `${a.name} overlaps ${b.name}: shorten one of them, or make them one`;

/** The date of that name; null where the calendar has none. */
function dateNamed(name: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(name);
  } catch {
    return null;
  }
}

/** Whether it is a time zone by its name. A bare offset from UTC is none: it knows nothing of summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

function spanProblems(span: Span, dayName: string): string[] {
  const name = `${dayName} ${span.from} to ${span.to}`;
  if (span.from === '24:00') return [`${name} begins as the day is over: begin at 00:00 of the next day`];
  if (span.from === span.to) return [`${name} is empty: remove it, or write 00:00 to 24:00 for the whole day`];
  return [];
}

function weeklyProblems({ weekly }: OpeningHours): string[] {
  const dayName = (day: number) => weekdays[day - 1] ?? `Day ${day}`;
  const problems = weekly.flatMap((span) => spanProblems(span, dayName(span.day)));
  const placed = weekly.map((span) => place(span, span.day - 1, dayName(span.day)));
  placed.forEach((a, index) => {
    for (const b of placed.slice(index + 1)) if (overlapInWeek(a, b)) problems.push(overlapSentence(a, b));
  });
  return problems;
}

/** Each special day among its own spans, and against those of the days beside it. */
function specialProblems(hours: OpeningHours): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { date: name, spans } of hours.special) {
    if (seen.has(name)) problems.push(`${name} is listed twice among the special days: make the two one`);
    const date = dateNamed(name);
    if (date === null) problems.push(`${name} is not a date of the calendar: correct or remove it`);
    if (seen.has(name) || date === null) continue;
    seen.add(name);
    problems.push(...spans.flatMap((span) => spanProblems(span, name)));
    const own = spans.map((span) => place(span, 0, name));
    own.forEach((a, index) => {
      for (const b of own.slice(index + 1)) if (overlap(a, b)) problems.push(overlapSentence(a, b));
    });
    for (const days of [-1, 1]) {
      const beside = date.add({ days }).toString();
      // Two special days side by side are compared once, when the second of them is looked at.
      if (days === 1 && hours.special.some((day) => day.date === beside)) continue;
      for (const b of spansOn(hours, date.add({ days })).map((span) => place(span, days, beside))) {
        problems.push(...own.filter((a) => overlap(a, b)).map((a) => overlapSentence(a, b)));
      }
    }
  }
  return problems;
}

/** What is wrong with opening hours and their time zone, each with what to do about it; empty where nothing is. */
export function hoursProblems(hours: OpeningHours | null, timeZone: string): string[] {
  const problems = isTimeZone(timeZone)
    ? []
    : [`'${timeZone}' is not a time zone: name one of the IANA list, as Europe/Paris`];
  return hours === null ? problems : [...problems, ...weeklyProblems(hours), ...specialProblems(hours)];
}
