import { expect, it } from 'vitest';
import type { NumbersRow } from '../contract/numbers.ts';
import { brand } from '../platform/ids.ts';
import { csvOf } from './csv.ts';

const row: NumbersRow = {
  id: brand('00000000-0000-4000-8000-000000000001'),
  name: 'Trois-Rives',
  begins: '2026-10-24T22:00:00.000Z',
  asked: 12,
  answered: 9,
  answeredInTime: 8,
  abandoned: 1,
  shortAbandoned: 2,
  unanswered: 0,
  callbacksBooked: 0,
  waiting: 0,
  undecided: 0,
  turnedAway: 0,
  referrals: 0,
  serviceLevel: 0.8,
  averageAnswerSeconds: 21.5,
  p90AnswerSeconds: null,
  offersMade: 11,
  offersAccepted: 9,
  offersDeclined: 1,
  offersMissed: 1,
  offersWithdrawn: 0,
  occupancy: null,
};
const intervals = [{ begins: row.begins, ends: '2026-10-25T23:00:00.000Z' }];
const period = {
  begins: Date.parse('2026-10-24T22:00:00Z'),
  ends: Date.parse('2026-10-25T23:00:00Z'),
  zone: 'Europe/Paris',
};
const linesOf = (rows: NumbersRow[]) =>
  csvOf({ rows, intervals, shortAbandonSeconds: 10 }, period).content.replace('\uFEFF', '').split('\r\n');

it('has one line for the heads and one for each row, with the hours that the clock shows', () => {
  const [heads, line, end] = linesOf([row]);
  expect(heads).toMatch(/^name,begins,ends,asked,answered,/);
  expect(line).toBe(
    'Trois-Rives,2026-10-25T00:00:00+02:00,2026-10-26T00:00:00+01:00,12,9,8,1,2,0,0,0,0,0,0,0.8,21.5,,11,9,1,1,0,',
  );
  expect(end).toBe('');
  expect(line?.split(',').length).toBe(heads?.split(',').length);
});

it('quotes what would break a line, and lets no name run as a formula', () => {
  expect(linesOf([{ ...row, name: 'Nuit, "week-end"' }])[1]).toMatch(/^"Nuit, ""week-end""",2026/);
  expect(linesOf([{ ...row, name: '=HYPERLINK("http://x")' }])[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",2026/);
});

it('names its file by its first and its last day', () => {
  expect(csvOf({ rows: [], intervals, shortAbandonSeconds: 10 }, period).fileName).toBe(
    'numbers-2026-10-25-to-2026-10-25.csv',
  );
});
