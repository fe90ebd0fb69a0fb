import { type Static, Type } from 'typebox';
import { CampaignId } from './ids.ts';

/** Whether a talk helped, in its caller's own judgement: 1 no, 2 a little, 3 yes. */
export const scores = [1, 2, 3] as const;
export const Score = Type.Unsafe<(typeof scores)[number]>(
  Type.Enum([...scores], { description: 'Whether it helped: 1 no, 2 a little, 3 yes' }),
);
export type Score = Static<typeof Score>;

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'A day, the last one included' });

// ---- GET /api/ratings ----
export const RatingsQuery = Type.Object({ first: Day, last: Day }, { additionalProperties: false });
export type RatingsQuery = Static<typeof RatingsQuery>;
const Count = Type.Integer({ minimum: 0 });
export const RatingsRow = Type.Object({
  id: CampaignId,
  name: Type.String(),
  no: Count,
  little: Count,
  yes: Count,
  average: Type.Union([Type.Number(), Type.Null()], { description: 'Mean of the scores, 1 to 3; null without any' }),
});
export type RatingsRow = Static<typeof RatingsRow>;
export const Ratings = Type.Object({ campaigns: Type.Array(RatingsRow) });
export type Ratings = Static<typeof Ratings>;
