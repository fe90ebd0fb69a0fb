import { sql } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { CallState } from '../../../server/contract/call.ts';
import { anyOf } from '../../../server/platform/sql.ts';

// What is written of a history once it is over: the events of each call, the spans of each counselor's day, and in which
// order offers began and ended.

/** From each state, those that a call may be in next. */
const nextStates: Record<CallState, readonly CallState[]> = {
  waiting: ['waiting', 'offered', 'closed'],
  offered: ['offered', 'waiting', 'connecting', 'active', 'closed'],
  connecting: ['connecting', 'active', 'waiting', 'wrap_up'],
  active: ['active', 'waiting', 'wrap_up'],
  wrap_up: ['wrap_up', 'closed'],
  closed: [],
};

type Complain = (what: string) => void;

/** All that is written of these calls and these counselors. */
export async function checkPast(
  db: Database,
  { calls, counselors, complain }: { calls: Iterable<CallThen>; counselors: readonly string[]; complain: Complain },
): Promise<void> {
  const ofCalls = [...calls];
  await checkEvents(db, ofCalls, complain);
  await checkSpans(db, counselors, complain);
  await checkLog(db, ofCalls, complain);
}

/** A call as its row has it. */
export interface CallThen {
  readonly id: string;
  readonly state: CallState;
  readonly version: number;
}

/** Replayed in their order, the events of a call lead to the state of its row, without a gap. */
async function checkEvents(db: Database, calls: readonly CallThen[], complain: Complain): Promise<void> {
  const events = await db
    .selectFrom('call_events')
    .selectAll()
    .where('call_id', '=', anyOf(calls.map(({ id }) => id)))
    .orderBy('call_id')
    .orderBy('version')
    .execute();
  const reached = new Map<string, { state: CallState; version: number }>();
  for (const event of events) {
    const last = reached.get(event.call_id);
    const fits =
      last === undefined
        ? event.version === 1 && event.from_state === null && event.to_state === 'waiting'
        : event.version === last.version + 1 &&
          event.from_state === last.state &&
          nextStates[last.state].includes(event.to_state);
    if (!fits) complain(`${event.call_id}: event ${event.version} ${event.type} does not follow ${last?.state}`);
    reached.set(event.call_id, { state: event.to_state, version: event.version });
  }
  for (const call of calls) {
    const end = reached.get(call.id);
    if (end?.state !== call.state || end.version !== call.version) {
      complain(`${call.id} is ${call.state} ${call.version}, its events say ${end?.state} ${end?.version}`);
    }
  }
}

/** The spans of a counselor's day touch each other, and the last touches the state that goes on. */
async function checkSpans(db: Database, counselors: readonly string[], complain: Complain): Promise<void> {
  const { rows } = await sql<{ user: string; state: string; begins: string; ends: string | null }>`
    select user_id as user, state, began_at::text as begins, ended_at::text as ends from presence_spans
    union all select user_id, state, since::text, null from presence`.execute(db);
  for (const id of counselors) {
    const ends = rows
      .filter((row) => row.user === id)
      .sort((a, b) => order(a.begins, b.begins) || order(a.ends, b.ends));
    ends.forEach((span, index) => {
      const next = ends[index + 1];
      if (next !== undefined && span.ends !== next.begins) {
        complain(`${id}: ${span.state} ${span.begins} to ${span.ends}, then ${next.state} ${next.begins}`);
      }
    });
  }
}

const order = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/**
 * As the database saw them come, offers of these calls and their counselors never lived at the same time. An offer of a
 * call that belongs to an earlier history may still end in this one's log, where nothing tells of its beginning.
 */
async function checkLog(db: Database, calls: readonly CallThen[], complain: Complain): Promise<void> {
  const { rows } = await sql<{ fence: number; call_id: string; counselor_id: string; outcome: string | null }>`
    select fence, call_id, counselor_id, outcome from offer_log
    where call_id = ${anyOf(calls.map(({ id }) => id))} order by seq`.execute(db);
  const live = new Map<string, number>();
  for (const { fence, call_id, counselor_id, outcome } of rows) {
    for (const side of [call_id, counselor_id]) {
      const other = live.get(side);
      if (outcome === null && other !== undefined) complain(`offers ${other} and ${fence} lived at once`);
      if (outcome === null) live.set(side, fence);
      else if (other === fence) live.delete(side);
      else complain(`offer ${fence} of ${call_id} ended (${outcome}) without living, or twice`);
    }
  }
}
