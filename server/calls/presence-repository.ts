import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { ago, now } from '../platform/sql.ts';
import type { ServerId } from '../signalling/leases.ts';

/** After a long outage many are overdue at once: the rest of a sweep need not wait for all of them. */
const overdueAtOnce = 500;

/** Whether callers are there, and what has outlived its time. */
export const callerPresenceRepository = {
  /** The caller has a socket open at this server; whatever older sockets of theirs do later changes nothing. */
  async arrived(db: Database, call: CallId, server: ServerId): Promise<void> {
    await db
      .updateTable('calls')
      .set({
        caller_server: server,
        caller_left_at: null,
        // To a booked time its caller comes once, however often their page is opened anew.
        came_at: sql<Date | null>`case when is_callback then coalesce(came_at, now()) end`,
      })
      .where('id', '=', call)
      .where('state', '<>', 'closed')
      .execute();
  },

  /** The caller's last socket at this server has closed, after a silence of so many seconds. */
  async left(db: Database, call: CallId, server: ServerId, silentSeconds: number): Promise<void> {
    await db
      .updateTable('calls')
      .set({ caller_left_at: ago(silentSeconds) })
      .where('id', '=', call)
      .where('caller_server', '=', server)
      .where('caller_left_at', 'is', null)
      .where('state', '<>', 'closed')
      .execute();
  },

  /** Calls whose callers have a socket open at this server, as the rows have it. */
  async connectedTo(db: Database, server: ServerId): Promise<CallId[]> {
    const rows = await db
      .selectFrom('calls')
      .select('id')
      .where('caller_server', '=', server)
      .where('caller_left_at', 'is', null)
      .where('state', '<>', 'closed')
      .execute();
    return rows.map((row) => brand(row.id));
  },

  /**
   * Calls (or whether the one given) whose callers have been away for longer than the grace of their state, in seconds.
   * A caller whose server is dead was last seen when it renewed its lease.
   */
  async goneCallers(db: Database, grace: { waiting: number; talking: number }, only?: CallId): Promise<CallId[]> {
    const rows = await db
      .selectFrom('calls')
      .leftJoin('servers', 'servers.id', 'calls.caller_server')
      .select('calls.id')
      .where(({ eb, or, and, fn }) => {
        const lastSeen = fn.coalesce('calls.caller_left_at', 'servers.seen_at', 'calls.asked_at');
        const notHeld: Expression<SqlBool> = or([
          eb('calls.held_until', 'is', null),
          eb('calls.held_until', '<=', now),
        ]);
        return or([
          and([eb('calls.state', 'in', ['waiting', 'offered']), eb(lastSeen, '<', ago(grace.waiting)), notHeld]),
          and([eb('calls.state', 'in', ['connecting', 'active']), eb(lastSeen, '<', ago(grace.talking))]),
        ]);
      })
      .$if(only !== undefined, (query) => query.where('calls.id', '=', only ?? null))
      .execute();
    return rows.map((row) => brand(row.id));
  },

  /** Calls for which something is due. */
  async overdue(db: Database): Promise<{ id: CallId; fence: number | null }[]> {
    const rows = await db
      .selectFrom('calls')
      .select(['id', 'fence'])
      .where('state', 'in', ['waiting', 'offered', 'connecting', 'wrap_up'])
      .where('deadline', '<=', now)
      .orderBy('deadline')
      .limit(overdueAtOnce)
      .execute();
    return rows.map((row) => ({ id: brand(row.id), fence: row.fence }));
  },

  /** Calls (or the one given) that should be in a room now. */
  async talking(db: Database, only?: CallId): Promise<TalkingCall[]> {
    const rows = await db
      .selectFrom('calls')
      .select(['id', 'counselor_id', 'media_host', 'epoch'])
      .where('state', 'in', ['connecting', 'active'])
      .where('counselor_id', 'is not', null)
      .where('kind', '<>', 'text')
      .$narrowType<{ counselor_id: string }>()
      .$if(only !== undefined, (query) => query.where('id', '=', only ?? null))
      .execute();
    return rows.map((row) => ({
      id: brand(row.id),
      counselor: brand(row.counselor_id),
      mediaHost: row.media_host,
      epoch: row.epoch,
    }));
  },
};

export interface TalkingCall {
  id: CallId;
  counselor: UserId;
  mediaHost: string | null;
  epoch: number;
}
