import { sql } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { CallState, PresenceState } from '../../../server/contract/call.ts';

// What stands in the database of one run's team, in milliseconds since 1970 where it is a time.

export interface CallRow {
  readonly id: string;
  readonly state: CallState;
  readonly version: number;
  readonly priority: number;
  readonly askedAt: number;
  readonly counselor: string | null;
  readonly closeReason: string | null;
  readonly accepted: boolean;
  readonly left: boolean;
}
export interface DeskRow {
  readonly user: string;
  readonly state: PresenceState;
  readonly left: boolean;
}
export interface OfferRow {
  readonly call: string;
  readonly counselor: string;
  readonly outcome: string | null;
  readonly offeredAt: number;
  readonly deadline: number;
  readonly resolvedAt: number | null;
}
export interface Rows {
  readonly now: number;
  readonly calls: readonly CallRow[];
  readonly desks: readonly DeskRow[];
  readonly offers: readonly OfferRow[];
}

const ms = (column: string) => sql.raw(`extract(epoch from ${column}) * 1000`);

/** All of it as of one moment: one statement. */
export async function readRows(db: Database, team: string): Promise<Rows> {
  const { rows } = await sql<{ rows: Rows }>`
    select json_build_object(
      'now', ${ms('now()')},
      'calls', (select coalesce(json_agg(json_build_object('id', id, 'state', state, 'version', version, 'priority', priority,
          'askedAt', ${ms('asked_at')}, 'counselor', counselor_id, 'closeReason', close_reason,
          'accepted', accepted_at is not null, 'left', caller_left_at is not null)), '[]')
        from calls where team_id = ${team}),
      'desks', (select coalesce(json_agg(json_build_object('user', user_id, 'state', state, 'left', left_at is not null)), '[]')
        from presence join team_members using (user_id) where team_id = ${team}),
      'offers', (select coalesce(json_agg(json_build_object('call', call_id, 'counselor', counselor_id, 'outcome', outcome,
          'offeredAt', ${ms('offered_at')}, 'deadline', ${ms('deadline')}, 'resolvedAt', ${ms('resolved_at')}) order by fence), '[]')
        from offers where team_id = ${team})
    ) as rows`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('unreachable');
  return row.rows;
}
