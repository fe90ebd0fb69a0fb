import { describe, expect, it } from 'vitest';
import type { Numbers, NumbersRow } from '../../../server/contract/numbers.ts';
import { waited } from './format.ts';
import { askedOf, axisEnd, barsOf, intervalNames, isEmpty, namedPlaces, serviceLevelOf } from './series.ts';

const empty: Omit<NumbersRow, 'id'> = {
  name: 'Trois-Rives',
  begins: '2026-10-24T22:00:00.000Z',
  asked: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  shortAbandoned: 0,
  unanswered: 0,
  callbacksBooked: 0,
  waiting: 0,
  undecided: 0,
  turnedAway: 0,
  referrals: 0,
  serviceLevel: null,
  averageAnswerSeconds: null,
  p90AnswerSeconds: null,
  offersMade: 0,
  offersAccepted: 0,
  offersDeclined: 0,
  offersMissed: 0,
  offersWithdrawn: 0,
  occupancy: null,
};
const id = '00000000-0000-4000-8000-000000000001' as NumbersRow['id'];
const row = (change: Partial<NumbersRow>): NumbersRow => ({ ...empty, id, ...change });
const hour = (place: number) => new Date(Date.parse(empty.begins) + place * 3_600_000).toISOString();
const numbers = (rows: NumbersRow[], hours: number): Numbers => ({
  rows,
  intervals: Array.from({ length: hours }, (_, place) => ({ begins: hour(place), ends: hour(place + 1) })),
  shortAbandonSeconds: 10,
});

describe('the bars of a chart', () => {
  it('stand for each hour, all teams together, also where nothing happened', () => {
    const all = numbers([row({ asked: 3 }), row({ asked: 4 }), row({ asked: 5, begins: hour(2) })], 3);
    expect(barsOf(all, 'hour', 'en', askedOf).map(({ value }) => value)).toEqual([7, 0, 5]);
  });

  it('lie for each team where the time is whole', () => {
    const all = numbers([row({ asked: 3 }), row({ asked: 4, name: 'Nuit' })], 1);
    expect(barsOf(all, 'whole', 'en', askedOf)).toEqual([
      { label: 'Trois-Rives', value: 3 },
      { label: 'Nuit', value: 4 },
    ]);
  });

  it('say the share of all calls, not the mean of the teams’ shares, and none without calls', () => {
    const rows = [
      row({ asked: 98, answeredInTime: 49 }),
      row({ asked: 6, shortAbandoned: 2, undecided: 2, answeredInTime: 2 }),
    ];
    expect(serviceLevelOf(rows)).toBe(0.51);
    expect(serviceLevelOf([row({ asked: 2, shortAbandoned: 2 })])).toBeNull();
    expect(serviceLevelOf([])).toBeNull();
  });
});

it('an axis ends at a round number', () => {
  expect([0, 1, 2, 3, 7, 10, 11, 64, 201, 4_999].map(axisEnd)).toEqual([1, 1, 2, 5, 10, 10, 20, 100, 500, 5_000]);
});

it('every interval has a name of its own, also in a night that has an hour twice', () => {
  for (const language of ['fr', 'en'] as const) {
    const names = intervalNames(numbers([], 48), 'hour', language);
    expect(new Set(names).size).toBe(48);
  }
});

it('nothing happened only where no call, no ring, no refusal and no duty was', () => {
  expect(isEmpty(numbers([], 1))).toBe(true);
  expect(isEmpty(numbers([row({})], 1))).toBe(true);
  for (const change of [{ asked: 1 }, { offersMade: 1 }, { turnedAway: 1 }, { occupancy: 0 }]) {
    expect(isEmpty(numbers([row(change)], 1))).toBe(false);
  }
});

it('a wait keeps its seconds', () => {
  expect([null, 0, 59.4, 59.6, 125].map(waited)).toEqual(['–', '0 s', '59 s', '1 min 00 s', '2 min 05 s']);
});

it('names the first and the last bar, and between them those that have room', () => {
  expect(namedPlaces(0, 100, 128)).toEqual([]);
  expect(namedPlaces(1, 100, 128)).toEqual([0]);
  expect(namedPlaces(7, 128, 128)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(namedPlaces(30, 18, 108)).toEqual([0, 6, 12, 18, 29]);
  expect(namedPlaces(30, 8, 128)).toEqual([0, 29]);
});
