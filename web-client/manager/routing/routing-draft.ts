import type { TeamId } from '../../../server/contract/ids.ts';
import type { Routing } from '../../../server/contract/routing.ts';
import { draftOfHours, emptyHours, type HoursDraft, type HoursProblem, hoursOf, hoursProblems } from './hours-draft.ts';
import {
  draftOfLadder,
  ladderOf,
  type StepDraft,
  type StepProblem,
  stepProblems,
  wholeNumber,
} from './ladder-draft.ts';

/** How long and how many may wait, and what callers are offered beside a call. */
export interface LimitsDraft {
  /** In minutes; empty: as long as they like. */
  readonly longestWait: string;
  /** Empty: as many as there are. */
  readonly longestQueue: string;
  readonly nobodyOnDuty: Routing['nobodyOnDuty'];
  readonly writing: boolean;
  readonly callbacks: boolean;
  readonly callbackMinutes: string;
  readonly callbacksPerSlot: string;
}

/** A campaign's routing while it is edited. */
export interface RoutingDraft {
  readonly steps: readonly StepDraft[];
  readonly timeZone: string;
  readonly alwaysOpen: boolean;
  readonly hours: HoursDraft;
  readonly limits: LimitsDraft;
}

const textOf = (number: number | null): string => (number === null ? '' : String(number));

/** A campaign's routing, ready to be edited. */
export const draftOf = (routing: Routing): RoutingDraft => ({
  steps: draftOfLadder(routing.ladder),
  timeZone: routing.timeZone,
  alwaysOpen: routing.hours === null,
  hours: routing.hours === null ? emptyHours : draftOfHours(routing.hours),
  limits: {
    longestWait: textOf(routing.longestWaitSeconds === null ? null : routing.longestWaitSeconds / 60),
    longestQueue: textOf(routing.longestQueue),
    nobodyOnDuty: routing.nobodyOnDuty,
    writing: routing.writing,
    callbacks: routing.callbacks,
    callbackMinutes: String(routing.callbackMinutes),
    callbacksPerSlot: String(routing.callbacksPerSlot),
  },
});

export const limitFields = ['longestWait', 'longestQueue', 'callbackMinutes', 'callbacksPerSlot'] as const;
export type LimitField = (typeof limitFields)[number];

/** Everything that is wrong with a draft, by the place where it is mended. */
export interface RoutingProblems {
  readonly steps: readonly StepProblem[];
  readonly hours: readonly HoursProblem[];
  readonly timeZone: boolean;
  readonly limits: readonly LimitField[];
}

export interface RoutingGround {
  readonly teams: readonly { readonly id: TeamId }[];
  readonly skills: readonly { readonly code: string }[];
}

/** What is wrong with the draft, as far as the page can tell. */
export function problemsOf(draft: RoutingDraft, { teams, skills }: RoutingGround): RoutingProblems {
  const { limits } = draft;
  return {
    steps: stepProblems(draft.steps, {
      teams: teams.map(({ id }) => id),
      skills: skills.map(({ code }) => code),
      instead: [...(limits.writing ? ['writing' as const] : []), ...(limits.callbacks ? ['callback' as const] : [])],
    }),
    hours: draft.alwaysOpen ? [] : hoursProblems(draft.hours),
    timeZone: !isTimeZone(draft.timeZone),
    limits: limitFields.filter((field) => limitOf(field, limits) === undefined),
  };
}

/** How many problems there are. */
export const countProblems = ({ steps, hours, timeZone, limits }: RoutingProblems): number =>
  steps.length + hours.length + (timeZone ? 1 : 0) + limits.length;

/** A limit as a number; null where there is none, undefined where what is written is not one. */
function limitOf(field: LimitField, limits: LimitsDraft): number | null | undefined {
  const text = limits[field].trim().replace(',', '.');
  switch (field) {
    case 'longestWait': {
      const seconds = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 60) : Number.NaN;
      return text === '' ? null : seconds >= 60 && seconds <= 86_400 ? seconds : undefined;
    }
    case 'longestQueue':
      return text === '' ? null : (wholeNumber(text, 1, 100_000) ?? undefined);
    case 'callbackMinutes':
      return wholeNumber(text, 10, 120) ?? undefined;
    case 'callbacksPerSlot':
      return wholeNumber(text, 1, 100) ?? undefined;
  }
}

/** The routing as the contract writes it; null while something is wrong with it. */
export function routingOf(draft: RoutingDraft, ground: RoutingGround): Routing | null {
  const ladder = ladderOf(draft.steps, ground.teams);
  const [longestWait, longestQueue] = [limitOf('longestWait', draft.limits), limitOf('longestQueue', draft.limits)];
  const minutes = limitOf('callbackMinutes', draft.limits);
  const perSlot = limitOf('callbacksPerSlot', draft.limits);
  if (ladder === null || longestWait === undefined || longestQueue === undefined || !minutes || !perSlot) return null;
  if (countProblems(problemsOf(draft, ground)) > 0) return null;
  return {
    ladder,
    timeZone: draft.timeZone,
    hours: draft.alwaysOpen ? null : hoursOf(draft.hours),
    longestWaitSeconds: longestWait,
    longestQueue,
    nobodyOnDuty: draft.limits.nobodyOnDuty,
    writing: draft.limits.writing,
    callbacks: draft.limits.callbacks,
    callbackMinutes: minutes,
    callbacksPerSlot: perSlot,
  };
}

export const routingParts = ['ladder', 'hours', 'limits', 'instead'] as const;
export type RoutingPart = (typeof routingParts)[number];

/** Which parts of the page differ between two drafts. */
export function changedParts(a: RoutingDraft, b: RoutingDraft): RoutingPart[] {
  const parts = (draft: RoutingDraft): Record<RoutingPart, unknown> => {
    const { longestWait, longestQueue, nobodyOnDuty, ...instead } = draft.limits;
    return {
      ladder: draft.steps.map(({ key, ...step }) => step),
      hours: [draft.timeZone, draft.alwaysOpen ? null : hoursOf(draft.hours)],
      limits: [longestWait, longestQueue, nobodyOnDuty],
      instead,
    };
  };
  const [one, other] = [parts(a), parts(b)];
  return routingParts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}

/** Whether the browser knows the time zone; the server decides again. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
