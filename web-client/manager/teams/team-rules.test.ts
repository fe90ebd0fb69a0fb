import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { TeamRules } from '../../../server/contract/teams.ts';
import { limits, ruleFields, rulesOf, textsOf } from './team-rules.ts';

const rules: TeamRules = {
  offerSeconds: 20,
  missesUntilAway: 2,
  cooldownSeconds: 60,
  wrapUpSeconds: 600,
  answerGoalSeconds: 60,
};

it.each(ruleFields)('the page’s bounds are the contract’s: %s', (field) => {
  const { min, max } = limits[field];
  const accepts = (value: number) => Value.Check(TeamRules, { ...rules, [field]: value });
  expect([min - 1, min, max, max + 1].map(accepts)).toEqual([false, true, true, false]);
});

it('rules come back from their fields as they were', () => {
  expect(rulesOf(textsOf(rules))).toEqual({ rules, wrong: [] });
});

it('what is no number, or none that may be there, is named', () => {
  const { rules: none, wrong } = rulesOf({ ...textsOf(rules), offerSeconds: '4', wrapUpSeconds: 'long' });
  expect(none).toBeNull();
  expect(wrong).toEqual(['offerSeconds', 'wrapUpSeconds']);
});
