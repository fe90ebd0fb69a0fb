import { sql } from 'kysely';
import { Compile } from 'typebox/compile';
import type { Database } from '../../db/connect.ts';
import type { CallKind } from '../contract/call.ts';
import { PushSubscription } from '../contract/caller-socket.ts';
import type { CallbackId, CallId, CampaignId, PlacementId, VisitId } from '../contract/ids.ts';
import type { Interval } from '../hours/hours.ts';
import { brand } from '../platform/ids.ts';
import { ago, now } from '../platform/sql.ts';
import type { CallbackState } from './lifecycle.ts';

const isSubscription = Compile(PushSubscription);

/** A callback as its row says, with the database's clock when it was read. Moments are milliseconds since 1970. */
export interface StoredCallback {
  id: CallbackId;
  campaign: CampaignId;
  /** The code of its placement. */
  code: string;
  timeZone: string;
  /** Null once it has ended. */
  visit: VisitId | null;
  kind: CallKind;
  languages: readonly string[];
  state: CallbackState;
  from: number;
  to: number;
  call: CallId | null;
  /** Its call waits, rings or is talked in. */
  callLives: boolean;
  now: number;
}

export interface NewCallback {
  id: CallbackId;
  campaign: CampaignId;
  placement: PlacementId;
  visit: VisitId;
  kind: CallKind;
  languages: readonly string[];
  slot: Interval;
  secretHash: Buffer;
  push: PushSubscription | null;
}

/** States in which a call can be come back to. */
const living = ['waiting', 'offered', 'connecting', 'active'] as const;
const open = ['booked', 'due'] as const;

const select = (db: Database) =>
  db
    .selectFrom('callbacks')
    .innerJoin('campaigns', 'campaigns.id', 'callbacks.campaign_id')
    .innerJoin('placements', 'placements.id', 'callbacks.placement_id')
    .leftJoin('calls', 'calls.id', 'callbacks.call_id')
    .selectAll('callbacks')
    .select([
      'campaigns.time_zone',
      'placements.code',
      ({ eb, fn }) => fn.coalesce(eb('calls.state', 'in', living), sql<boolean>`false`).as('call_lives'),
      now.as('read_at'),
    ])
    .$narrowType<{ call_lives: boolean }>();

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const stored = (row: Row): StoredCallback => ({
  id: brand(row.id),
  campaign: brand(row.campaign_id),
  code: row.code,
  timeZone: row.time_zone,
  visit: row.visit_id === null ? null : brand(row.visit_id),
  kind: row.kind,
  languages: row.languages,
  state: row.state,
  from: row.slot_from.getTime(),
  to: row.slot_to.getTime(),
  call: row.call_id === null ? null : brand(row.call_id),
  callLives: row.call_lives,
  now: row.read_at.getTime(),
});

const idsOf = (rows: readonly { id: string }[]): CallbackId[] => rows.map((row) => brand(row.id));

