import type { InsteadKind } from '../contract/call.ts';
import type { TeamId } from '../contract/ids.ts';
import type { Ladder, LadderStep } from '../contract/routing.ts';
import type { Demand } from './policy.ts';

// The ladder that a call climbs while it waits. Each step reached adds to those before it: whoever could have taken the
// call at first still can.

/** The language itself, without script or region: `pt` for `pt-BR` (RFC 5646). */
export const baseLanguage = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** The languages themselves, each once, in their order: all that is kept of what a browser says of its reader's. */
export const baseLanguages = (tags: readonly string[]): string[] => [...new Set(tags.map(baseLanguage))];

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

function demandOf(step: LadderStep, languages: readonly string[]): Demand[] {
  if (step.kind !== 'team') return [];
  return [
    {
      team: step.team,
      requiredSkills: sorted(step.requiredSkills),
      preferredSkills: sorted(step.preferredSkills),
      languages: step.language === 'any' ? [] : sorted(languages.map(baseLanguage)),
      languageRequired: step.language === 'required',
    },
  ];
}

/** What a caller of these languages asks for on each step up to `step`. */
export const demandsUpTo = (ladder: Ladder, step: number, languages: readonly string[]): Demand[] =>
  ladder.slice(0, step + 1).flatMap((one) => demandOf(one, languages));

/** What the steps up to `step` propose to the caller instead of waiting on. */
export const insteadUpTo = (ladder: Ladder, step: number): InsteadKind[] => [
  ...new Set(ladder.slice(0, step + 1).flatMap((one) => (one.kind === 'instead' ? one.instead : []))),
];

/** The teams that a ladder names, in the order of its steps. */
export const teamsOf = (ladder: Ladder): TeamId[] => [
  ...new Set(ladder.flatMap((step) => (step.kind === 'team' ? [step.team] : []))),
];

/** How urgent a call is on a step. */
export const priorityOf = (ladder: Ladder, step: number): number =>
  ladder[Math.min(step, ladder.length - 1)]?.priority ?? 0;

/** Seconds until a call on this step climbs to the next; null where it stays. */
export function secondsOn(ladder: Ladder, step: number): number | null {
  return step >= ladder.length - 1 ? null : (ladder[step]?.seconds ?? null);
}

/** The step that a call has reached after so many seconds of waiting, and how long it stays there. */
export function stepAfter(ladder: Ladder, waitedSeconds: number): { step: number; secondsLeft: number | null } {
  let left = waitedSeconds;
  for (let step = 0; ; step++) {
    const seconds = secondsOn(ladder, step);
    if (seconds === null) return { step, secondsLeft: null };
    if (left < seconds) return { step, secondsLeft: seconds - left };
    left -= seconds;
  }
}

interface Known {
  teams: ReadonlySet<string>;
  skills: ReadonlySet<string>;
  /** What the campaign allows instead. */
  instead: readonly InsteadKind[];
}

/** What is wrong with a ladder, in sentences for whoever edits it; empty where nothing is. */
export function ladderProblems(ladder: Ladder, known: Known): string[] {
  const problems: string[] = [];
  if (ladder[0]?.kind !== 'team') problems.push('The first step must be a team: a call needs somebody to wait for');
  ladder.forEach((step, index) => {
    const name = `Step ${index + 1}`;
    const isLast = index === ladder.length - 1;
    if (!isLast && step.seconds === null) {
      problems.push(`${name} has no time, so the steps after it are never reached: give it seconds, or remove them`);
    }
    if (isLast && step.seconds !== null) {
      problems.push(`The ladder has no end: the last step must have no time, since the call stays there`);
    }
    if (step.kind === 'instead') {
      for (const kind of step.instead) {
        if (!known.instead.includes(kind))
          problems.push(`${name} proposes ${kind}, which this campaign does not allow`);
      }
      return;
    }
    if (!known.teams.has(step.team)) problems.push(`${name} names a team that does not exist`);
    for (const skill of new Set([...step.requiredSkills, ...step.preferredSkills])) {
      if (!known.skills.has(skill)) problems.push(`${name} names the skill '${skill}', which does not exist`);
    }
  });
  return problems;
}
