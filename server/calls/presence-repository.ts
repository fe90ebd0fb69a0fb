import type { Database } from '../../db/connect.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { ago, now } from '../platform/sql.ts';

/** Whether callers are there, and what has outlived its time. */
export const callerPresenceRepository = {
  /** The callers have a socket open. An older socket of theirs that closes later, at another server, changes nothing. */
  async seen(db: Database, calls: readonly CallId[]): Promise<void> {
    if (calls.length === 0) return;
    await db
      .updateTable('calls')
      .set({ caller_seen_at: now, caller_left_at: null })
      .where('id', 'in', [...calls])
      .where('state', '<>', 'closed')
      .execute();
  },

  /** The caller's socket has closed. */
  async left(db: Database, call: CallId): Promise<void> {
    await db
      .updateTable('calls')
      .set({ caller_left_at: now })
      .where('id', '=', call)
      .where('state', '<>', 'closed')
      .execute();
  },

  /** Calls (or whether the one given) whose callers have been away for longer than the grace of their state, in seconds. */
  async goneCallers(db: Database, grace: { waiting: number; talking: number }, only?: CallId): Promise<CallId[]> {
    const rows = await db
      .selectFrom('calls')
      .select('id')
      .where(({ eb, or, and, fn }) => {
        const lastSeen = fn.coalesce('caller_left_at', 'caller_seen_at');
        return or([
          and([eb('state', 'in', ['waiting', 'offered']), eb(lastSeen, '<', ago(grace.waiting))]),
          and([eb('state', 'in', ['connecting', 'active']), eb(lastSeen, '<', ago(grace.talking))]),
        ]);
      })
      .$if(only !== undefined, (query) => query.where('id', '=', only ?? null))
      .execute();
    return rows.map((row) => brand(row.id));
  },

  /** Calls whose state's time is over. */
  async overdue(db: Database): Promise<{ id: CallId; fence: number | null }[]> {
    const rows = await db
      .selectFrom('calls')
      .select(['id', 'fence'])
      .where('state', 'in', ['offered', 'connecting', 'wrap_up'])
      .where('deadline', '<=', now)
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
