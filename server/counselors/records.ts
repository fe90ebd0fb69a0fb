import type { Database } from '../../db/connect.ts';
import type { Disposition } from '../contract/call.ts';
import type { CallId, UserId } from '../contract/ids.ts';

/** Keeps note and outcome of a call; only its own counselor can, and only until the record is done. */
export async function saveRecord(
  db: Database,
  record: { call: CallId; counselor: UserId; disposition: Disposition | null; note: string },
): Promise<boolean> {
  const result = await db
    .updateTable('calls')
    .set({ disposition: record.disposition, note: record.note })
    .where('id', '=', record.call)
    .where('counselor_id', '=', record.counselor)
    .where('state', 'in', ['connecting', 'active', 'wrap_up'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
