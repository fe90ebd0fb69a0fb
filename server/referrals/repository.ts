import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, ReferralId, StructureId, UserId } from '../contract/ids.ts';
import type { Referral, StructureText } from '../contract/referrals.ts';
import { ago } from '../platform/sql.ts';
import { referralsOf } from './given.ts';

/** What callers were pointed to. */
export const referralsRepository = {
  /** Holds the counselor's call as it is until the transaction ends; false where it is not theirs, or is over. */
  async lockCall(tx: Database, call: CallId, counselor: UserId): Promise<boolean> {
    const row = await tx
      .selectFrom('calls')
      .select('id')
      .where('id', '=', call)
      .where('counselor_id', '=', counselor)
      .where('state', 'in', ['connecting', 'active', 'wrap_up'])
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Whether the structure is one of the call's campaign, and not archived. */
  async isGivable(db: Database, call: CallId, structure: StructureId): Promise<boolean> {
    const row = await db
      .selectFrom('structures')
      .innerJoin('calls', 'calls.campaign_id', 'structures.campaign_id')
      .select('structures.id')
      .where('calls.id', '=', call)
      .where('structures.id', '=', structure)
      .where('structures.archived_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  },

  async read(db: Database, call: CallId): Promise<Referral[]> {
    const { referrals } = await db
      .selectNoFrom(referralsOf(sql`${call}::uuid`).as('referrals'))
      .executeTakeFirstOrThrow();
    return referrals;
  },

  /** Writes one down; one that is there already, by its id or its structure, stays as it is. */
  async insert(
    db: Database,
    call: CallId,
    id: ReferralId,
    of: { structure: StructureId } | { written: StructureText },
  ): Promise<void> {
    await db
      .insertInto('referrals')
      .values({
        id,
        call_id: call,
        ...('structure' in of ? { structure_id: of.structure } : { written: JSON.stringify(of.written) }),
        // Moments within one transaction are the same: this one is later than that of the referral before.
        given_at: sql<Date>`clock_timestamp()`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  async delete(db: Database, call: CallId, id: ReferralId): Promise<void> {
    await db.deleteFrom('referrals').where('call_id', '=', call).where('id', '=', id).execute();
  },

  /** What was written by hand, in calls that have been closed for so long, is only counted from now on. */
  async forgetWritten(db: Database, closedForSeconds: number): Promise<void> {
    await db
      .updateTable('referrals')
      .from('calls')
      .set({ written: null })
      .whereRef('calls.id', '=', 'referrals.call_id')
      .where('calls.closed_at', '<=', ago(closedForSeconds))
      .where('referrals.written', 'is not', null)
      .execute();
  },
};
