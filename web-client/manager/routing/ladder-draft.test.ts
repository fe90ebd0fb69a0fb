import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InsteadKind } from '../../../server/contract/call.ts';
import type { TeamId } from '../../../server/contract/ids.ts';
import type { Ladder, TeamStep } from '../../../server/contract/routing.ts';
import {
  addStep,
  arrivals,
  changeStep,
  draftOfLadder,
  ladderOf,
  moveStep,
  removeStep,
  type StepDraft,
  stepProblems,
  wholeNumber,
} from './ladder-draft.ts';

const team = '00000000-0000-4000-8000-000000000010' as TeamId;
const night = '00000000-0000-4000-8000-000000000011' as TeamId;
const teams = [{ id: team }, { id: night }];
const ground = { teams: [team, night], skills: ['housing'], instead: ['writing'] as const };

const teamStep = (change: Partial<TeamStep> = {}): TeamStep => ({
  kind: 'team',
  team,
  requiredSkills: [],
  preferredSkills: [],
  language: 'preferred',
  priority: 0,
  seconds: null,
  ...change,
});
const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('team' as const),
    team: fc.constantFrom(team, night),
    requiredSkills: fc.uniqueArray(fc.constantFrom('housing', 'sign-language'), { maxLength: 2 }),
    preferredSkills: fc.constant<string[]>([]),
    language: fc.constantFrom('required' as const, 'preferred' as const, 'any' as const),
    priority: fc.nat(100),
    seconds: fc.integer({ min: 5, max: 86_400 }),
  }),
  fc.record({
    kind: fc.constant('instead' as const),
    instead: fc.constantFrom<InsteadKind[]>(['writing'], ['writing', 'callback']),
    priority: fc.nat(100),
    seconds: fc.integer({ min: 5, max: 86_400 }),
  }),
);
/** A ladder as the server keeps it: only the last step has no time. */
const anyLadder = fc
  .array(anyStep, { minLength: 1, maxLength: 12 })
  .map((steps): Ladder => steps.map((step, at) => (at === steps.length - 1 ? { ...step, seconds: null } : step)));

it('a ladder comes back from its draft as it was', () => {
  fc.assert(
    fc.property(anyLadder, (ladder) => {
      expect(ladderOf(draftOfLadder(ladder), teams)).toEqual(ladder);
    }),
  );
});

it('whatever is added, moved and removed, the ladder has an end and a time before it', () => {
  const anyEdit = fc.oneof(
    fc.constant((steps: readonly StepDraft[]) => addStep(steps, 'team', team)),
    fc.nat(12).map((at) => (steps: readonly StepDraft[]) => (steps.length > 1 ? removeStep(steps, at) : [...steps])),
    fc.tuple(fc.nat(12), fc.constantFrom(-1 as const, 1 as const)).map(
      ([at, by]) =>
        (steps: readonly StepDraft[]) =>
          moveStep(steps, at, by),
    ),
  );
  fc.assert(
    fc.property(anyLadder, fc.array(anyEdit, { maxLength: 12 }), (ladder, edits) => {
      let steps: readonly StepDraft[] = draftOfLadder(ladder);
      for (const edit of edits) steps = edit(steps);
      const edited = ladderOf(steps, teams);
      expect(edited?.map(({ seconds }) => seconds === null)).toEqual(
        steps.map((_, index) => index === steps.length - 1),
      );
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    }),
  );
});

it('a step that moves down and up again is where it was', () => {
  fc.assert(
    fc.property(anyLadder, fc.nat(12), (ladder, at) => {
      const steps = draftOfLadder(ladder);
      fc.pre(at < steps.length - 1);
      const back = moveStep(moveStep(steps, at, 1), at + 1, -1);
      expect(back.map(({ key }) => key)).toEqual(steps.map(({ key }) => key));
    }),
  );
});

it('nothing moves beyond the ends', () => {
  const steps = draftOfLadder([teamStep({ seconds: 30 }), teamStep()]);
  expect(moveStep(steps, 0, -1)).toEqual(steps);
  expect(moveStep(steps, 1, 1)).toEqual(steps);
});

it('says when a call gets to each step, as far as the times are right', () => {
  const steps = draftOfLadder([teamStep({ seconds: 30 }), teamStep({ seconds: 120 }), teamStep()]);
  expect(arrivals(steps)).toEqual([0, 30, 150]);
  const [first] = steps;
  if (first === undefined) throw new Error('unreachable');
  expect(arrivals(changeStep(steps, 0, { ...first, seconds: 'soon' }))).toEqual([0, null, null]);
});

it('finds what is wrong at the step where it is', () => {
  const steps = draftOfLadder([
    { kind: 'instead', instead: ['writing', 'callback'], priority: 0, seconds: 30 },
    teamStep({ requiredSkills: ['housing', 'juggling'], preferredSkills: ['housing'], seconds: 4, priority: 101 }),
    teamStep({ team: '00000000-0000-4000-8000-00000000dead' as TeamId }),
  ]);
  expect(stepProblems(steps, ground)).toEqual([
    { step: 0, field: 'first', code: 'first_instead' },
    { step: 0, field: 'instead', code: 'callbacks_off' },
    { step: 1, field: 'skills', code: 'skill_unknown' },
    { step: 1, field: 'skills', code: 'skill_twice' },
    { step: 1, field: 'seconds', code: 'seconds_wrong' },
    { step: 1, field: 'priority', code: 'priority_wrong' },
    { step: 2, field: 'team', code: 'team_missing' },
  ]);
  expect(stepProblems(addStep(draftOfLadder([teamStep()]), 'instead', ''), ground)).toEqual([
    { step: 1, field: 'instead', code: 'instead_missing' },
  ]);
});

it('takes whole numbers alone', () => {
  expect(['5', ' 12 ', '100'].map((text) => wholeNumber(text, 5, 100))).toEqual([5, 12, 100]);
  expect(['', '4', '101', '5.5', '-5', '1e1', 'x'].map((text) => wholeNumber(text, 5, 100))).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
