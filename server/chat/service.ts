import type { Database } from '../../db/connect.ts';
import type { Written } from '../contract/caller-socket.ts';
import type { CallId, MessageId, UserId, VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { Nudges } from '../platform/nudges.ts';
import { messagesRepository as repository, type WritingCall } from './repository.ts';
import { checkText } from './text.ts';

/** Who writes, by what ties them to the call. */
export type Author =
  | { readonly side: 'caller'; readonly visit: VisitId }
  | { readonly side: 'counselor'; readonly user: UserId };

/** Hours of writing fit; a program that fills the table does not. */
export const longestConversation = 2_000;
/** Messages that are read at a time: together they stay far below what a connection may hold back. */
const pageSize = 50;

const isOf = (call: WritingCall, author: Author): boolean =>
  author.side === 'caller' ? call.visit === author.visit : call.counselor === author.user;

/** What is written in calls, by itself or beside a face or a voice. Conversations are kept as long as their call, so that a reload or a new counselor loses nothing of them. */
export function createChat({ db, nudges }: { db: Database; nudges: Nudges }) {
  return {
    /**
     * Says something, once for each id however often it is sent; both sides are nudged to read. Throws `bad_message`,
     * `call_over`, and `not_now` where no counselor is there to read.
     */
    async say(call: CallId, author: Author, { id, text }: { id: MessageId; text: string }): Promise<Written> {
      checkText(text);
      const { message, fresh } = await db.transaction().execute(async (tx) => {
        const stored = await repository.lockCall(tx, call);
        // A stranger learns no more of a call than that it is not theirs: not even whether it lives.
        if (stored === null || !isOf(stored, author)) throw new DomainError('call_over', 'This call is not yours');
        const known = await repository.find(tx, call, id);
        if (known !== null) {
          if (known.author === author.side && known.text === text) return { message: known, fresh: false };
          throw new DomainError('bad_message', 'Another message has this id already: give each one its own');
        }
        if (stored.state === 'wrap_up' || stored.state === 'closed') {
          throw new DomainError('call_over', 'This call has ended: the message was not sent');
        }
        if (stored.state !== 'active' && stored.state !== 'connecting') {
          throw new DomainError('not_now', 'Nobody is there to read it yet: send it again once a counselor is there');
        }
        const number = (await repository.lastNumber(tx, call)) + 1;
        if (number > longestConversation) {
          throw new DomainError('not_now', 'This conversation is as long as one can be: end it, and begin another');
        }
        await repository.insert(tx, call, { id, number, author: author.side, text });
        const inserted = await repository.find(tx, call, id);
        if (inserted === null) throw new Error('A message that was just written is not there');
        return { message: inserted, fresh: true };
      });
      if (fresh) nudges.publish([`call:${call}`]);
      return message;
    },

    /** Messages after the one of this number, in their order: some of them, if there are many. */
    read: (call: CallId, afterNumber: number): Promise<Written[]> =>
      repository.readAfter(db, call, afterNumber, pageSize),

    /** Deletes a conversation, in the transaction that closes its call. */
    forget: (tx: Database, call: CallId): Promise<void> => repository.deleteAll(tx, call),
  };
}

export type Chat = ReturnType<typeof createChat>;
