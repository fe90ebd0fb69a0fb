import { Temporal } from 'temporal-polyfill';
import type { Holiday } from '../contract/hours.ts';

/**
 * Easter Sunday of the Gregorian calendar: the 'anonymous' computus (Nature, 20 April 1876), as Jean Meeus gives it in
 * Astronomical Algorithms, chapter 8.
 */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** The public holidays of France, all departments alike (Code du travail, article L3133-1), in their order. */
export function publicHolidays(year: number): Holiday[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const afterEaster = (days: number) => easter(year).add({ days });
  const days: [Temporal.PlainDate, string, string][] = [
    [on(1, 1), 'Jour de l’An', 'New Year’s Day'],
    [afterEaster(1), 'Lundi de Pâques', 'Easter Monday'],
    [on(5, 1), 'Fête du Travail', 'Labour Day'],
    [on(5, 8), 'Victoire 1945', 'Victory Day'],
    [afterEaster(39), 'Ascension', 'Ascension Day'],
    [afterEaster(50), 'Lundi de Pentecôte', 'Whit Monday'],
    [on(7, 14), 'Fête nationale', 'National Day'],
    [on(8, 15), 'Assomption', 'Assumption Day'],
    [on(11, 1), 'Toussaint', 'All Saints’ Day'],
    [on(11, 11), 'Armistice 1918', 'Armistice Day'],
    [on(12, 25), 'Noël', 'Christmas Day'],
  ];
  return days
    .sort(([a], [b]) => Temporal.PlainDate.compare(a, b))
    .map(([date, fr, en]) => ({ date: date.toString(), name: { fr, en } }));
}
