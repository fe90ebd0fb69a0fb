import { Temporal } from 'temporal-polyfill';
import type { Numbers, NumbersRow } from '../contract/numbers.ts';
import type { Period } from './period.ts';

const columns = [
  'name',
  'begins',
  'ends',
  'asked',
  'answered',
  'answeredInTime',
  'abandoned',
  'shortAbandoned',
  'unanswered',
  'callbacksBooked',
  'waiting',
  'undecided',
  'turnedAway',
  'referrals',
  'serviceLevel',
  'averageAnswerSeconds',
  'p90AnswerSeconds',
  'offersMade',
  'offersAccepted',
  'offersDeclined',
  'offersMissed',
  'offersWithdrawn',
  'occupancy',
] as const satisfies readonly (keyof NumbersRow | 'ends')[];

// Without it, spreadsheets take the file for one of an older encoding, and names lose their accents.
const byteOrderMark = '\uFEFF';

/** The numbers as comma-separated values (RFC 4180), each moment as the zone's clock shows it. */
export function csvOf({ rows, intervals }: Numbers, period: Period): { fileName: string; content: string } {
  const local = (moment: string | number) => {
    const instant =
      typeof moment === 'string' ? Temporal.Instant.from(moment) : Temporal.Instant.fromEpochMilliseconds(moment);
    return instant.toZonedDateTimeISO(period.zone);
  };
  const clock = (moment: string) => local(moment).toString({ timeZoneName: 'never' });
  const endOf = new Map(intervals.map(({ begins, ends }) => [begins, ends]));
  const lines = rows.map((row) => {
    const cells = { ...row, begins: clock(row.begins), ends: clock(endOf.get(row.begins) ?? row.begins) };
    return columns.map((column) => field(cells[column]));
  });
  const content = [columns, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
  const lastDay = local(period.ends - 1).toPlainDate();
  return {
    fileName: `numbers-${local(period.begins).toPlainDate()}-to-${lastDay}.csv`,
    content: `${byteOrderMark}${content}`,
  };
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises (CSV injection). */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
