import { type Static, Type } from 'typebox';
import { CampaignId, Moment, TeamId } from './ids.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** How the numbers are cut: one row for each team or campaign, and for each hour or day where wished. */
export const numbersGroups = ['team', 'campaign'] as const;
export const numbersSteps = ['hour', 'day', 'whole'] as const;

// ---- GET /api/numbers ----
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
      Type.Integer({ minimum: 1, maximum: 3600, description: "The service level's time; the team's goal unless said" }),
    ),
  },
  { additionalProperties: false },
);
export type NumbersQuery = Static<typeof NumbersQuery>;

/** The numbers of the trade, as `docs/numbers.md` defines them. */
export const NumbersRow = Type.Object({
  id: Type.Union([TeamId, CampaignId]),
  name: Type.String(),
  begins: nullable(Moment),
  asked: Count('Calls asked for'),
  answered: Count('Calls that a counselor accepted'),
  answeredInTime: Count("Calls accepted within the service level's time"),
  abandoned: Count('Callers who left before anybody accepted, after more than the short time'),
  shortAbandoned: Count('Callers who left within the short time'),
  unanswered: Count('Calls given up by the longest wait'),
  callbacksBooked: Count('Waits turned into a callback'),
  turnedAway: Count('Visits refused at the door; 0 by team'),
  serviceLevel: nullable(Type.Number({ description: 'Answered in time over asked less short abandons' })),
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
export const Numbers = Type.Object({ rows: Type.Array(NumbersRow), shortAbandonSeconds: Type.Integer() });
export type Numbers = Static<typeof Numbers>;
