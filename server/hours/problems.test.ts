import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../contract/hours.ts';
import { publicHolidays } from './holidays.ts';
import { hoursProblems } from './problems.ts';

const problems = (hours: Partial<OpeningHours>, timeZone = 'Europe/Paris') =>
  hoursProblems({ weekly: [], special: [], ...hours }, timeZone);
const day = (date: string, ...spans: [string, string][]) => ({
  date,
  label: '',
  spans: spans.map(([from, to]) => ({ from, to })),
});

describe('what is wrong with opening hours', () => {
  it('nothing, with days, nights, a midnight and holidays side by side', () => {
    const weekly = [
      { day: 1, from: '09:00', to: '12:00' },
      { day: 1, from: '12:00', to: '17:00' },
      { day: 5, from: '20:00', to: '02:00' },
      { day: 6, from: '02:00', to: '24:00' },
      { day: 7, from: '00:00', to: '24:00' },
      { day: 1, from: '00:00', to: '02:00' },
    ];
    const special = publicHolidays(2027).map(({ date, name }) => ({ date, label: name.fr, spans: [] }));
    expect(problems({ weekly, special })).toEqual([]);
    expect(hoursProblems(null, 'America/St_Johns')).toEqual([]);
  });

  it.each([
    [
      'two spans of a day',
      { day: 1, from: '09:00', to: '12:00' },
      { day: 1, from: '11:30', to: '14:00' },
      'Monday 09:00 to 12:00 overlaps Monday 11:30 to 14:00: shorten one of them, or make them one',
    ],
    [
      'a night and the morning after',
      { day: 3, from: '22:00', to: '06:00' },
      { day: 4, from: '05:00', to: '09:00' },
      'Wednesday 22:00 to 06:00 the next day overlaps Thursday 05:00 to 09:00: shorten one of them, or make them one',
    ],
    [
      'Sunday’s night and Monday’s morning',
      { day: 1, from: '05:00', to: '09:00' },
      { day: 7, from: '22:00', to: '06:00' },
      'Monday 05:00 to 09:00 overlaps Sunday 22:00 to 06:00 the next day: shorten one of them, or make them one',
    ],
  ])('%s that overlap', (_what, a, b, sentence) => {
    expect(problems({ weekly: [a, b] })).toEqual([sentence]);
  });

  it('an empty span, and one that begins as its day is over', () => {
    expect(problems({ weekly: [{ day: 2, from: '09:00', to: '09:00' }] })).toEqual([
      'Tuesday 09:00 to 09:00 is empty: remove it, or write 00:00 to 24:00 for the whole day',
    ]);
    expect(problems({ special: [day('2026-12-24', ['24:00', '02:00'])] })).toEqual([
      '2026-12-24 24:00 to 02:00 begins as the day is over: begin at 00:00 of the next day',
    ]);
  });

  it.each(['Europe/Pariss', '', '+01:00', 'Mars/Olympus_Mons'])('the time zone %j', (timeZone) => {
    expect(problems({}, timeZone)).toEqual([
      `'${timeZone}' is not a time zone: name one of the IANA list, as Europe/Paris`,
    ]);
  });

  it('a date that the calendar does not have, and one that is there twice', () => {
    expect(problems({ special: [day('2027-02-29'), day('2027-05-01'), day('2027-05-01')] })).toEqual([
      '2027-02-29 is not a date of the calendar: correct or remove it',
      '2027-05-01 is listed twice among the special days: make the two one',
    ]);
  });

  it('a special day that overlaps itself, the weekly night before it, or the special day after it', () => {
    const sentence = (a: string, b: string) => `${a} overlaps ${b}: shorten one of them, or make them one`;
    expect(problems({ special: [day('2026-12-24', ['09:00', '12:00'], ['10:00', '11:00'])] })).toEqual([
      sentence('2026-12-24 09:00 to 12:00', '2026-12-24 10:00 to 11:00'),
    ]);
    // 24 December 2026 is a Thursday.
    const weekly = [{ day: 3, from: '22:00', to: '06:00' }];
    expect(problems({ weekly, special: [day('2026-12-24', ['00:00', '12:00'])] })).toEqual([
      sentence('2026-12-24 00:00 to 12:00', '2026-12-23 22:00 to 06:00 the next day'),
    ]);
    expect(
      problems({ special: [day('2026-12-24', ['22:00', '06:00']), day('2026-12-25', ['05:00', '09:00'])] }),
    ).toEqual([sentence('2026-12-25 05:00 to 09:00', '2026-12-24 22:00 to 06:00 the next day')]);
  });

  it('all at once, so that they can be mended at once', () => {
    expect(
      problems({ weekly: [{ day: 1, from: '01:00', to: '01:00' }], special: [day('2026-13-01')] }, 'Nowhere'),
    ).toHaveLength(3);
  });
});
