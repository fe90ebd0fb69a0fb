import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Calls } from '../calls/service.ts';
import type { CallId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { MendKind, Metrics } from '../platform/metrics.ts';

/** Whatever is younger may be seen half-way by a statement that began before it was committed. */
const settledSeconds = 10;
const settled = sql`now() - make_interval(secs => ${settledSeconds})`;

/** What a counselor is while a call of theirs is in a state. */
const presenceOfCall = sql`case calls.state
  when 'offered' then 'offered' when 'wrap_up' then 'wrap_up' else 'busy' end::presence_state`;
const callsOfCounselors = sql`calls.state in ('offered', 'connecting', 'active', 'wrap_up')`;

interface Needs {
  db: Database;
  log: Log;
  calls: Calls;
  metrics: Pick<Metrics, 'mended'>;
}

/**
 * Mends states that no rule explains, and counts them: a counselor who would stay 'offered' for ever, an offer that would
 * keep its counselor from every other. No known way leads there, since each step is one transaction; should a defect of
 * ours find one, nobody stays stuck in it.
 */
export function createMender({ db, log, calls, metrics }: Needs) {
  function count(kind: MendKind, rows: readonly unknown[]): void {
    if (rows.length === 0) return;
    metrics.mended(kind, rows.length);
    log.error({ kind, count: rows.length }, 'States that no rule explains were mended');
  }

  return {
    async mend(): Promise<void> {
      const idle = await sql`
        update presence set state = 'away', away_reason = null, since = now()
        where state in ('offered', 'busy', 'wrap_up') and since < ${settled}
          and not exists (select from calls where calls.counselor_id = presence.user_id and ${callsOfCounselors})
        returning user_id`.execute(db);
      count('presence_without_call', idle.rows);

      const taken = await sql`
        update presence set state = ${presenceOfCall}, away_reason = null, since = now()
        from calls join call_events on call_events.call_id = calls.id and call_events.version = calls.version
        where calls.counselor_id = presence.user_id and ${callsOfCounselors} and call_events.at < ${settled}
          and presence.since < ${settled} and presence.state <> ${presenceOfCall}
        returning user_id`.execute(db);
      count('call_without_presence', taken.rows);

      const offers = await sql`
        update offers set outcome = 'withdrawn', resolved_at = now()
        where outcome is null and offered_at < ${settled}
          and not exists (select from calls where calls.id = offers.call_id and calls.state = 'offered'
            and calls.fence = offers.fence)
        returning id`.execute(db);
      count('offer_without_call', offers.rows);

      const entries = await sql`
        update queue_entries set waiting = false from calls
          join call_events on call_events.call_id = calls.id and call_events.version = calls.version
        where calls.id = queue_entries.call_id and queue_entries.waiting and calls.state <> 'waiting'
          and call_events.at < ${settled}
        returning queue_entries.call_id`.execute(db);
      count('queue_entry_without_call', entries.rows);

      const lost = await sql<{ id: CallId }>`
        select calls.id from calls
          join call_events on call_events.call_id = calls.id and call_events.version = calls.version
        where calls.state = 'waiting' and call_events.at < ${settled}
          and not exists (select from queue_entries where call_id = calls.id and waiting)`.execute(db);
      for (const { id } of lost.rows) await calls.reroute(id);
      count('call_without_queue_entry', lost.rows);
    },
  };
}

export type Mender = ReturnType<typeof createMender>;