/** Callbacks: booked, come to their time, and ended. */
export const callbacksRepository = {
  /** The database's clock: the transaction's moment. */
  async clock(db: Database): Promise<number> {
    const { at } = await db.selectNoFrom(now.as('at')).executeTakeFirstOrThrow();
    return at.getTime();
  },

  /** Lets nobody else book with the campaign until the transaction ends, so that what is free stays so. */
  async lockBooking(tx: Database, campaign: CampaignId): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`callbacks ${campaign}`}, 0))`.execute(tx);
  },

  /** The times of the campaign's callbacks that have not ended. */
  async openSlots(db: Database, campaign: CampaignId): Promise<Interval[]> {
    const rows = await db
      .selectFrom('callbacks')
      .select(['slot_from', 'slot_to'])
      .where('campaign_id', '=', campaign)
      .where('state', 'in', open)
      .execute();
    return rows.map((row) => ({ from: row.slot_from.getTime(), to: row.slot_to.getTime() }));
  },

  async insert(db: Database, callback: NewCallback): Promise<void> {
    await db
      .insertInto('callbacks')
      .values({
        id: callback.id,
        campaign_id: callback.campaign,
        placement_id: callback.placement,
        visit_id: callback.visit,
        kind: callback.kind,
        languages: [...callback.languages],
        slot_from: new Date(callback.slot.from),
        slot_to: new Date(callback.slot.to),
        secret_hash: callback.secretHash,
        push: callback.push === null ? null : JSON.stringify(callback.push),
      })
      .execute();
  },

  async read(db: Database, id: CallbackId): Promise<StoredCallback | null> {
    const row = await select(db).where('callbacks.id', '=', id).executeTakeFirst();
    return row ? stored(row) : null;
  },

  /** Reads a callback that nobody else will change until the transaction ends. */
  async lock(tx: Database, id: CallbackId): Promise<StoredCallback | null> {
    await tx.selectFrom('callbacks').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    return this.read(tx, id);
  },

  async findBySecret(db: Database, secretHash: Buffer): Promise<CallbackId | null> {
    const row = await db.selectFrom('callbacks').select('id').where('secret_hash', '=', secretHash).executeTakeFirst();
    return row ? brand<CallbackId>(row.id) : null;
  },

  /** The visit's callback that has not ended; there is one at most. */
  async openOf(db: Database, visit: VisitId): Promise<CallbackId | null> {
    const row = await db
      .selectFrom('callbacks')
      .select('id')
      .where('visit_id', '=', visit)
      .where('state', 'in', open)
      .executeTakeFirst();
    return row ? brand<CallbackId>(row.id) : null;
  },

  /** The call that the visit waits, rings or talks in; there is one at most. */
  async callOf(db: Database, visit: VisitId): Promise<CallId | null> {
    const row = await db
      .selectFrom('calls')
      .select('id')
      .where('visit_id', '=', visit)
      .where('state', 'in', living)
      .executeTakeFirst();
    return row ? brand<CallId>(row.id) : null;
  },

  /** From now on another page is that of the callback. */
  async setVisit(db: Database, id: CallbackId, visit: VisitId): Promise<void> {
    await db.updateTable('callbacks').set({ visit_id: visit }).where('id', '=', id).execute();
  },

  /** Once it has ended, nothing is kept that leads to the caller's page or browser, but for the call that they came to. */
  async setState(db: Database, id: CallbackId, state: CallbackState, call: CallId | null): Promise<void> {
    const ended = state !== 'booked' && state !== 'due';
    await db
      .updateTable('callbacks')
      .set({
        state,
        call_id: state === 'missed' || state === 'cancelled' ? null : call,
        ...(ended ? { ended_at: now, visit_id: null, push: null, push_tried_at: null, languages: [] } : {}),
      })
      .where('id', '=', id)
      .execute();
  },

  /** Callbacks whose time has come, and whose call has not begun. */
  async due(db: Database, limit: number): Promise<CallbackId[]> {
    return idsOf(
      await db
        .selectFrom('callbacks')
        .select('id')
        .where('state', '=', 'booked')
        .where('slot_from', '<=', now)
        .orderBy('slot_from')
        .limit(limit)
        .execute(),
    );
  },

  /** Callbacks whose time is over, and those whose call ended before the caller came. */
  async missed(db: Database, limit: number): Promise<{ id: CallbackId; callEnded: boolean }[]> {
    const rows = await db
      .selectFrom('callbacks')
      .leftJoin('calls', 'calls.id', 'callbacks.call_id')
      .select(['callbacks.id', ({ eb }) => eb('callbacks.slot_to', '>', now).as('call_ended')])
      .where('callbacks.state', 'in', open)
      .where('callbacks.slot_from', '<=', now)
      .where(({ eb, or, and }) =>
        or([
          eb('callbacks.slot_to', '<=', now),
          and([
            eb('callbacks.state', '=', 'due'),
            or([eb('calls.id', 'is', null), eb('calls.state', 'not in', living)]),
          ]),
        ]),
      )
      .orderBy('callbacks.slot_from')
      .limit(limit)
      .$narrowType<{ call_ended: boolean }>()
      .execute();
    return rows.map((row) => ({ id: brand(row.id), callEnded: row.call_ended }));
  },

  async setPush(db: Database, id: CallbackId, push: PushSubscription | null): Promise<void> {
    await db
      .updateTable('callbacks')
      .set({ push: push === null ? null : JSON.stringify(push), push_tried_at: null })
      .where('id', '=', id)
      .execute();
  },

  /** Callbacks whose time it is, and whose browser has still to be woken: not tried in so many seconds. */
  async unsent(db: Database, retrySeconds: number, limit: number): Promise<CallbackId[]> {
    return idsOf(
      await db
        .selectFrom('callbacks')
        .select('id')
        .where('state', '=', 'due')
        .where('push', 'is not', null)
        .where('slot_to', '>', now)
        .where(({ eb, or }) => or([eb('push_tried_at', 'is', null), eb('push_tried_at', '<=', ago(retrySeconds))]))
        .limit(limit)
        .execute(),
    );
  },

  /** Takes on waking the browser, which nobody else will try for so many seconds; null where it is not to be done. */
  async claimPush(
    db: Database,
    id: CallbackId,
    retrySeconds: number,
  ): Promise<{ push: PushSubscription; secondsLeft: number } | null> {
    const row = await db
      .updateTable('callbacks')
      .set({ push_tried_at: now })
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where('push', 'is not', null)
      .where('slot_to', '>', now)
      .where(({ eb, or }) => or([eb('push_tried_at', 'is', null), eb('push_tried_at', '<=', ago(retrySeconds))]))
      .returning(['push', sql<number>`extract(epoch from slot_to - now())::float8`.as('seconds_left')])
      .executeTakeFirst();
    if (!row) return null;
    const push: unknown = row.push;
    if (!isSubscription.Check(push)) throw new Error('A push subscription in the database is none');
    return { push, secondsLeft: row.seconds_left };
  },
};
