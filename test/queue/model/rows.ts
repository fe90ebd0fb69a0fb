import { sql } from 'kysely';
import type { Database } from '../../../db/connect.ts';
import type { CallKind, CallState, PresenceState } from '../../../server/contract/call.ts';

/** What stands in the database at one moment, in milliseconds since 1970 where it is a time. */
export interface Snapshot {
  readonly now: number;
  readonly calls: ReadonlyMap<string, CallNow>;
  readonly presence: ReadonlyMap<string, PresenceNow>;
  /** In the order in which they were made. */
  readonly offers: readonly OfferNow[];
  readonly entries: readonly EntryNow[];
}

export interface CallNow {
  readonly id: string;
  readonly visit: string;
  readonly campaign: string;
  readonly languages: readonly string[];
  readonly state: CallState;
  readonly version: number;
  readonly kind: CallKind;
  readonly step: number;
  readonly priority: number;
  readonly askedAt: number;
  readonly deadline: number | null;
  readonly counselor: string | null;
  readonly fence: number | null;
  readonly epoch: number;
  readonly closeReason: string | null;
  readonly left: boolean;
  /** The lease of the server that the caller is connected to. */
  readonly server: string | null;
  /** Seconds since that server renewed its lease; null where there is no such server. */
  readonly leaseAge: number | null;
  /** Seconds since somebody who is not there was last known to be. */
  readonly absent: number | null;
}
export interface PresenceNow {
  readonly user: string;
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly since: number;
  readonly left: boolean;
  readonly backUntil: number | null;
  readonly misses: number;
  readonly server: string | null;
  readonly leaseAge: number | null;
  readonly absent: number | null;
}
export interface OfferNow {
  readonly fence: number;
  readonly call: string;
  readonly counselor: string;
  readonly team: string;
  readonly outcome: string | null;
  readonly resolvedAt: number | null;
}
export interface EntryNow {
  readonly call: string;
  readonly team: string;
  readonly requiredSkills: readonly string[];
  readonly preferredSkills: readonly string[];
  readonly languages: readonly string[];
  readonly languageRequired: boolean;
  readonly waiting: boolean;
  readonly priority: number;
}

// Cut, as a Date from the database is: a moment that is cut by one hand and rounded by another is two moments.
const ms = (column: string) => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);
/** Not cut: calls that were asked for within one millisecond have their order too. */
const exactly = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);
const leaseAge = sql`extract(epoch from clock_timestamp() - servers.seen_at)::float8 as "leaseAge"`;
const absent = (left: string) =>
  sql`extract(epoch from clock_timestamp() - coalesce(${sql.ref(left)}, servers.seen_at))::float8 as absent`;

/** Reads all of it. Whoever wants one moment lets nothing else happen meanwhile. */
export async function readSnapshot(db: Database): Promise<Snapshot> {
  const [clock, calls, presence, offers, entries] = await Promise.all([
    sql<{ now: number }>`select ${ms('clock_timestamp()')} as now`.execute(db),
    sql<CallNow>`select calls.id, visit_id as visit, campaign_id as campaign, languages, state, version, kind, step, priority,
      ${exactly('asked_at')} as "askedAt", ${ms('deadline')} as deadline, counselor_id as counselor, fence, epoch,
      close_reason as "closeReason", caller_left_at is not null as left, caller_server as server,
      ${leaseAge}, ${absent('caller_left_at')}
      from calls left join servers on servers.id = calls.caller_server`.execute(db),
    sql<PresenceNow>`select user_id as user, state, away_reason as reason, ${ms('since')} as since,
      left_at is not null as left, ${ms('back_until')} as "backUntil", missed_offers as misses, server_id as server,
      ${leaseAge}, ${absent('left_at')}
      from presence left join servers on servers.id = presence.server_id`.execute(db),
    sql<OfferNow>`select offers.fence, offers.call_id as call, offers.counselor_id as counselor, team_id as team,
      offers.outcome, ${ms('resolved_at')} as "resolvedAt"
      from offers join offer_log made on made.fence = offers.fence and made.outcome is null order by seq`.execute(db),
    sql<EntryNow>`select call_id as call, e.team_id as team, required_skills as "requiredSkills",
      preferred_skills as "preferredSkills", languages, language_required as "languageRequired", waiting, priority
      from queue_entries e join demands d on d.id = e.demand_id`.execute(db),
  ]);
  return {
    now: clock.rows[0]?.now ?? 0,
    calls: new Map(calls.rows.map((row) => [row.id, row])),
    presence: new Map(presence.rows.map((row) => [row.user, row])),
    offers: offers.rows,
    entries: entries.rows,
  };
}

const moments = {
  calls:
    'deadline step_ends_at give_up_at held_until asked_at accepted_at active_at active_since closed_at caller_left_at',
  call_events: 'at',
  offers: 'offered_at deadline resolved_at',
  presence: 'since left_at back_until',
  presence_spans: 'began_at ended_at',
  queue_entries: 'asked_at',
  servers: 'seen_at',
};

/** Lets so many seconds pass for all that is written; fewer than none, and the clock is set back. */
export async function passTime(db: Database, seconds: number): Promise<void> {
  const statements = Object.entries(moments).map(([table, columns]) => {
    const moved = columns.split(' ').map((column) => `${column} = ${column} - interval '${seconds} seconds'`);
    return `update ${table} set ${moved.join(', ')}`;
  });
  await sql.raw(statements.join(';')).execute(db);
}
