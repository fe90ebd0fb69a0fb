import type { Database } from '../../db/connect.ts';
import type { PresenceState } from '../contract/call.ts';
import type { CallId, TeamId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { ago, now } from '../platform/sql.ts';

/** What counselors are doing. */
export const presenceRepository = {
  /** A dashboard has opened: whoever was offline is there now, but away until they say otherwise. */
  async arrive(db: Database, user: UserId): Promise<void> {
    await db
      .insertInto('presence')
      .values({ user_id: user, state: 'away' })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ seen_at: now }))
      .execute();
    await db
      .updateTable('presence')
      .set({ state: 'away', since: now })
      .where('user_id', '=', user)
      .where('state', '=', 'offline')
      .execute();
  },

  /** The counselor's own choice; only where no call has them. False where one has. */
  async choose(db: Database, user: UserId, choice: 'available' | 'away'): Promise<boolean> {
    const result = await db
      .updateTable('presence')
      .set({ state: choice, since: now, seen_at: now, missed_offers: 0 })
      .where('user_id', '=', user)
      .where('state', 'in', ['available', 'away', 'offline'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  async seen(db: Database, users: readonly UserId[]): Promise<void> {
    if (users.length === 0) return;
    await db
      .updateTable('presence')
      .set({ seen_at: now })
      .where('user_id', 'in', [...users])
      .execute();
  },

  /** Free or away, and not seen for a while: offline. Gives who that was. */
  async setGoneOffline(db: Database, seconds: number, only?: UserId): Promise<UserId[]> {
    const rows = await db
      .updateTable('presence')
      .set({ state: 'offline', since: now })
      .where('state', 'in', ['available', 'away'])
      .where('seen_at', '<', ago(seconds))
      .$if(only !== undefined, (query) => query.where('user_id', '=', only ?? null))
      .returning('user_id')
      .execute();
    return rows.map((row) => brand(row.user_id));
  },

  /** Calls whose counselor has not been seen for a while. */
  async abandonedCalls(
    db: Database,
    gone: { offered: number; talking: number },
    only?: UserId,
  ): Promise<{ call: CallId; counselor: UserId }[]> {
    const rows = await db
      .selectFrom('calls')
      .innerJoin('presence', 'presence.user_id', 'calls.counselor_id')
      .select(['calls.id', 'presence.user_id'])
      .where(({ eb, or, and }) =>
        or([
          and([eb('calls.state', '=', 'offered'), eb('presence.seen_at', '<', ago(gone.offered))]),
          and([eb('calls.state', 'in', ['connecting', 'active']), eb('presence.seen_at', '<', ago(gone.talking))]),
        ]),
      )
      .$if(only !== undefined, (query) => query.where('presence.user_id', '=', only ?? null))
      .execute();
    return rows.map((row) => ({ call: brand(row.id), counselor: brand(row.user_id) }));
  },

  async read(db: Database, user: UserId): Promise<{ state: PresenceState; missedOffers: number }> {
    const row = await db
      .selectFrom('presence')
      .select(['state', 'missed_offers'])
      .where('user_id', '=', user)
      .executeTakeFirst();
    return { state: row?.state ?? 'offline', missedOffers: row?.missed_offers ?? 0 };
  },

  async teamsOf(db: Database, user: UserId): Promise<TeamId[]> {
    const rows = await db
      .selectFrom('team_members')
      .select('team_id')
      .where('user_id', '=', user)
      .orderBy('team_id')
      .execute();
    return rows.map((row) => brand(row.team_id));
  },
};
