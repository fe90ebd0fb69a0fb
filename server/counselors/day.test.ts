import { describe, expect, test } from 'vitest';
import { beginningOfDay } from './day.ts';

const begins = (moment: string, timeZone: string) => beginningOfDay(new Date(moment), timeZone).toISOString();

describe('the beginning of a day', () => {
  test('is midnight on the clocks of the time zone', () => {
    expect(begins('2026-11-25T22:59:59Z', 'Europe/Paris')).toBe('2026-11-24T23:00:00.000Z');
    expect(begins('2026-11-25T23:00:00Z', 'Europe/Paris')).toBe('2026-11-25T23:00:00.000Z');
    expect(begins('2026-11-25T12:00:00Z', 'Pacific/Auckland')).toBe('2026-11-25T11:00:00.000Z');
  });
  test('stays where it was when the clocks change during the day', () => {
    expect(begins('2026-03-29T20:00:00Z', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z');
    expect(begins('2026-10-25T20:00:00Z', 'Europe/Paris')).toBe('2026-10-24T22:00:00.000Z');
  });
  test('is not midnight where the clocks skip midnight', () => {
    expect(begins('2026-04-24T12:00:00Z', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });
  test.each(['', 'Europe/Pariss', 'Mars/Olympus_Mons'])('is refused in the unknown time zone %j', (timeZone) => {
    expect(() => begins('2026-11-25T12:00:00Z', timeZone)).toThrow('`timeZone` is not known');
  });
});
