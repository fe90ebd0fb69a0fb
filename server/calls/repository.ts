import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, PlacementId, UserId, VisitId } from '../contract/ids.ts';
import { brand, newId } from '../platform/ids.ts';
import { ahead, moment, now } from '../platform/sql.ts';
import type { ServerId } from '../signalling/leases.ts';
import type { Call, CallEvent, CounselorEffect, Outcome } from './call.ts';
import { type Entry, entryRows } from './queue-entries.ts';
import { deskBackSeconds } from './timings.ts';

export interface StoredCall {
  id: CallId;
  campaign: CampaignId;
  languages: readonly string[];
  askedAt: Date;
  version: number;
  call: Call;
  /** The database's clock when it was read, milliseconds since 1970. */
  now: number;
}

/** A step as the rules took it. */
export interface TakenStep {
  event: CallEvent;
  call: Call;
  counselor: CounselorEffect | null;
  offerEnded: Outcome | null;
}

export interface NewCallRow {
  id: CallId;
  campaign: CampaignId;
  placement: PlacementId;
  visit: VisitId;
  languages: readonly string[];
  resumeHash: Buffer;
  /** In milliseconds from now, as are all moments of the call; negative: before. */
  askedAt: number;
  /** The place is held until then though nobody is there. */
  heldUntil: number | null;
  /** The edition of the campaign's routing by which it was begun. */
  routingVersion: number;
  /** The server at which the caller is; null: nobody is there yet. */
  there: ServerId | null;
  call: Call;
  entries: readonly Entry[];
}

const nullableUser = (id: string | null): UserId | null => (id === null ? null : brand<UserId>(id));
const fromNow = (milliseconds: number | null): RawBuilder<Date> | null =>
  milliseconds === null ? null : ahead(milliseconds / 1000);

/** The present moment where it is time; else what stands there already. */
const nowIf = (isTime: boolean, column: string): RawBuilder<Date> =>
  isTime ? now : sql<Date>`calls.${sql.ref(column)}`;

