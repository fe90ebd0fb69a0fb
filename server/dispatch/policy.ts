import type { CallId, TeamId, UserId } from '../contract/ids.ts';

// Who gets which call. Pure: no clock, no database, so that theory and property can be held against it.

/** What a step of a ladder asks for on behalf of one caller. */
export interface Demand {
  readonly team: TeamId;
  readonly requiredSkills: readonly string[];
  readonly preferredSkills: readonly string[];
  /** The caller's languages, as base tags; empty where they do not matter or are not known. */
  readonly languages: readonly string[];
  /** One of them must be spoken; otherwise it is a preference. */
  readonly languageRequired: boolean;
}

/** A call that waits, with a demand for each step of its ladder that it has reached. */
export interface WaitingCall {
  readonly id: CallId;
  readonly priority: number;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** In the order of the steps. */
  readonly demands: readonly Demand[];
}

/** A counselor whom nothing keeps from taking a call. */
export interface IdleCounselor {
  readonly id: UserId;
  /** Milliseconds since 1970. */
  readonly idleSince: number;
  readonly teams: readonly TeamId[];
  readonly skills: readonly string[];
  readonly languages: readonly string[];
}

/** A counselor who declined or missed this very call a short while ago. */
export interface Cooling {
  readonly call: CallId;
  readonly counselor: UserId;
  /** Nobody else at work could take the call: it rings there again, rather than nowhere. */
  readonly lastResort: boolean;
}

export interface Pair {
  readonly call: CallId;
  readonly counselor: UserId;
  /** The team in whose name the counselor takes it. */
  readonly team: TeamId;
}

const includesAll = (all: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((one) => all.includes(one));
const speaksOneOf = (counselor: Pick<IdleCounselor, 'languages'>, demand: Demand): boolean =>
  demand.languages.some((language) => counselor.languages.includes(language));

export type Able = Pick<IdleCounselor, 'teams' | 'skills' | 'languages'>;

/** Whether the counselor may be rung for the demand. */
export const serves = (demand: Demand, counselor: Able): boolean =>
  counselor.teams.includes(demand.team) &&
  includesAll(counselor.skills, demand.requiredSkills) &&
  (!demand.languageRequired || demand.languages.length === 0 || speaksOneOf(counselor, demand));

/** How many of the demand's preferences the counselor meets: one for each skill, one for a language. */
export const fitOf = (demand: Demand, counselor: Able): number =>
  demand.preferredSkills.filter((skill) => counselor.skills.includes(skill)).length +
  (speaksOneOf(counselor, demand) ? 1 : 0);

/** The order in which calls are served: by priority, then by the wait; the id decides between equals, everywhere alike. */
export const byTurn = (a: WaitingCall, b: WaitingCall): number =>
  b.priority - a.priority || a.askedAt - b.askedAt || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Candidate {
  counselor: IdleCounselor;
  step: number;
  fit: number;
  team: TeamId;
}

/**
 * Pairs calls with counselors: calls in their turn, each with the counselor of its lowest step, of these with the best
 * fit, of these with the one idle longest. Each call and each counselor is in one pair at most. A call that nobody here
 * can take holds up nobody behind it.
 */
export function match(
  calls: readonly WaitingCall[],
  counselors: readonly IdleCounselor[],
  cooling: readonly Cooling[] = [],
): readonly Pair[] {
  const idle = new Set(counselors);
  const pairs: Pair[] = [];
  for (const call of [...calls].sort(byTurn)) {
    if (idle.size === 0) break;
    const best = bestFor(call, idle, cooling);
    if (best === null) continue;
    idle.delete(best.counselor);
    pairs.push({ call: call.id, counselor: best.counselor.id, team: best.team });
  }
  return pairs;
}

function bestFor(call: WaitingCall, idle: Iterable<IdleCounselor>, cooling: readonly Cooling[]): Candidate | null {
  const ofCall = cooling.filter((one) => one.call === call.id);
  let best: Candidate | null = null;
  let lastResort: Candidate | null = null;
  for (const counselor of idle) {
    const candidate = candidateFor(call, counselor);
    if (candidate === null) continue;
    const cool = ofCall.find((one) => one.counselor === counselor.id);
    if (cool === undefined) best = better(best, candidate);
    else if (cool.lastResort) lastResort = better(lastResort, candidate);
  }
  return best ?? lastResort;
}

/** The counselor at the lowest step whose demand they serve; null where they serve none. */
export function candidateFor(call: Pick<WaitingCall, 'demands'>, counselor: IdleCounselor): Candidate | null {
  const step = call.demands.findIndex((demand) => serves(demand, counselor));
  const demand = call.demands[step];
  return demand === undefined ? null : { counselor, step, fit: fitOf(demand, counselor), team: demand.team };
}

/** The order in which counselors are rung for a call. */
export const byMerit = (a: Candidate, b: Candidate): number =>
  a.step - b.step ||
  b.fit - a.fit ||
  a.counselor.idleSince - b.counselor.idleSince ||
  compare(a.counselor.id, b.counselor.id);

const better = (a: Candidate | null, b: Candidate): Candidate => (a === null || byMerit(b, a) < 0 ? b : a);
