import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId } from '../contract/ids.ts';
import { type RatingsQuery, type RatingsRow, type Score, scores } from '../contract/ratings.ts';
import { ago } from '../platform/sql.ts';

/** What callers thought of their talks. */
export const ratingsRepository = {
  /** Writes a score down for a talk that is over, or in place of the one before; false where there is no such talk. */
  async put(db: Database, call: CallId, key: Buffer, score: Score, withinSeconds: number): Promise<boolean> {
    const result = await db
      .insertInto('ratings')
      .columns(['key', 'campaign_id', 'placement_id', 'team_id', 'day', 'score'])
      .expression((eb) =>
        eb
          .selectFrom('calls')
          .innerJoin('campaigns', 'campaigns.id', 'calls.campaign_id')
          .select([
            sql<Buffer>`${key}::bytea`.as('key'),
            'calls.campaign_id',
            'calls.placement_id',
            'calls.team_id',
            sql<Date>`(now() at time zone campaigns.time_zone)::date`.as('day'),
            sql<number>`${score}::smallint`.as('score'),
          ])
          .where('calls.id', '=', call)
          .where('calls.active_at', 'is not', null)
          .where('calls.state', 'in', ['wrap_up', 'closed'])
          .where(({ eb: is, or }) =>
            or([is('calls.closed_at', 'is', null), is('calls.closed_at', '>', ago(withinSeconds))]),
          ),
      )
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ score }))
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  },

  async find(db: Database, key: Buffer): Promise<Score | null> {
    const row = await db.selectFrom('ratings').select('score').where('key', '=', key).executeTakeFirst();
    return scores.find((score) => score === row?.score) ?? null;
  },

  /** Every campaign with its scores of these days, the first and the last included. */
  async count(db: Database, { first, last }: RatingsQuery): Promise<RatingsRow[]> {
    const { rows } = await sql<RatingsRow>`
      select campaigns.id, campaigns.name,
        count(*) filter (where score = 1) as no, count(*) filter (where score = 2) as little,
        count(*) filter (where score = 3) as yes, avg(score)::float8 as average
      from campaigns left join ratings
        on ratings.campaign_id = campaigns.id and day between ${first}::date and ${last}::date
      group by campaigns.id order by campaigns.name, campaigns.id`.execute(db);
    return rows;
  },
};
