import { type Static, Type } from 'typebox';
import { InsteadKind, PresenceState } from './call.ts';
import { OpeningHours, TimeZone } from './hours.ts';
import { LanguageTag, Moment, PlacementId, SkillCode, TeamId, UserId } from './ids.ts';

const Seconds = Type.Union([Type.Integer({ minimum: 5, maximum: 86_400 }), Type.Null()], {
  description: 'How long the call stays on this step before it climbs; null on the last, where it stays',
});
const Skills = Type.Array(SkillCode, { maxItems: 20, uniqueItems: true });

/** Offers the call to a team, as well as to the teams of the steps before. */
export const TeamStep = Type.Object(
  {
    kind: Type.Literal('team'),
    team: TeamId,
    requiredSkills: Skills,
    preferredSkills: Skills,
    language: Type.Union([Type.Literal('required'), Type.Literal('preferred'), Type.Literal('any')], {
      description: "Whether a counselor must, should, or need not speak one of the caller's languages",
    }),
    priority: Type.Integer({ minimum: 0, maximum: 100, description: 'Higher goes first; equal ones by the wait' }),
    seconds: Seconds,
  },
  { additionalProperties: false },
);
export type TeamStep = Static<typeof TeamStep>;

/** Proposes something else to the caller, who goes on waiting for the steps before if they like. */
export const InsteadStep = Type.Object(
  {
    kind: Type.Literal('instead'),
    instead: Type.Array(InsteadKind, { minItems: 1, maxItems: 2, uniqueItems: true }),
    priority: Type.Integer({ minimum: 0, maximum: 100 }),
    seconds: Seconds,
  },
  { additionalProperties: false },
);
export type InsteadStep = Static<typeof InsteadStep>;

export const LadderStep = Type.Union([TeamStep, InsteadStep]);
export type LadderStep = Static<typeof LadderStep>;

/** The steps that a call climbs while it waits. It begins with a team, and only its last step has no time. */
export const Ladder = Type.Array(LadderStep, { minItems: 1, maxItems: 12 });
export type Ladder = Static<typeof Ladder>;

// ---- GET, PUT /api/campaigns/:campaign/routing ----
export const Routing = Type.Object(
  {
    ladder: Ladder,
    timeZone: TimeZone,
    hours: Type.Union([OpeningHours, Type.Null()], { description: 'Null: always open' }),
    longestWaitSeconds: Type.Union([Type.Integer({ minimum: 60, maximum: 86_400 }), Type.Null()]),
    longestQueue: Type.Union([Type.Integer({ minimum: 1, maximum: 100_000 }), Type.Null()]),
    nobodyOnDuty: Type.Union([Type.Literal('queue'), Type.Literal('turn_away')], {
      description: 'Whether callers may wait although nobody is at work',
    }),
    writing: Type.Boolean({ description: 'Callers may write instead of speaking' }),
    callbacks: Type.Boolean({ description: 'Callers may choose a time to be called back' }),
    callbackMinutes: Type.Integer({ minimum: 10, maximum: 120, description: 'The length of a callback slot' }),
    callbacksPerSlot: Type.Integer({ minimum: 1, maximum: 100 }),
    edition: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'Raised by each change. Sent back with a change, it is refused with `conflict` where somebody else has made one since',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Routing = Static<typeof Routing>;

// ---- POST /api/campaigns/:campaign/routing/preview ----
export const PreviewWish = Type.Object(
  {
    ladder: Ladder,
    placement: Type.Union([PlacementId, Type.Null()]),
    languages: Type.Array(LanguageTag, { maxItems: 8 }),
    at: Type.Union([Moment, Type.Null()], { description: 'When the caller asks; null: now' }),
    timeZone: TimeZone,
    hours: Type.Union([OpeningHours, Type.Null()]),
  },
  { additionalProperties: false },
);
export type PreviewWish = Static<typeof PreviewWish>;

export const PreviewStep = Type.Object({
  position: Type.Integer({ minimum: 0 }),
  afterSeconds: Type.Integer({ minimum: 0, description: 'How long the caller has waited when the call gets here' }),
  team: Type.Union([Type.Object({ id: TeamId, name: Type.String() }), Type.Null()]),
  instead: Type.Array(InsteadKind),
  counselors: Type.Array(
    Type.Object({
      id: UserId,
      name: Type.String(),
      presence: PresenceState,
      fit: Type.Integer({ description: 'How many of the preferences are met' }),
    }),
    {
      description:
        'Who could take it from this step on, and on none before: in the order in which they would be rung, first those ' +
        'who are free now, of equal fit',
    },
  ),
  eligible: Type.Integer({ description: 'How many those are in all; the list names the first of them' }),
  already: Type.Integer({ description: 'How many could take it on this step too, but are rung from one before on' }),
});
export const Preview = Type.Object({
  open: Type.Boolean(),
  opensAt: Type.Union([Moment, Type.Null()]),
  steps: Type.Array(PreviewStep),
});
export type PreviewStep = Static<typeof PreviewStep>;
export type Preview = Static<typeof Preview>;
