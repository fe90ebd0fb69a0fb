import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { PresenceState } from '../contract/call.ts';
import type { UserId } from '../contract/ids.ts';
import { now } from '../platform/sql.ts';

/** The time that counselors spend in each state. */
export const dayRepository = {
  /** The present moment, by the database's clock. */
  async moment(db: Database): Promise<Date> {
    const { moment } = await db.selectNoFrom(now.as('moment')).executeTakeFirstOrThrow();
    return moment;
  },

  /** The whole seconds that a counselor spent in each state since a moment, with the state that still goes on. */
  async secondsSince(db: Database, user: UserId, begins: Date): Promise<{ state: PresenceState; seconds: number }[]> {
    const spent = sql<number>`floor(extract(epoch from
      sum(greatest(ended_at - greatest(began_at, ${begins}::timestamptz), interval '0'))))::int`;
    return db
      .with('spans', (cte) =>
        cte
          .selectFrom('presence_spans')
          .select(['state', 'began_at', 'ended_at'])
          .where('user_id', '=', user)
          .where('ended_at', '>', begins)
          .unionAll(
            cte
              .selectFrom('presence')
              .select(['state', 'since as began_at', now.as('ended_at')])
              .where('user_id', '=', user),
          ),
      )
      .selectFrom('spans')
      .select(['state', spent.as('seconds')])
      .groupBy('state')
      .execute();
  },
};
