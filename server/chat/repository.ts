import type { Database } from '../../db/connect.ts';
import type { CallState } from '../contract/call.ts';
import type { Written } from '../contract/caller-socket.ts';
import type { CallId, MessageId, UserId, VisitId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';

/** A call as far as writing in it goes. */
export interface WritingCall {
  state: CallState;
  visit: VisitId;
  counselor: UserId | null;
}

const columns = ['id', 'number', 'author', 'text', 'sent_at'] as const;
type Row = { id: string; number: number; author: string; text: string; sent_at: Date };

const written = (row: Row): Written => ({
  id: brand(row.id),
  number: row.number,
  author: row.author === 'counselor' ? 'counselor' : 'caller',
  text: row.text,
  at: row.sent_at.toISOString(),
});

/** What is written in calls. */
export const messagesRepository = {
  /** Reads the call and holds it as it is until the transaction ends, so that messages are numbered one at a time. */
  async lockCall(tx: Database, call: CallId): Promise<WritingCall | null> {
    const row = await tx
      .selectFrom('calls')
      .select(['state', 'visit_id', 'counselor_id'])
      .where('id', '=', call)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) return null;
    return {
      state: row.state,
      visit: brand(row.visit_id),
      counselor: row.counselor_id === null ? null : brand(row.counselor_id),
    };
  },

  async find(db: Database, call: CallId, id: MessageId): Promise<Written | null> {
    const row = await db
      .selectFrom('messages')
      .select(columns)
      .where('call_id', '=', call)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? written(row) : null;
  },

  async lastNumber(db: Database, call: CallId): Promise<number> {
    const { last } = await db
      .selectFrom('messages')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('call_id', '=', call)
      .executeTakeFirstOrThrow();
    return last ?? 0;
  },

  async insert(db: Database, call: CallId, message: Pick<Written, 'id' | 'number' | 'author' | 'text'>): Promise<void> {
    await db
      .insertInto('messages')
      .values({ call_id: call, ...message })
      .execute();
  },

  async readAfter(db: Database, call: CallId, number: number, limit: number): Promise<Written[]> {
    const rows = await db
      .selectFrom('messages')
      .select(columns)
      .where('call_id', '=', call)
      .where('number', '>', number)
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(written);
  },

  async deleteAll(db: Database, call: CallId): Promise<void> {
    await db.deleteFrom('messages').where('call_id', '=', call).execute();
  },
};
