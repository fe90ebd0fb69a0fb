import { expect, test } from 'vitest';
import { formatTable, judge } from './figures.ts';

test('A time has to stay below its goal, a rate above it', () => {
  expect(judge({ name: 'answer', value: 12, unit: 'ms', goal: 10 }).ok).toBe(false);
  expect(judge({ name: 'rate', value: 12, unit: '/s', goal: 10, better: 'higher' }).ok).toBe(true);
});

test('What is compared with a baseline is judged by its ratio, however long it took', () => {
  expect(judge({ name: 'growth', value: 30, unit: 'ms', goal: 1.5, baseline: 20 })).toEqual({
    name: 'growth',
    value: 30,
    unit: 'ms',
    baseline: 20,
    ratio: 1.5,
    goal: 1.5,
    ok: true,
  });
  expect(judge({ name: 'growth', value: 1.4, unit: 'ms', goal: 1.5, baseline: 0.7 }).ok).toBe(false);
  expect(judge({ name: 'rate', value: 90, unit: '/s', goal: 0.8, baseline: 100, better: 'higher' }).ok).toBe(true);
});

test('A measurement that failed to give a number is never well', () => {
  expect(judge({ name: 'answer', value: Number.NaN, unit: 'ms' }).ok).toBe(false);
  expect(judge({ name: 'growth', value: 5, unit: 'ms', baseline: 0 }).ok).toBe(false);
});

test('The table shows a goal that was missed', () => {
  const table = formatTable([judge({ name: 'answer', value: 12.34567, unit: 'ms', goal: 10 })]);
  expect(table.split('\n')[1]).toBe('answer  12.35  ms                     10    MISSED');
});
