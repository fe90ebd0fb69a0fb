import { expect, test } from 'vitest';
import { formatTable, judge } from './figures.ts';

test('A time has to stay below its goal, a rate above it', () => {
  expect(judge({ name: 'answer', value: 12, unit: 'ms', goal: 10 }).ok).toBe(false);
  expect(judge({ name: 'rate', value: 12, unit: '/s', goal: 10, better: 'higher' }).ok).toBe(true);
  expect(judge({ name: 'answer', value: 10, unit: 'ms', goal: 10, baseline: 20 })).toEqual({
    name: 'answer',
    value: 10,
    unit: 'ms',
    baseline: 20,
    ratio: 0.5,
    goal: 10,
    ok: true,
  });
});

test('A measurement that failed to give a number is never well', () => {
  expect(judge({ name: 'answer', value: Number.NaN, unit: 'ms' }).ok).toBe(false);
});

test('The table shows a goal that was missed', () => {
  const table = formatTable([judge({ name: 'answer', value: 12.34567, unit: 'ms', goal: 10 })]);
  expect(table.split('\n')[1]).toBe('answer  12.35  ms                     10    MISSED');
});
