import type { TeamRules } from '../../../server/contract/teams.ts';
import { wholeNumber } from '../routing/ladder-draft.ts';

export type RuleField = keyof TeamRules;
/** The rules in the order in which a call meets them. */
export const ruleFields = [
  'offerSeconds',
  'answerGoalSeconds',
  'missesUntilAway',
  'cooldownSeconds',
  'wrapUpSeconds',
] as const satisfies readonly RuleField[];

/** Between what each rule lies: the contract's bounds, which a test holds these to. */
export const limits: Readonly<Record<RuleField, { min: number; max: number }>> = {
  offerSeconds: { min: 5, max: 120 },
  answerGoalSeconds: { min: 5, max: 3600 },
  missesUntilAway: { min: 1, max: 10 },
  cooldownSeconds: { min: 0, max: 3600 },
  wrapUpSeconds: { min: 30, max: 3600 },
};

/** The rules as fields hold them. */
export const textsOf = (rules: TeamRules): Record<RuleField, string> => ({
  offerSeconds: String(rules.offerSeconds),
  missesUntilAway: String(rules.missesUntilAway),
  cooldownSeconds: String(rules.cooldownSeconds),
  wrapUpSeconds: String(rules.wrapUpSeconds),
  answerGoalSeconds: String(rules.answerGoalSeconds),
});

/** What the fields hold as rules; null where some hold no number that may be there. */
export function rulesOf(texts: Readonly<Record<RuleField, string>>): { rules: TeamRules | null; wrong: RuleField[] } {
  const number = (field: RuleField) => wholeNumber(texts[field], limits[field].min, limits[field].max);
  const wrong = ruleFields.filter((field) => number(field) === null);
  if (wrong.length > 0) return { rules: null, wrong };
  const rules = {
    offerSeconds: number('offerSeconds') ?? 0,
    missesUntilAway: number('missesUntilAway') ?? 0,
    cooldownSeconds: number('cooldownSeconds') ?? 0,
    wrapUpSeconds: number('wrapUpSeconds') ?? 0,
    answerGoalSeconds: number('answerGoalSeconds') ?? 0,
  };
  return { rules, wrong };
}
