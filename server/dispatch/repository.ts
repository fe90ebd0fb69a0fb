import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { leaseSeconds, leastCooldownSeconds } from '../calls/timings.ts';
import type { CallId, OfferId, TeamId, UserId } from '../contract/ids.ts';
import { newId } from '../platform/ids.ts';
import { anyOf } from '../platform/sql.ts';
import type { Cooling, IdleCounselor, Pair, WaitingCall } from './policy.ts';

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

interface CounselorFound {
  user_id: UserId;
  since: Date;
  languages: string[];
  skills: string[];
  teams: TeamId[];
}

const idleCounselor = (row: CounselorFound): IdleCounselor => ({
  id: row.user_id,
  idleSince: row.since.getTime(),
  teams: row.teams,
  skills: row.skills,
  languages: row.languages,
});

/** What the matching reads and writes. */
export const dispatchRepository = {
  /**
   * From here to the end of the transaction nobody else matches, anywhere: so calls are served in one order, whichever
   * servers they came to. A server that freezes meanwhile loses its transaction, and with it the lock.
   */
  async takeTurn(tx: Database): Promise<void> {
    await sql`select set_config('idle_in_transaction_session_timeout', '2000', true),
      pg_advisory_xact_lock(${matchingLock})`.execute(tx);
  },

  /**
   * The first calls, in their turn, that some idle counselor can take, `limit` at most. Reads the head of the queue of each
   * demand that an idle counselor serves, so that its cost does not grow with the queue, and that callers who ask for what
   * nobody here can do hold up nobody.
   */
  async firstCalls(tx: Database, limit: number): Promise<WaitingCall[]> {
    const { rows } = await sql<{
      id: CallId;
      priority: number;
      asked_at: Date;
      demands: WaitingCall['demands'];
    }>`
      with c as materialized (${atWork(sql`'available'`)}),
      heads as (
        select head.* from demands d cross join lateral (
          select e.call_id, e.priority, e.asked_at from queue_entries e
          where e.demand_id = d.id and e.waiting and ${callerThere}
          order by e.priority desc, e.asked_at, e.call_id limit ${limit}
        ) head
        where exists (select from queue_entries e where e.demand_id = d.id and e.waiting)
          and exists (select from c where ${servesDemand})
      ),
      head as (
        select distinct call_id, priority, asked_at from heads order by priority desc, asked_at, call_id limit ${limit}
      )
      select call_id as id, priority, asked_at, ${demandsOfCall} as demands from head
      order by priority desc, asked_at, call_id`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      priority: row.priority,
      askedAt: row.asked_at.getTime(),
      demands: row.demands,
    }));
  },

  /** Idle counselors who can take at least one of these calls. */
  async idleFor(tx: Database, calls: readonly CallId[]): Promise<IdleCounselor[]> {
    const { rows } = await sql<CounselorFound>`
      with c as materialized (${atWork(sql`'available'`)}),
      d as materialized (
        select distinct demands.* from queue_entries e join demands on demands.id = e.demand_id
        where e.call_id = ${anyOf(calls)})
      select * from c where exists (select from d where ${servesDemand})`.execute(tx);
    return rows.map(idleCounselor);
  },

  /** Who declined or missed which of these calls within their team's cool-down. */
  async cooling(tx: Database, calls: readonly CallId[]): Promise<Cooling[]> {
    const { rows } = await sql<{ call: CallId; counselor: UserId; last_resort: boolean }>`
      with recent as (
        select o.call_id, o.counselor_id, max(o.resolved_at) as at
        from offers o join teams on teams.id = o.team_id
        where o.call_id = ${anyOf(calls)} and o.outcome in ('declined', 'expired')
          and o.resolved_at > now() - make_interval(secs => teams.cooldown_seconds)
        group by o.call_id, o.counselor_id
      ),
      c as materialized (${atWork(sql`'available', 'offered', 'busy', 'wrap_up'`)} and exists (select from recent))
      select call_id as call, counselor_id as counselor,
        recent.at < now() - make_interval(secs => ${leastCooldownSeconds}) and not exists (
          select from c, queue_entries e join demands d on d.id = e.demand_id
          where e.call_id = recent.call_id and ${servesDemand}
            and not exists (select from recent r where r.call_id = recent.call_id and r.counselor_id = c.user_id)
        ) as last_resort
      from recent`.execute(tx);
    return rows.map((row) => ({ call: row.call, counselor: row.counselor, lastResort: row.last_resort }));
  },

  /** Of these pairs, those of which both sides are still so and in nobody else's hands; they are ours now. */
  async hold(tx: Database, pairs: readonly Pair[]): Promise<Pair[]> {
    const { rows } = await sql<{ calls: CallId[]; counselors: UserId[] }>`
      with held_calls as (
        select id from calls where id = ${anyOf(pairs.map((pair) => pair.call))} and state = 'waiting'
        for update skip locked),
      held_counselors as (
        select user_id from presence where user_id = ${anyOf(pairs.map((pair) => pair.counselor))}
          and state = 'available' and left_at is null
        for update skip locked)
      select array(select id from held_calls) as calls, array(select user_id from held_counselors) as counselors`.execute(
      tx,
    );
    const held = rows[0] ?? { calls: [], counselors: [] };
    return pairs.filter((pair) => held.calls.includes(pair.call) && held.counselors.includes(pair.counselor));
  },

  /** Writes an offer down: gives its fencing number, and for how many seconds it rings. */
  async insertOffer(tx: Database, pair: Pair): Promise<{ fence: number; rings: number }> {
    const { rows } = await sql<{ fence: number; rings: number }>`
      insert into offers (id, call_id, counselor_id, team_id, deadline)
      select ${newId<OfferId>()}, ${pair.call}, ${pair.counselor}, teams.id, now() + make_interval(secs => teams.offer_seconds)
      from teams where teams.id = ${pair.team}
      returning fence, round(extract(epoch from deadline - now()))::int as rings`.execute(tx);
    const [offer] = rows;
    if (!offer) throw new Error('The team of an offer is gone');
    return offer;
  },
};
