import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { callerGoneSeconds, declineCooldownSeconds, deskGoneSeconds, offerSeconds } from '../calls/timings.ts';
import type { CallId, OfferId, TeamId, UserId } from '../contract/ids.ts';
import { brand, newId } from '../platform/ids.ts';
import { ago } from '../platform/sql.ts';
import type { Pair } from './policy.ts';

/** Pairs at most in one transaction: rows are locked only for a moment. */
const atOnce = 16;

const idleCounselors = (db: Database, team: TeamId) =>
  db
    .selectFrom('presence')
    .innerJoin('team_members', 'team_members.user_id', 'presence.user_id')
    .select('presence.user_id')
    .where('team_members.team_id', '=', team)
    .where('presence.state', '=', 'available')
    .where('presence.seen_at', '>', ago(deskGoneSeconds));

/** The rows that matching looks at, locked so that no other server matches them at the same moment. */
export const dispatchRepository = {
  /** Counselors of the team who could take a call, idle longest first; those that another server holds are skipped. */
  async lockIdle(tx: Database, team: TeamId): Promise<UserId[]> {
    const rows = await idleCounselors(tx, team)
      .orderBy('presence.since')
      .orderBy('presence.user_id')
      .limit(atOnce)
      .forUpdate('presence')
      .skipLocked()
      .execute();
    return rows.map((row) => brand(row.user_id));
  },

  /** Whether some counselor is free but held by another server this moment: then it is worth looking again. */
  async anyIdle(tx: Database, team: TeamId): Promise<boolean> {
    return (await idleCounselors(tx, team).limit(1).executeTakeFirst()) !== undefined;
  },

  /** Calls of the team whose callers are there to be answered, longest wait first. */
  async lockWaiting(tx: Database, team: TeamId): Promise<CallId[]> {
    const rows = await tx
      .selectFrom('calls')
      .select('id')
      .where('team_id', '=', team)
      .where('state', '=', 'waiting')
      .where('caller_left_at', 'is', null)
      .where('caller_seen_at', '>', ago(callerGoneSeconds))
      .orderBy('asked_at')
      .orderBy('id')
      .limit(atOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    return rows.map((row) => brand(row.id));
  },

  /** Who declined which of these calls a short while ago. */
  async recentlyDeclined(tx: Database, calls: readonly CallId[]): Promise<Pair[]> {
    if (calls.length === 0) return [];
    const rows = await tx
      .selectFrom('offers')
      .select(['call_id', 'counselor_id'])
      .where('call_id', 'in', [...calls])
      .where('outcome', '=', 'declined')
      .where('resolved_at', '>', ago(declineCooldownSeconds))
      .execute();
    return rows.map((row) => ({ call: brand(row.call_id), counselor: brand(row.counselor_id) }));
  },

  /** Writes an offer down and gives its fencing number. */
  async insertOffer(tx: Database, pair: Pair): Promise<number> {
    const { fence } = await tx
      .insertInto('offers')
      .values({
        id: newId<OfferId>(),
        call_id: pair.call,
        counselor_id: pair.counselor,
        deadline: sql<Date>`now() + make_interval(secs => ${offerSeconds})`,
      })
      .returning('fence')
      .executeTakeFirstOrThrow();
    return fence;
  },

  /** Teams in which somebody waits and somebody is free: there is a match to make. */
  async teamsToMatch(db: Database): Promise<TeamId[]> {
    const rows = await db
      .selectFrom('calls')
      .innerJoin('team_members', 'team_members.team_id', 'calls.team_id')
      .innerJoin('presence', 'presence.user_id', 'team_members.user_id')
      .select('calls.team_id')
      .distinct()
      .where('calls.state', '=', 'waiting')
      .where('presence.state', '=', 'available')
      .execute();
    return rows.map((row) => brand(row.team_id));
  },
};
