import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersGroups, numbersSteps } from '../../../server/contract/numbers.ts';
import {
  choiceOf,
  daysOf,
  firstChoice,
  type NumbersChoice,
  pathOfChoice,
  periods,
  problemAt,
  problemOf,
  queryOf,
} from './choice.ts';

const today = new Date(2026, 2, 5, 14, 30);
const choice = (change: Partial<NumbersChoice>): NumbersChoice => ({ ...firstChoice, ...change });
const dates = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the address of a choice', () => {
  it('leads back to the choice', () => {
    fc.assert(
      fc.property(
        fc.record({
          period: fc.oneof(fc.constantFrom(...periods), fc.record({ first: dates, last: dates })),
          by: fc.constantFrom(...numbersGroups),
          step: fc.constantFrom(...numbersSteps),
        }),
        (one) => {
          expect(choiceOf(pathOfChoice(one).split('/'))).toEqual(one);
        },
      ),
    );
  });

  it('names a first choice where it says nothing, and none where it says what is unknown', () => {
    expect(choiceOf([])).toEqual(firstChoice);
    for (const path of [
      'today',
      'today/team',
      'today/team/week',
      'year/team/day',
      '2026-03-01/team/day',
      'today/team/day/x',
    ]) {
      expect(choiceOf(path.split('/'))).toBeNull();
    }
  });
});

describe('the days of a choice', () => {
  it('end with today', () => {
    expect(daysOf(choice({ period: 'today' }), today)).toEqual({ first: '2026-03-05', last: '2026-03-05' });
    expect(daysOf(choice({ period: '7-days' }), today)).toEqual({ first: '2026-02-27', last: '2026-03-05' });
    expect(daysOf(choice({ period: '30-days' }), today)).toEqual({ first: '2026-02-04', last: '2026-03-05' });
  });

  it('are asked for from midnight to the midnight after the last', () => {
    const { from, to } = queryOf(choice({ period: 'today' }), today, 'Europe/Paris');
    expect([new Date(from), new Date(to)]).toEqual([new Date(2026, 2, 5), new Date(2026, 2, 6)]);
  });

  it('are refused where they are none, run backwards, or are too many', () => {
    const problem = (first: string, last: string, step: NumbersChoice['step'] = 'day') =>
      problemOf(choice({ period: { first, last }, step }), today);
    expect(problem('2026-02-31', '2026-03-05')).toBe('no_day');
    expect(problem('', '2026-03-05')).toBe('no_day');
    expect(choiceOf(['_2026-03-05', 'team', 'day'])?.period).toEqual({ first: '', last: '2026-03-05' });
    expect(problem('2026-03-05', '2026-03-04')).toBe('order');
    expect(problem('2026-03-05', '2026-03-05')).toBeNull();
    expect(problem('2026-01-01', '2026-01-31', 'hour')).toBeNull();
    expect(problem('2026-01-01', '2026-02-01', 'hour')).toBe('too_many_hours');
    expect(problem('2026-01-01', '2026-02-01')).toBeNull();
    expect(problem('2025-01-01', '2026-02-04')).toBeNull();
    expect(problem('2025-01-01', '2026-02-05')).toBe('too_many_days');
  });

  it('say at each date whether it is missing, and what is wrong with both at the first', () => {
    const problems = (first: string, last: string) =>
      (['first', 'last'] as const).map((end) => problemAt(end, choice({ period: { first, last } }), today));
    expect(problems('', '2026-03-05')).toEqual(['no_first', null]);
    expect(problems('2026-03-05', '2026-02-31')).toEqual([null, 'no_last']);
    expect(problems('', '')).toEqual(['no_first', 'no_last']);
    expect(problems('2026-03-05', '2026-03-04')).toEqual(['order', null]);
    expect(problems('2026-03-04', '2026-03-05')).toEqual([null, null]);
  });
});
