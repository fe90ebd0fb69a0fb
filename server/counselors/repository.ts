import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { deskBackSeconds } from '../calls/timings.ts';
import { type CounselorRow, counselorCall } from '../calls/views.ts';
import { type AwayReason, awayReasons, type ChosenAwayReason, type PresenceState } from '../contract/call.ts';
import type { CallId, TeamId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { ago, ahead, now } from '../platform/sql.ts';
import { type ServerId, thoughtGone } from '../signalling/leases.ts';

/** What counselors are doing. */
export const presenceRepository = {
  /**
   * A dashboard has opened at this server. Whoever was offline is there now, but away until they say otherwise; whom only
   * the network took away for a moment is free again, and whoever reloads finds what they were doing.
   */
  async arrive(db: Database, user: UserId, server: ServerId): Promise<void> {
    await db
      .insertInto('presence')
      .values({ user_id: user, state: 'away', server_id: server, left_at: null })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ server_id: server, left_at: null }))
      .execute();
    await db
      .updateTable('presence')
      .set({
        state: sql<PresenceState>`case when back_until > now() then 'available' else 'away' end::presence_state`,
        back_until: null,
        away_reason: null,
        since: now,
      })
      .where('user_id', '=', user)
      .where('state', '=', 'offline')
      .execute();
  },

  /** The counselor's last socket at this server has closed, after a silence of so many seconds. */
  async left(db: Database, user: UserId, server: ServerId, silentSeconds: number): Promise<void> {
    await db
      .updateTable('presence')
      .set({ left_at: ago(silentSeconds) })
      .where('user_id', '=', user)
      .where('server_id', '=', server)
      .where('left_at', 'is', null)
      .execute();
  },

  /** Counselors who have a dashboard open at this server, as the rows have it. */
  async connectedTo(db: Database, server: ServerId): Promise<UserId[]> {
    const rows = await db
      .selectFrom('presence')
      .select('user_id')
      .where('server_id', '=', server)
      .where('left_at', 'is', null)
      .execute();
    return rows.map((row) => brand(row.user_id));
  },

  /** The counselor's own choice; only where no call has them. False where one has. */
  async choose(
    db: Database,
    user: UserId,
    choice: 'available' | 'away',
    reason: ChosenAwayReason | null,
  ): Promise<boolean> {
    const awayReason = choice === 'away' ? reason : null;
    const result = await db
      .updateTable('presence')
      .set({
        state: choice,
        away_reason: awayReason,
        // To say again what one is already changes nothing, the turn among the idle least of all. Another reason to be
        // away begins now: the time before it belongs to the old one.
        since: sql<Date>`case when state = ${choice} and away_reason is not distinct from ${awayReason}
          then since else now() end`,
        missed_offers: 0,
      })
      .where('user_id', '=', user)
      .where('state', 'in', ['available', 'away', 'offline'])
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  /**
   * Free or away, and gone: offline, since the socket closed so many seconds ago or the server's lease ran out. Gives who
   * that was.
   */
  async setGoneOffline(db: Database, gone: { closed: number; lease: number }, only?: UserId): Promise<UserId[]> {
    const rows = await db
      .updateTable('presence')
      .set({
        state: 'offline',
        away_reason: null,
        since: now,
        back_until: sql<Date | null>`case when state = 'available' then ${ahead(deskBackSeconds)} end`,
      })
      .where('state', 'in', ['available', 'away'])
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          eb('left_at', '<', ago(gone.closed)),
          not(
            exists(
              selectFrom('servers')
                .select('servers.id')
                .whereRef('servers.id', '=', 'presence.server_id')
                .where('servers.seen_at', '>', ago(gone.lease)),
            ),
          ),
        ]),
      )
      .$if(only !== undefined, (query) => query.where('user_id', '=', only ?? null))
      .returning('user_id')
      .execute();
    return rows.map((row) => brand(row.user_id));
  },

  /** Calls whose counselor has been gone for longer than the grace of their state, in seconds. */
  async abandonedCalls(
    db: Database,
    gone: { offered: number; offeredLease: number; talking: number },
    only?: UserId,
  ): Promise<{ call: CallId; counselor: UserId }[]> {
    const rows = await db
      .selectFrom('calls')
      .innerJoin('presence', 'presence.user_id', 'calls.counselor_id')
      .leftJoin('servers', 'servers.id', 'presence.server_id')
      .select(['calls.id', 'presence.user_id'])
      .where(({ eb, or, and, fn }) => {
        const lastSeen = fn.coalesce('presence.left_at', 'servers.seen_at', 'presence.since');
        return or([
          and([
            eb('calls.state', '=', 'offered'),
            or([eb('presence.left_at', '<', ago(gone.offered)), eb('servers.seen_at', '<', ago(gone.offeredLease))]),
          ]),
          and([eb('calls.state', 'in', ['connecting', 'active']), eb(lastSeen, '<', ago(gone.talking))]),
        ]);
      })
      .$if(only !== undefined, (query) => query.where('presence.user_id', '=', only ?? null))
      .execute();
    return rows.map((row) => ({ call: brand(row.id), counselor: brand(row.user_id) }));
  },

  /** What the counselor is doing, and the call that they have. */
  async readWithCall(db: Database, user: UserId): Promise<{ presence: PresenceRow; call: CounselorRow | null }> {
    const row = await db
      .selectFrom('presence')
      .select(['state', 'away_reason', 'since', 'missed_offers', thoughtGone('left_at', 'server_id').as('left')])
      .select(counselorCall(sql.ref('presence.user_id')).as('call'))
      .where('user_id', '=', user)
      .executeTakeFirst();
    const presence = {
      state: row?.state ?? 'offline',
      awayReason: awayReasons.find((reason) => reason === row?.away_reason) ?? null,
      since: row?.since ?? new Date(0),
      left: row?.left ?? false,
      missedOffers: row?.missed_offers ?? 0,
    };
    return { presence, call: row?.call ?? null };
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

export interface PresenceRow {
  state: PresenceState;
  awayReason: AwayReason | null;
  since: Date;
  /** Thought gone: every socket that the database knows of is closed, or its server is dead. */
  left: boolean;
  missedOffers: number;
}
