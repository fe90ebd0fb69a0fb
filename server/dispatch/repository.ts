import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { sentAhead } from '../../db/prepared.ts';
import { type StoredCall, storedCall } from '../calls/stored.ts';
import { leaseSeconds, leastCooldownSeconds } from '../calls/timings.ts';
import type { TeamId } from '../contract/ids.ts';
import { milliseconds } from '../platform/sql.ts';
import type { Cooling, IdleCounselor, WaitingCall } from './policy.ts';
import { atWorkStates } from './staffing.ts';

/** Any number will do, as long as no other code takes the same lock. */
const matchingLock = 7_216_002;

/** Counselors at work whose dashboard is connected, with what matching needs to know of them. */
const atWork = (states: RawBuilder<unknown>) => sql`
  select p.user_id, p.since, u.spoken_languages as languages,
    array(select skill from counselor_skills where user_id = p.user_id) as skills,
    array(select team_id from team_members where user_id = p.user_id) as teams
  from presence p
    join users u on u.id = p.user_id
    join servers s on s.id = p.server_id
  where p.state in (${states}) and p.left_at is null and s.seen_at > now() - make_interval(secs => ${leaseSeconds})`;

/** `serves` of the policy, in SQL; a test holds them together. */
const servesDemand = sql`
  d.team_id = any(c.teams) and d.required_skills <@ c.skills
  and (not d.language_required or d.languages = '{}' or d.languages && c.languages)`;

/** Whether the caller is connected: nobody is rung for somebody who is not there. */
const callerThere = sql`
  exists (select from calls join servers s on s.id = calls.caller_server
    where calls.id = e.call_id and calls.caller_left_at is null
      and s.seen_at > now() - make_interval(secs => ${leaseSeconds}))`;

const demandsOfCall = sql`
  (select json_agg(json_build_object('team', d.team_id, 'requiredSkills', d.required_skills,
      'preferredSkills', d.preferred_skills, 'languages', d.languages, 'languageRequired', d.language_required)
      order by e.step)
    from queue_entries e join demands d on d.id = e.demand_id where e.call_id = head.call_id)`;

/** Nobody else at work could take the call, and a moment has passed. */
const lastResort = sql`
  recent.at < now() - make_interval(secs => ${leastCooldownSeconds}) and not exists (
    select from (${atWork(sql.join(atWorkStates.map((state) => sql.lit(state))))}) c, queue_entries e
      join demands d on d.id = e.demand_id
    where e.call_id = recent.call_id and ${servesDemand}
      and not exists (select from recent r where r.call_id = recent.call_id and r.counselor_id = c.user_id))`;

/** What a turn of the matching sees. */
export interface Sight {
  /** Nobody else matches until the transaction ends. */
  inTurn: boolean;
  /** There may be more calls behind these. */
  full: boolean;
  /** How many counselors are idle, whatever they can do. */
  idle: number;
  calls: (WaitingCall & { stored: StoredCall })[];
  counselors: IdleCounselor[];
  cooling: Cooling[];
  /** For how many seconds the offers of each team ring. */
  rings: Record<TeamId, number>;
  /** Numbers for the offers, as many as there may be. */
  fences: number[];
}

/** What the matching reads and writes. */
export const dispatchRepository = {
  /**
   * From here to the end of the transaction nobody else matches, anywhere: so calls are served in one order, whichever
   * servers they came to. A server that freezes meanwhile loses its transaction, and with it the lock. Plans are made
   * once, not for each turn, and by indexes alone: what they look at is always the same few heads of queues, however long
   * or short the tables were when the plan was made. A walk along an index also clears the dead rows out of its way, which
   * the next turn would meet again.
   *
   * `waits`: until the turn is ours. Else `look` says whether it is: somebody may have it.
   */
  async takeTurn(tx: Database, { waits }: { waits: boolean }): Promise<void> {
    const lock = waits
      ? sql`set_config('passerelle.turn', pg_advisory_xact_lock(${matchingLock})::text || 'true', true)`
      : sql`set_config('passerelle.turn', pg_try_advisory_xact_lock(${matchingLock})::text, true)`;
    await sql`${sentAhead} select set_config('idle_in_transaction_session_timeout', '2000', true),
      set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
      set_config('enable_bitmapscan', 'off', true), set_config('enable_hashjoin', 'off', true), ${lock}`.execute(tx);
  },

  /**
   * The first calls, in their turn, that some idle counselor can take, with those counselors and who cools down. As many
   * calls as there are idle counselors, `most` at most, but not fewer than `fewest`. Reads the head of the queue of each
   * demand that an idle counselor serves, so that its cost does not grow with the queue, and that callers who ask for what
   * nobody here can do hold up nobody.
   */
  async look(tx: Database, { fewest, most }: { fewest: number; most: number }): Promise<Sight> {
    const { rows } = await sql<{ sight: Sight }>`
      with c as materialized (${atWork(sql`'available'`)}),
      size as materialized (select greatest(least(count(*), ${most}::int), ${fewest}::int) as size from c),
      heads as (
        select head.* from demands d cross join lateral (
          select e.call_id, e.priority, e.asked_at from queue_entries e
          where e.demand_id = d.id and e.waiting and ${callerThere}
          order by e.priority desc, e.asked_at, e.call_id limit (select size from size)
        ) head
        where exists (select from queue_entries e where e.demand_id = d.id and e.waiting)
          and exists (select from c where ${servesDemand})
      ),
      head as materialized (
        select distinct call_id, priority, asked_at from heads
        order by priority desc, asked_at, call_id limit (select size from size)
      ),
      recent as materialized (
        select o.call_id, o.counselor_id, max(o.resolved_at) as at
        from head join offers o on o.call_id = head.call_id join teams on teams.id = o.team_id
        where o.outcome in ('declined', 'expired') and o.resolved_at > now() - make_interval(secs => teams.cooldown_seconds)
        group by o.call_id, o.counselor_id
      )
      select json_build_object(
        'inTurn', current_setting('passerelle.turn', true) = 'true',
        'full', (select count(*) from head) = (select size from size),
        'idle', (select count(*) from c),
        'calls', coalesce((select json_agg(json_build_object('id', call_id, 'priority', priority,
          'askedAt', ${milliseconds(sql`asked_at`)}, 'demands', ${demandsOfCall},
          'stored', ${storedCall(sql`call_id`)})) from head), '[]'),
        'counselors', coalesce((select json_agg(json_build_object('id', user_id, 'idleSince', ${milliseconds(sql`since`)},
          'teams', teams, 'skills', skills, 'languages', languages)) from c
          where exists (select from head join queue_entries e on e.call_id = head.call_id
            join demands d on d.id = e.demand_id where ${servesDemand})), '[]'),
        'cooling', coalesce((select json_agg(json_build_object('call', call_id, 'counselor', counselor_id,
          'lastResort', ${lastResort})) from recent), '[]'),
        'rings', coalesce((select json_object_agg(id, offer_seconds) from teams where id in (
          select e.team_id from head join queue_entries e on e.call_id = head.call_id)), '{}'),
        'fences', array(select nextval('offer_fence') from head)
      ) as sight`.execute(tx);
    const [row] = rows;
    if (row === undefined) throw new Error('The matching saw nothing at all');
    return row.sight;
  },
};