/** Calls, their events, and what each step writes beside them. */
export const callsRepository = {
  /** Writes a call down, with its first event and its entries in the queue, in one statement. */
  async insert(db: Database, row: NewCallRow): Promise<void> {
    const { call } = row;
    await db
      .with('begun', (cte) =>
        cte
          .insertInto('calls')
          .values({
            id: row.id,
            campaign_id: row.campaign,
            placement_id: row.placement,
            visit_id: row.visit,
            team_id: call.team,
            kind: call.kind,
            languages: [...row.languages],
            resume_hash: row.resumeHash,
            step: call.step,
            step_ends_at: fromNow(call.stepEndsAt),
            give_up_at: fromNow(call.giveUpAt),
            deadline: fromNow(call.deadline),
            priority: call.priority,
            is_callback: call.isCallback,
            held_until: fromNow(row.heldUntil),
            routing_version: row.routingVersion,
            asked_at: ahead(row.askedAt / 1000),
            caller_server: row.there,
            caller_left_at: row.there === null ? now : null,
          })
          .returning(['id', 'asked_at']),
      )
      .with('waits', (cte) =>
        cte
          .insertInto('queue_entries')
          .columns(['call_id', 'demand_id', 'team_id', 'step', 'priority', 'asked_at'])
          .expression(
            sql`select begun.id, entry.*, ${call.priority}, begun.asked_at from begun, ${entryRows(row.entries)}`,
          ),
      )
      .insertInto('call_events')
      .columns(['call_id', 'version', 'type', 'to_state'])
      .expression(sql`select id, 1, 'asked', 'waiting'::call_state from begun`)
      .execute();
  },

  async read(db: Database, id: CallId): Promise<StoredCall | null> {
    const row = await stored(db, id).executeTakeFirst();
    return row ? storedCall(row) : null;
  },

  /** The database's clock, milliseconds since 1970. */
  async clock(db: Database): Promise<number> {
    const { at } = await db.selectNoFrom(now.as('at')).executeTakeFirstOrThrow();
    return at.getTime();
  },

  async findByResume(db: Database, visit: VisitId, resumeHash: Buffer): Promise<CallId | null> {
    const row = await db
      .selectFrom('calls')
      .select('id')
      .where('resume_hash', '=', resumeHash)
      .where('visit_id', '=', visit)
      .executeTakeFirst();
    return row ? brand<CallId>(row.id) : null;
  },

  /** From now on another token, held by another visit's page perhaps, brings the caller back. */
  async setResume(db: Database, call: CallId, visit: VisitId, resumeHash: Buffer): Promise<void> {
    await db.updateTable('calls').set({ visit_id: visit, resume_hash: resumeHash }).where('id', '=', call).execute();
  },

  /**
   * Writes a step down with all that goes with it, in one statement, if the call is still as it was read; false where
   * somebody else was faster, and nothing is written.
   */
  async take(db: Database, before: StoredCall, { event, call, counselor, offerEnded }: TakenStep): Promise<boolean> {
    const version = before.version + 1;
    const becameActive = call.state === 'active' && before.call.state !== 'active';
    const offer = event.type === 'offer' ? event : null;
    const over = call.state === 'wrap_up' || call.state === 'closed';
    const done = await db
      .with('moved', (cte) =>
        cte
          .updateTable('calls')
          .set({
            state: call.state,
            version,
            kind: call.kind,
            team_id: call.team,
            step: call.step,
            step_ends_at: moment(call.stepEndsAt),
            give_up_at: moment(call.giveUpAt),
            priority: call.priority,
            deadline: moment(call.deadline),
            close_reason: call.closeReason,
            counselor_id: call.counselor,
            fence: call.fence,
            epoch: call.epoch,
            media_host: call.mediaHost,
            back_in_line: call.backInLine,
            active_since: moment(call.activeSince),
            talk_seconds: call.talkSeconds,
            accepted_at: nowIf(event.type === 'accept', 'accepted_at'),
            active_at: nowIf(becameActive && !before.call.talked, 'active_at'),
            closed_at: nowIf(call.state === 'closed', 'closed_at'),
          })
          .where('id', '=', before.id)
          .where('version', '=', before.version)
          .returning('id'),
      )
      .with('event', (cte) =>
        cte
          .insertInto('call_events')
          .columns(['call_id', 'version', 'type', 'from_state', 'to_state', 'counselor_id'])
          .expression(
            sql`select id, ${version}, ${event.type}, ${before.call.state}::call_state, ${call.state}::call_state,
            ${call.counselor ?? before.call.counselor}::uuid from moved`,
          ),
      )
      .with('offered', (cte) =>
        cte
          .insertInto('offers')
          .columns(['id', 'call_id', 'team_id', 'counselor_id', 'fence', 'deadline'])
          .expression(
            sql`select ${newId()}::uuid, id, ${call.team}::uuid, ${offer?.counselor ?? null}::uuid, ${offer?.fence ?? null}::int,
            ${moment(call.deadline)}::timestamptz from moved where ${offer !== null}`,
          ),
      )
      .with('resolved', (cte) =>
        cte
          .updateTable('offers')
          .from('moved')
          .set({ outcome: offerEnded, resolved_at: now })
          .whereRef('offers.call_id', '=', 'moved.id')
          .where('offers.fence', '=', offerEnded === null ? null : before.call.fence)
          .where('offers.outcome', 'is', null),
      )
      .with('person', (cte) =>
        cte
          .updateTable('presence')
          .from('moved')
          .set(({ eb, ref }) => ({
            state: counselor?.presence ?? 'away',
            away_reason: counselor?.awayReason ?? null,
            since: now,
            // Being offered, or leaving, is no answer: it neither forgives nor counts a missed offer.
            missed_offers: counselor?.presence === 'busy' ? 0 : eb('missed_offers', '+', counselor?.missed ? 1 : 0),
            back_until: counselor?.presence === 'offline' ? ahead(deskBackSeconds) : ref('back_until'),
          }))
          .where('presence.user_id', '=', counselor?.counselor ?? null),
      )
      .with('rests', (cte) =>
        cte
          .updateTable('queue_entries')
          .from('moved')
          .set({ waiting: call.state === 'waiting', priority: call.priority })
          .whereRef('queue_entries.call_id', '=', 'moved.id')
          .where(sql<boolean>`not ${over}`)
          .where(({ or, eb }) =>
            or([
              eb('queue_entries.waiting', '<>', call.state === 'waiting'),
              eb('queue_entries.priority', '<>', call.priority),
            ]),
          ),
      )
      .with('leaves', (cte) =>
        cte
          .deleteFrom('queue_entries')
          .using('moved')
          .whereRef('queue_entries.call_id', '=', 'moved.id')
          .where(sql<boolean>`${over}`),
      )
      .selectFrom('moved')
      .select('id')
      .executeTakeFirst();
    return done !== undefined;
  },

  /** Calls that wait by an older edition of their campaign's routing; some of them, if there are many. */
  async outdated(db: Database, limit: number): Promise<CallId[]> {
    const rows = await db
      .selectFrom('calls')
      .innerJoin('campaigns', 'campaigns.id', 'calls.campaign_id')
      .select('calls.id')
      .where('calls.state', '=', 'waiting')
      .whereRef('calls.routing_version', '<>', 'campaigns.routing_version')
      .limit(limit)
      .execute();
    return rows.map((row) => brand(row.id));
  },

  async setRoutingVersion(db: Database, call: CallId, version: number): Promise<void> {
    await db.updateTable('calls').set({ routing_version: version }).where('id', '=', call).execute();
  },
};

