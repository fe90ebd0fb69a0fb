import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, KnownCallerId, UserId } from '../contract/ids.ts';
import type { KnownCaller } from '../contract/known.ts';
import { brand } from '../platform/ids.ts';
import { ago } from '../platform/sql.ts';

/** A call as far as being recognised goes. */
export interface RecognisableCall {
  campaign: CampaignId;
  isOpen: boolean;
  /** Somebody talked in it, and it is over. */
  isOverTalk: boolean;
  recognised: boolean;
}

const today = sql<string>`(now() at time zone campaigns.time_zone)::date`;

/** Callers who want to be recognised. */
export const knownCallersRepository = {
  /** Holds a call as it is until the transaction ends; null where it is closed for longer. */
  async lockCall(tx: Database, call: CallId, closedWithinSeconds: number): Promise<RecognisableCall | null> {
    const row = await tx
      .selectFrom('calls')
      .select(({ exists, selectFrom }) => [
        'campaign_id',
        'state',
        'active_at',
        exists(selectFrom('recognitions').select('call_id').whereRef('call_id', '=', 'calls.id')).as('recognised'),
      ])
      .where('id', '=', call)
      .where(({ eb, or }) => or([eb('closed_at', 'is', null), eb('closed_at', '>', ago(closedWithinSeconds))]))
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) return null;
    const isOver = row.state === 'wrap_up' || row.state === 'closed';
    return {
      campaign: brand(row.campaign_id),
      isOpen: row.state !== 'closed',
      isOverTalk: isOver && row.active_at !== null,
      recognised: Boolean(row.recognised),
    };
  },

  /** Adds a caller who has talked so often, today last. */
  async insert(
    db: Database,
    { id, campaign, phraseHash, talks }: { id: KnownCallerId; campaign: CampaignId; phraseHash: Buffer; talks: number },
  ): Promise<void> {
    await db
      .insertInto('known_callers')
      .columns(['id', 'campaign_id', 'phrase_hash', 'talks', 'last_talk'])
      .expression((eb) =>
        eb
          .selectFrom('campaigns')
          .select([
            sql<string>`${id}::uuid`.as('id'),
            'campaigns.id as campaign_id',
            sql<Buffer>`${phraseHash}::bytea`.as('phrase_hash'),
            sql<number>`${talks}::int`.as('talks'),
            today.as('last_talk'),
          ])
          .where('campaigns.id', '=', campaign),
      )
      .execute();
  },

  async find(db: Database, phraseHash: Buffer): Promise<KnownCallerId | null> {
    const row = await db
      .selectFrom('known_callers')
      .select('id')
      .where('phrase_hash', '=', phraseHash)
      .executeTakeFirst();
    return row ? brand<KnownCallerId>(row.id) : null;
  },

  async read(db: Database, id: KnownCallerId): Promise<KnownCaller | null> {
    const row = await db
      .selectFrom('known_callers')
      .select(['talks', sql<string>`last_talk::text`.as('lastTalk'), 'summary'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  },

  /**
   * The call is with this caller; one that is closed, or of another campaign, stays without. Gives the counselor who has
   * the call, if somebody has it.
   */
  async recognise(db: Database, call: CallId, id: KnownCallerId): Promise<UserId | null> {
    await db
      .insertInto('recognitions')
      .columns(['call_id', 'caller_id'])
      .expression((eb) =>
        eb
          .selectFrom('calls')
          .innerJoin('known_callers', 'known_callers.campaign_id', 'calls.campaign_id')
          .select(['calls.id', 'known_callers.id as caller_id'])
          .where('calls.id', '=', call)
          .where('known_callers.id', '=', id)
          .where('calls.state', '<>', 'closed'),
      )
      .onConflict((conflict) => conflict.column('call_id').doUpdateSet({ caller_id: id }))
      .execute();
    const row = await db.selectFrom('calls').select('counselor_id').where('id', '=', call).executeTakeFirst();
    return row?.counselor_id == null ? null : brand(row.counselor_id);
  },

  /** Counts a talk that is being closed with its caller, and keeps nothing of who that was. */
  async settle(tx: Database, call: CallId): Promise<void> {
    await sql`
      with gone as (delete from recognitions where call_id = ${call} returning caller_id)
      update known_callers set talks = talks + 1, last_talk = ${today}
      from gone, calls join campaigns on campaigns.id = calls.campaign_id
      where known_callers.id = gone.caller_id and calls.id = ${call} and calls.active_at is not null`.execute(tx);
  },

  async delete(db: Database, id: KnownCallerId): Promise<void> {
    await db.deleteFrom('known_callers').where('id', '=', id).execute();
  },

  async deleteOld(db: Database, months: number): Promise<void> {
    await db
      .deleteFrom('known_callers')
      .where('last_talk', '<', sql<Date>`(now() - make_interval(months => ${months}))::date`)
      .execute();
  },
};
