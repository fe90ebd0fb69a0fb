import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { sentAhead, thenCommit } from '../../db/prepared.ts';
import type { CallId, CampaignId, PlacementId, UserId, VisitId } from '../contract/ids.ts';
import { brand, newId } from '../platform/ids.ts';
import { ahead, moment, now } from '../platform/sql.ts';
import type { ServerId } from '../signalling/leases.ts';
import type { Call, CallEvent, CounselorEffect, Outcome } from './call.ts';
import { type Entry, entryRows } from './queue-entries.ts';
import { type StoredCall, storedCall } from './stored.ts';
import { deskBackSeconds } from './timings.ts';

/** A step as the rules took it. */
export interface TakenStep {
  event: CallEvent;
  call: Call;
  counselor: CounselorEffect | null;
  offerEnded: Outcome | null;
}

/** `overtaken`: the call has gone on since it was read. `not_free`: the counselor who was to be rung is not free any more. */
export type Taken = 'taken' | 'overtaken' | 'not_free';

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

const fromNow = (milliseconds: number | null): RawBuilder<Date> | null =>
  milliseconds === null ? null : ahead(milliseconds / 1000);

/** The present moment where it is time; else what stands there already. */
const nowIf = (isTime: boolean, column: string): RawBuilder<Date> =>
  isTime ? now : sql<Date>`calls.${sql.ref(column)}`;

// What a step may write beside the call itself.

/** The counselor, if they are still free, and in nobody else's hands: they are ours now. */
const held = (counselor: UserId) => sql`held as materialized (
  select user_id from presence where user_id = ${counselor} and state = ${'available'} and left_at is null
  for update skip locked),`;

const offered = (
  { counselor, fence }: Extract<CallEvent, { type: 'offer' }>,
  { team, deadline }: Call,
) => sql`offered as (
  insert into offers (id, call_id, team_id, counselor_id, fence, deadline)
  select ${newId()}::uuid, id, ${team}::uuid, ${counselor}::uuid, ${fence}::int, ${moment(deadline)}::timestamptz
  from moved),`;

const resolved = (outcome: Outcome, fence: number | null) => sql`resolved as (
  update offers set outcome = ${outcome}, resolved_at = now() from moved
  where call_id = moved.id and fence = ${fence} and outcome is null),`;

/** Offers missed in a row: taking or declining one is an answer, its caller's leaving is none. */
const missesAfter = (outcome: Outcome | null) =>
  outcome === 'accepted' || outcome === 'declined' ? sql`0` : sql`missed_offers + ${outcome === 'expired' ? 1 : 0}`;

const person = ({ counselor, presence, awayReason }: CounselorEffect, offerEnded: Outcome | null) => sql`person as (
  update presence set state = ${presence}, away_reason = ${awayReason}, since = now(),
    missed_offers = ${missesAfter(offerEnded)},
    back_until = ${presence === 'offline' ? ahead(deskBackSeconds) : sql.ref('back_until')}
  from moved where user_id = ${counselor}),`;

/** Calls, their events, and what each step writes beside them. */
export const callsRepository = {
  /**
   * Writes a call down, with its first event and its entries in the queue, in one statement. `isAhead`: in a transaction
   * whose next statement fails if this one does.
   */
  async insert(db: Database, row: NewCallRow, { isAhead } = { isAhead: false }): Promise<void> {
    const { call } = row;
    const statement = db
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
      .expression(sql`select id, 1, 'asked', 'waiting'::call_state from begun`);
    await (isAhead ? statement.modifyEnd(sentAhead) : statement).execute();
  },

  async read(db: Database, id: CallId): Promise<StoredCall | null> {
    const row = await db.selectNoFrom(storedCall(sql`${id}`).as('call')).executeTakeFirst();
    return row?.call ?? null;
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
   * Writes a step down with all that goes with it, in one statement, if the call is still as it was read and, where it is
   * offered, its counselor still free and in nobody else's hands; else nothing is written. `isLast`: it is the last
   * statement of its transaction.
   */
  async take(
    db: Database,
    before: StoredCall,
    { event, call, counselor, offerEnded }: TakenStep,
    { isLast }: { isLast: boolean },
  ): Promise<Taken> {
    const version = before.version + 1;
    const becameActive = call.state === 'active' && before.call.state !== 'active';
    const isOver = call.state === 'wrap_up' || call.state === 'closed';
    const isWaiting = call.state === 'waiting';
    const isOffer = event.type === 'offer';
    const { rows } = await sql<{ isMoved: boolean; isFree: boolean }>`${isLast ? thenCommit : sql``}
      with ${event.type === 'offer' ? held(event.counselor) : sql``}
      moved as (
        update calls set
          state = ${call.state}, version = ${version}, kind = ${call.kind}, team_id = ${call.team}, step = ${call.step},
          step_ends_at = ${moment(call.stepEndsAt)}, give_up_at = ${moment(call.giveUpAt)}, priority = ${call.priority},
          deadline = ${moment(call.deadline)}, close_reason = ${call.closeReason}, exited = ${call.exited}, counselor_id = ${call.counselor},
          fence = ${call.fence}, epoch = ${call.epoch}, media_host = ${call.mediaHost},
          back_in_line = ${call.backInLine}, active_since = ${moment(call.activeSince)},
          talk_seconds = ${call.talkSeconds}, accepted_at = ${nowIf(event.type === 'accept', 'accepted_at')},
          active_at = ${nowIf(becameActive && !before.call.talked, 'active_at')},
          closed_at = ${nowIf(call.state === 'closed', 'closed_at')}
        where id = ${before.id} and version = ${before.version}
          ${isOffer ? sql`and exists (select from held)` : sql``}
        returning id
      ),
      event as (
        insert into call_events (call_id, version, type, from_state, to_state, counselor_id)
        select id, ${version}, ${event.type}, ${before.call.state}::call_state, ${call.state}::call_state,
          ${call.counselor ?? before.call.counselor}::uuid
        from moved
      ),
      ${event.type === 'offer' ? offered(event, call) : sql``}
      ${offerEnded === null ? sql`` : resolved(offerEnded, before.call.fence)}
      ${counselor === null ? sql`` : person(counselor, offerEnded)}
      ${
        isOver
          ? sql`leaves as (delete from queue_entries using moved where call_id = moved.id)`
          : sql`rests as (
            update queue_entries set waiting = ${isWaiting}, priority = ${call.priority} from moved
            where call_id = moved.id and (waiting <> ${isWaiting} or queue_entries.priority <> ${call.priority}))`
      }
      select exists (select from moved) as "isMoved",
        ${isOffer ? sql`exists (select from held)` : sql`true`} as "isFree"`.execute(db);
    const [row] = rows;
    return row?.isMoved ? 'taken' : row?.isFree ? 'overtaken' : 'not_free';
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

  async setLanguages(db: Database, call: CallId, languages: readonly string[]): Promise<void> {
    await db
      .updateTable('calls')
      .set({ languages: [...languages] })
      .where('id', '=', call)
      .execute();
  },

  async setRoutingVersion(db: Database, call: CallId, version: number): Promise<void> {
    await db.updateTable('calls').set({ routing_version: version }).where('id', '=', call).execute();
  },
};
