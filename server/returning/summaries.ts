import type { Database } from '../../db/connect.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import type { SummaryProposal } from '../contract/summaries.ts';
import { DomainError } from '../errors.ts';
import type { Nudges } from '../platform/nudges.ts';
import { summariesRepository as repository } from './summaries-repository.ts';

/**
 * Keeping a short summary of a talk. Either side may ask for it; the counselor writes it, the caller reads all of it before
 * they answer, and it is kept where both said yes. Until then it lives as long as its call.
 */
export function createSummaries({ db, nudges }: { db: Database; nudges: Nudges }) {
  async function change(
    call: CallId,
    next: (
      before: SummaryProposal,
      tx: Database,
      at: { counselor: UserId | null; talked: boolean },
    ) => Promise<SummaryProposal>,
  ): Promise<void> {
    const counselor = await db.transaction().execute(async (tx) => {
      const at = await repository.lockCall(tx, call);
      if (at === null) throw new DomainError('call_over', 'The record of this call is done');
      await repository.put(tx, call, await next(await repository.read(tx, call), tx, at));
      return at.counselor;
    });
    nudges.publish([`call:${call}`, ...(counselor === null ? [] : [`desk:${counselor}` as const])]);
  }

  return {
    /** The caller would like one to be kept. Throws `call_over`, and `not_now` where it was answered already. */
    ask: (call: CallId): Promise<void> =>
      change(call, async (before) => {
        if (before.answer !== null) throw new DomainError('not_now', 'It was answered already');
        return { ...before, wanted: true };
      }),

    /**
     * The counselor proposes a text, or another one; null takes it back. Throws `call_over` where the call is not theirs, and
     * `not_now` once the caller has answered: nobody is asked twice.
     */
    propose: (call: CallId, counselor: UserId, text: string | null): Promise<void> =>
      change(call, async (before, _tx, at) => {
        if (at.counselor !== counselor) throw new DomainError('call_over', 'This call is not yours');
        if (before.answer !== null) throw new DomainError('not_now', 'The caller has answered already');
        return { ...before, text: text?.trim() || null };
      }),

    /**
     * The caller's answer to the text that they read. Throws `call_over`, `conflict` where it is another text by now, and
     * `not_now` where yes is said by somebody whom nobody will recognise.
     */
    answer: (call: CallId, text: string, agree: boolean): Promise<void> =>
      change(call, async (before, tx) => {
        if (before.text === null || before.text !== text) {
          throw new DomainError('conflict', 'The summary was changed or taken back: read it again');
        }
        if (agree && !(await repository.keep(tx, call, text))) {
          throw new DomainError('not_now', 'It can be kept only for whoever wants to be recognised');
        }
        return { ...before, text: null, answer: agree ? 'kept' : 'refused' };
      }),

    read: (call: CallId): Promise<SummaryProposal> => repository.read(db, call),

    /** Forgets what was not agreed on, in the transaction that closes the call. */
    forget: (tx: Database, call: CallId): Promise<void> => repository.delete(tx, call),
  };
}

export type Summaries = ReturnType<typeof createSummaries>;
