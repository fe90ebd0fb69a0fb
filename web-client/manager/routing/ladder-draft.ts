import type { InsteadKind } from '../../../server/contract/call.ts';
import type { TeamId } from '../../../server/contract/ids.ts';
import type { Ladder, LadderStep, TeamStep } from '../../../server/contract/routing.ts';

// The ladder while it is edited. Numbers are texts until they are right, and the last step has no time whatever its
// field says, so that a ladder without an end can't be drawn.

interface Common {
  /** Names the step while it moves. */
  readonly key: number;
  readonly priority: string;
  readonly seconds: string;
}
export interface TeamStepDraft extends Common {
  readonly kind: 'team';
  readonly team: string;
  readonly requiredSkills: readonly string[];
  readonly preferredSkills: readonly string[];
  readonly language: TeamStep['language'];
}
export interface InsteadStepDraft extends Common {
  readonly kind: 'instead';
  readonly instead: readonly InsteadKind[];
}
export type StepDraft = TeamStepDraft | InsteadStepDraft;

/** What a step's time is until somebody says otherwise. */
export const usualSeconds = '30';
export const longestLadder = 12;

/** A contract's ladder, ready to be edited. */
export const draftOfLadder = (ladder: Ladder): StepDraft[] => ladder.map(draftOfStep);

function draftOfStep(step: LadderStep, key: number): StepDraft {
  const common = { key, priority: String(step.priority), seconds: step.seconds === null ? '' : String(step.seconds) };
  if (step.kind === 'instead') return { ...common, kind: 'instead', instead: step.instead };
  const { team, requiredSkills, preferredSkills, language } = step;
  return { ...common, kind: 'team', team, requiredSkills, preferredSkills, language };
}

const withTime = (step: StepDraft): StepDraft => (step.seconds === '' ? { ...step, seconds: usualSeconds } : step);

/** Every step but the last needs a time: whoever came before it gets the usual one. */
const timed = (steps: readonly StepDraft[]): StepDraft[] =>
  steps.map((step, index) => (index === steps.length - 1 ? step : withTime(step)));

/** The ladder with one more step, at its end. */
export function addStep(steps: readonly StepDraft[], kind: StepDraft['kind'], team: string): StepDraft[] {
  const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
  const common = { key, priority: steps.at(-1)?.priority ?? '0', seconds: '' };
  const step: StepDraft =
    kind === 'team'
      ? { ...common, kind, team, requiredSkills: [], preferredSkills: [], language: 'preferred' }
      : { ...common, kind, instead: [] };
  return timed([...steps.map(withTime), step]);
}

/** The ladder without a step. */
export const removeStep = (steps: readonly StepDraft[], index: number): StepDraft[] =>
  timed(steps.filter((_, at) => at !== index));

/** The ladder with a step one place up or down; as it was where there is no such place. */
export function moveStep(steps: readonly StepDraft[], index: number, by: -1 | 1): StepDraft[] {
  const [step, other] = [steps[index], steps[index + by]];
  if (step === undefined || other === undefined) return [...steps];
  const moved = [...steps];
  moved[index] = other;
  moved[index + by] = step;
  return timed(moved);
}

/** The ladder with a step changed. */
export const changeStep = (steps: readonly StepDraft[], index: number, step: StepDraft): StepDraft[] =>
  steps.map((one, at) => (at === index ? step : one));

/** When a call gets to each step, in seconds of waiting; null where a time before it is not right yet. */
export function arrivals(steps: readonly StepDraft[]): (number | null)[] {
  const times: (number | null)[] = [];
  let sum: number | null = 0;
  for (const step of steps) {
    times.push(sum);
    const seconds = wholeNumber(step.seconds, 5, 86_400);
    sum = sum === null || seconds === null ? null : sum + seconds;
  }
  return times;
}

export type StepField = 'team' | 'skills' | 'instead' | 'seconds' | 'priority' | 'first';
export type StepProblemCode =
  | 'first_instead'
  | 'team_missing'
  | 'skill_unknown'
  | 'skill_twice'
  | 'instead_missing'
  | 'writing_off'
  | 'callbacks_off'
  | 'seconds_wrong'
  | 'priority_wrong';
export interface StepProblem {
  readonly step: number;
  readonly field: StepField;
  readonly code: StepProblemCode;
}

/** What a ladder's steps may name. */
export interface LadderGround {
  readonly teams: readonly string[];
  readonly skills: readonly string[];
  readonly instead: readonly InsteadKind[];
}

/** What is wrong with the ladder, step by step, as far as the page can tell. */
export const stepProblems = (steps: readonly StepDraft[], ground: LadderGround): StepProblem[] =>
  steps.flatMap((step, index) =>
    problemsOf(step, index, index === steps.length - 1, ground).map(([field, code]) => ({ step: index, field, code })),
  );

function problemsOf(step: StepDraft, index: number, last: boolean, ground: LadderGround) {
  const found: [StepField, StepProblemCode][] = [];
  if (step.kind === 'team') {
    const skills = [...step.requiredSkills, ...step.preferredSkills];
    if (!ground.teams.includes(step.team)) found.push(['team', 'team_missing']);
    if (skills.some((skill) => !ground.skills.includes(skill))) found.push(['skills', 'skill_unknown']);
    if (new Set(skills).size < skills.length) found.push(['skills', 'skill_twice']);
  } else {
    if (index === 0) found.push(['first', 'first_instead']);
    if (step.instead.length === 0) found.push(['instead', 'instead_missing']);
    for (const kind of step.instead) {
      if (!ground.instead.includes(kind)) found.push(['instead', kind === 'writing' ? 'writing_off' : 'callbacks_off']);
    }
  }
  if (!last && wholeNumber(step.seconds, 5, 86_400) === null) found.push(['seconds', 'seconds_wrong']);
  if (wholeNumber(step.priority, 0, 100) === null) found.push(['priority', 'priority_wrong']);
  return found;
}

/** The ladder as the contract writes it; null while a step has a problem. */
export function ladderOf(steps: readonly StepDraft[], teams: readonly { readonly id: TeamId }[]): Ladder | null {
  const ladder: LadderStep[] = [];
  for (const [index, step] of steps.entries()) {
    const priority = wholeNumber(step.priority, 0, 100);
    const seconds = index === steps.length - 1 ? null : wholeNumber(step.seconds, 5, 86_400);
    if (priority === null || (seconds === null && index < steps.length - 1)) return null;
    if (step.kind === 'instead') {
      if (step.instead.length === 0) return null;
      ladder.push({ kind: 'instead', instead: [...step.instead], priority, seconds });
      continue;
    }
    const team = teams.find(({ id }) => id === step.team);
    if (team === undefined) return null;
    const { requiredSkills, preferredSkills, language } = step;
    ladder.push({
      kind: 'team',
      team: team.id,
      requiredSkills: [...requiredSkills],
      preferredSkills: [...preferredSkills],
      language,
      priority,
      seconds,
    });
  }
  return ladder.length === 0 ? null : ladder;
}

/** A whole number between two others, as somebody wrote it; null where it is none. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}
