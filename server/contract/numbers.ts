import { type Static, Type } from 'typebox';
import { CampaignId, Moment, TeamId } from './ids.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** How the numbers are cut: one row for each team or campaign, and for each hour or day where wished. */
export const numbersGroups = ['team', 'campaign'] as const;
export const numbersSteps = ['hour', 'day', 'whole'] as const;

/** Callers who leave within so many seconds of asking are counted apart: they looked, or asked by mistake. */
export const shortAbandonSeconds = 10;

// ---- GET /api/numbers, GET /api/numbers.csv ----
export const NumbersQuery = Type.Object(
  {
    from: Moment,
    to: Moment,
    by: Type.Unsafe<(typeof numbersGroups)[number]>(Type.Enum([...numbersGroups])),
    step: Type.Unsafe<(typeof numbersSteps)[number]>(Type.Enum([...numbersSteps])),
    timeZone: Type.Optional(
      Type.String({ maxLength: 60, description: 'Days and hours are those of it; UTC unless said' }),
    ),
    withinSeconds: Type.Optional(
      Type.String({
        pattern: '^[1-9][0-9]{0,3}$',
        description: "The service level's time, 1 to 3600; the team's goal unless said",
      }),
    ),
  },
  { additionalProperties: false },
);
export type NumbersQuery = Static<typeof NumbersQuery>;

/** The numbers of the trade, as `docs/numbers.md` defines them. */
export const NumbersRow = Type.Object({
  id: Type.Union([TeamId, CampaignId]),
  name: Type.String(),
  begins: Moment,
  asked: Count('Calls asked for'),
  answered: Count('Calls that a counselor accepted'),
  answeredInTime: Count("Calls accepted within the service level's time"),
  abandoned: Count('Callers who left before anybody accepted, after more than the short time'),
  shortAbandoned: Count('Callers who left within the short time'),
  unanswered: Count('Calls given up by the longest wait'),
  callbacksBooked: Count('Waits turned into a callback'),
  waiting: Count('Calls that go on, and that nobody has accepted yet'),
  undecided: Count("Those of `waiting` who may still be answered within the service level's time"),
  turnedAway: Count('Visits refused at the door; 0 by team'),
  referrals: Count('Structures that the callers of these calls were pointed to'),
  serviceLevel: nullable(Type.Number({ description: 'Answered in time over asked less short abandons and undecided' })),
  averageAnswerSeconds: nullable(Type.Number()),
  p90AnswerSeconds: nullable(Type.Number()),
  offersMade: Count('Offers rung'),
  offersAccepted: Count('Offers accepted'),
  offersDeclined: Count('Offers declined'),
  offersMissed: Count('Offers not answered in time'),
  offersWithdrawn: Count('Offers whose caller or counselor left'),
  occupancy: nullable(
    Type.Number({ description: 'Time with callers and records over time on duty; null by campaign' }),
  ),
});
export type NumbersRow = Static<typeof NumbersRow>;
export const Numbers = Type.Object({
  intervals: Type.Array(Type.Object({ begins: Moment, ends: Moment }), {
    description: 'The whole time cut by the step, without a gap',
  }),
  rows: Type.Array(NumbersRow, {
    description: 'For the whole time every team or campaign; by hour or day only where something happened',
  }),
  shortAbandonSeconds: Type.Integer(),
});
export type Numbers = Static<typeof Numbers>;
