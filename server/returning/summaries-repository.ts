import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import type { SummaryProposal } from '../contract/summaries.ts';
import { brand } from '../platform/ids.ts';
import { proposedIn } from './proposed.ts';

/** What is being agreed on in calls that are not closed. */
export const summariesRepository = {
  /** Holds a call that is not closed as it is until the transaction ends; its counselor, null where there is no such call. */
  async lockCall(tx: Database, call: CallId): Promise<{ counselor: UserId | null; talked: boolean } | null> {
    const row = await tx
      .selectFrom('calls')
      .select(['counselor_id', 'active_at'])
      .where('id', '=', call)
      .where('state', 'in', ['connecting', 'active', 'wrap_up'])
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) return null;
    return {
      counselor: row.counselor_id === null ? null : brand(row.counselor_id),
      talked: row.active_at !== null,
    };
  },

  async read(db: Database, call: CallId): Promise<SummaryProposal> {
    const { proposal } = await db.selectNoFrom(proposedIn(sql`${call}::uuid`).as('proposal')).executeTakeFirstOrThrow();
    return proposal;
  },

  async put(db: Database, call: CallId, { wanted, text, answer }: SummaryProposal): Promise<void> {
    await db
      .insertInto('summary_proposals')
      .values({ call_id: call, wanted, text, answer })
      .onConflict((conflict) => conflict.column('call_id').doUpdateSet({ wanted, text, answer }))
      .execute();
  },

  /** Keeps it with the caller whom the call is with, in place of the one before; false where it is with nobody known. */
  async keep(db: Database, call: CallId, text: string): Promise<boolean> {
    const result = await db
      .updateTable('known_callers')
      .from('recognitions')
      .set({ summary: text })
      .whereRef('recognitions.caller_id', '=', 'known_callers.id')
      .where('recognitions.call_id', '=', call)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  async delete(db: Database, call: CallId): Promise<void> {
    await db.deleteFrom('summary_proposals').where('call_id', '=', call).execute();
  },
};