const columns = [
  'calls.id',
  'calls.campaign_id',
  'calls.languages',
  'calls.asked_at',
  'calls.version',
  'calls.state',
  'calls.kind',
  'calls.team_id',
  'calls.step',
  'calls.step_ends_at',
  'calls.give_up_at',
  'calls.priority',
  'calls.is_callback',
  'calls.counselor_id',
  'calls.fence',
  'calls.epoch',
  'calls.media_host',
  'calls.active_since',
  'calls.active_at',
  'calls.talk_seconds',
  'calls.back_in_line',
  'calls.close_reason',
  'calls.deadline',
  'teams.misses_until_away',
  'teams.wrap_up_seconds',
  'presence.missed_offers',
] as const;

const stored = (db: Database, id: CallId) =>
  db
    .selectFrom('calls')
    .innerJoin('teams', 'teams.id', 'calls.team_id')
    .leftJoin('presence', 'presence.user_id', 'calls.counselor_id')
    .select(columns)
    .select(now.as('read_at'))
    .where('calls.id', '=', id);

/** A call as its row says. */
function storedCall(row: NonNullable<Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirst']>>>): StoredCall {
  return {
    id: brand(row.id),
    campaign: brand(row.campaign_id),
    languages: row.languages,
    askedAt: row.asked_at,
    version: row.version,
    now: row.read_at.getTime(),
    call: {
      state: row.state,
      kind: row.kind,
      team: brand(row.team_id),
      rules: { missesUntilAway: row.misses_until_away, wrapUpSeconds: row.wrap_up_seconds },
      step: row.step,
      stepEndsAt: row.step_ends_at?.getTime() ?? null,
      giveUpAt: row.give_up_at?.getTime() ?? null,
      priority: row.priority,
      isCallback: row.is_callback,
      counselor: nullableUser(row.counselor_id),
      fence: row.fence,
      misses: row.missed_offers ?? 0,
      epoch: row.epoch,
      mediaHost: row.media_host,
      activeSince: row.active_since?.getTime() ?? null,
      talked: row.active_at !== null,
      talkSeconds: row.talk_seconds,
      backInLine: row.back_in_line,
      closeReason: row.close_reason,
      deadline: row.deadline?.getTime() ?? null,
    },
  };
}
