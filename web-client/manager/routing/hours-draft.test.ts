import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpeningHours, Span } from '../../../server/contract/hours.ts';
import {
  addHolidays,
  addSpecial,
  copyMonday,
  draftOfHours,
  emptyHours,
  type HoursDraft,
  hoursOf,
  hoursProblems,
  nextSpan,
  pastMidnight,
  settledProblems,
  usualSpan,
  withDay,
} from './hours-draft.ts';

const week = (days: Readonly<Record<number, readonly Span[]>>): HoursDraft =>
  Object.entries(days).reduce((draft, [day, spans]) => withDay(draft, Number(day), spans), emptyHours);
const span = (from: string, to: string): Span => ({ from, to });
const codes = (draft: HoursDraft) => hoursProblems(draft).map(({ day, special, code }) => [day ?? special, code]);

const anyTime = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

it('hours come back from their draft as they were, in the order of the day', () => {
  const anyHours = fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: 1, max: 7 }),
        from: anyTime,
        to: fc.oneof(
          fc.constant('24:00'),
          anyTime.filter((time) => time !== '00:00'),
        ),
      }),
      { selector: ({ day, from }) => `${day} ${from}` },
    )
    .map(
      (weekly): OpeningHours => ({
        weekly: weekly.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from)),
        special: [],
      }),
    );
  fc.assert(
    fc.property(anyHours, (hours) => {
      expect(hoursOf(draftOfHours(hours))).toEqual(hours);
    }),
  );
});

it('midnight at the end is 00:00 in the field and 24:00 on the way out', () => {
  const draft = draftOfHours({ weekly: [{ day: 1, from: '00:00', to: '24:00' }], special: [] });
  expect(draft.week[0]).toEqual([span('00:00', '00:00')]);
  expect(hoursProblems(draft)).toEqual([]);
  expect(hoursOf(draft).weekly).toEqual([{ day: 1, from: '00:00', to: '24:00' }]);
});

it('knows which spans go on into the next day', () => {
  expect(
    [span('20:00', '02:00'), span('20:00', '00:00'), span('09:00', '18:00'), span('09:00', '')].map(pastMidnight),
  ).toEqual([true, false, false, false]);
});

it('copies Monday to the working days alone', () => {
  const draft = copyMonday(week({ 0: [usualSpan], 5: [span('10:00', '12:00')] }));
  expect(draft.week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  expect(draft.week[5]).toEqual([span('10:00', '12:00')]);
});

it('a span more begins after the last, where the day has room', () => {
  expect(nextSpan([])).toEqual(usualSpan);
  expect(nextSpan([span('09:00', '12:00')])).toEqual(span('13:00', '17:00'));
  expect(nextSpan([span('09:00', '20:30')])).toEqual(span('21:00', '00:00'));
  expect(nextSpan([span('20:00', '02:00')])).toEqual(usualSpan);
});

it('finds hours that overlap, also across midnight and from Sunday into Monday', () => {
  expect(codes(week({ 0: [span('09:00', '12:00'), span('12:00', '18:00')] }))).toEqual([]);
  expect(codes(week({ 0: [span('09:00', '12:01'), span('12:00', '18:00')] }))).toEqual([[0, 'overlap']]);
  expect(codes(week({ 0: [span('20:00', '02:00')], 1: [span('01:00', '05:00')] }))).toEqual([[0, 'overlap']]);
  expect(codes(week({ 6: [span('20:00', '02:00')], 0: [span('02:00', '05:00')] }))).toEqual([]);
  expect(codes(week({ 6: [span('20:00', '02:00')], 0: [span('01:59', '05:00')] }))).toEqual([[6, 'overlap']]);
});

it('finds times that are missing or the same, and days without a date or there twice', () => {
  expect(codes(week({ 2: [span('09:00', '')] }))).toEqual([[2, 'span_incomplete']]);
  expect(codes(week({ 2: [span('09:00', '09:00')] }))).toEqual([[2, 'span_empty']]);
  const twice = addSpecial(addSpecial(addSpecial(emptyHours, '2027-01-01'), ''), '2027-01-01');
  expect(codes(twice)).toEqual([
    [0, 'date_twice'],
    [1, 'date_missing'],
    [2, 'date_twice'],
  ]);
});

it('tells at once of all but what is still being written', () => {
  const settled = (draft: HoursDraft) => settledProblems(hoursProblems(draft), draft).map(({ code }) => code);
  expect(settled(week({ 0: [span('09:00', '12:01'), span('12:00', '18:00')] }))).toEqual(['overlap']);
  expect(settled(week({ 0: [span('09:00', '09:00')], 2: [span('09:00', '')] }))).toEqual(['span_empty']);
  const twice = addSpecial(addSpecial(emptyHours, '2027-01-01'), '2027-01-01');
  expect(settled(twice)).toEqual(['date_twice', 'date_twice']);
  const fresh = addSpecial(emptyHours, '');
  expect(settled(fresh)).toEqual([]);
  expect(settled({ ...fresh, special: fresh.special.map((day) => ({ ...day, label: 'Noël' })) })).toEqual([
    'date_missing',
  ]);
});

it('adds holidays once, in their order, and leaves days that are there', () => {
  const own = { ...emptyHours, special: [{ key: 4, date: '2027-05-01', label: 'Ouvert', spans: [usualSpan] }] };
  const days = [
    { date: '2027-01-01', label: 'Jour de l’an' },
    { date: '2027-05-01', label: 'Fête du Travail' },
  ];
  const { draft, added } = addHolidays(own, days, '2026-11-26');
  expect(added).toBe(1);
  expect(draft.special.map(({ date, label }) => [date, label])).toEqual([
    ['2027-01-01', 'Jour de l’an'],
    ['2027-05-01', 'Ouvert'],
  ]);
  expect(addHolidays(draft, days, '2026-11-26')).toEqual({ draft, added: 0 });
  expect(new Set(draft.special.map(({ key }) => key)).size).toBe(2);
  expect(addHolidays(own, days, '2027-01-02').added).toBe(0);
});
