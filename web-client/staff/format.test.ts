import { describe, expect, test } from 'vitest';
import { clock, count, duration, languageName, secondsSince, talked } from './format.ts';

describe('a length of time', () => {
  test('is in seconds below a minute', () => {
    expect(duration(0)).toBe('0 s');
    expect(duration(59.9)).toBe('59 s');
  });
  test('is in minutes below an hour', () => {
    expect(duration(60)).toBe('1 min');
    expect(duration(3599)).toBe('59 min');
  });
  test('keeps two digits of minutes beside hours', () => {
    expect(duration(3600)).toBe('1 h 00 min');
    expect(duration(11_100)).toBe('3 h 05 min');
  });
  test('is never below nothing', () => {
    expect(duration(-3)).toBe('0 s');
    expect(clock(-3)).toBe('0:00');
  });
});

test('talk is told to the nearest minute, so that rows and their total agree', () => {
  expect([38, 59, 60, 80, 38 + 80].map(talked)).toEqual(['38 s', '59 s', '1 min', '1 min', '2 min']);
  expect(talked(3599)).toBe('1 h 00 min');
});

test('a clock shows hours only when there are some', () => {
  expect(clock(7)).toBe('0:07');
  expect(clock(750)).toBe('12:30');
  expect(clock(3729)).toBe('1:02:09');
});

test('a moment ahead of our clock counts as now', () => {
  expect(secondsSince('2026-01-01T00:00:10Z', Date.parse('2026-01-01T00:00:00Z'))).toBe(0);
  expect(secondsSince('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:01:05.9Z'))).toBe(65);
  expect(secondsSince('nonsense', 0)).toBe(0);
});

test('numbers and languages are written in the reader’s language', () => {
  expect(count(1234, 'en')).toBe('1,234');
  expect(languageName('fr', 'en')).toBe('French');
  expect(languageName('fr', 'fr')).toBe('français');
  expect(languageName('not a tag', 'fr')).toBe('not a tag');
});
