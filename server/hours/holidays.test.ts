import { expect, it } from 'vitest';
import { easter, publicHolidays } from './holidays.ts';

it.each([
  // The earliest and the latest possible, and others as the almanacs have them.
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is on %s', (year, date) => {
  expect(easter(year).toString()).toBe(date);
});

it('France has eleven public holidays a year, in their order', () => {
  const holidays = publicHolidays(2027);
  expect(holidays.map(({ date }) => date)).toEqual([
    '2027-01-01',
    '2027-03-29',
    '2027-05-01',
    '2027-05-06',
    '2027-05-08',
    '2027-05-17',
    '2027-07-14',
    '2027-08-15',
    '2027-11-01',
    '2027-11-11',
    '2027-12-25',
  ]);
  expect(holidays[1]?.name).toEqual({ fr: 'Lundi de Pâques', en: 'Easter Monday' });
});
