import type { Database } from '../../db/connect.ts';
import type { CallId, ReferralId, StructureId, UserId } from '../contract/ids.ts';
import { mostReferrals, type Referral, type StructureText } from '../contract/referrals.ts';
import { DomainError } from '../errors.ts';
import type { Nudges } from '../platform/nudges.ts';
import { referralsRepository as repository } from './repository.ts';

/** What is given: a structure of the campaign's list, or one that is on no list. */
export type Given = { readonly structure: StructureId } | { readonly written: StructureText };

/**
 * How long what was written by hand outlives its call: a caller who was cut off finds it when they come back to their page.
 * They may be long without a network; and the longer it is kept, the more is known of somebody who is gone.
 */
const writtenForSeconds = 60 * 60;

/** What callers were pointed to: given by the call's counselor, in the call or while its record is written. */
export function createReferrals({ db, nudges }: { db: Database; nudges: Nudges }) {
  async function inCall(call: CallId, counselor: UserId, change: (tx: Database) => Promise<void>): Promise<void> {
    await db.transaction().execute(async (tx) => {
      // A stranger learns no more of a call than that it is not theirs.
      if (!(await repository.lockCall(tx, call, counselor))) {
        throw new DomainError('call_over', 'This call is not yours, or its record is done');
      }
      await change(tx);
    });
    nudges.publish([`call:${call}`, `desk:${counselor}`]);
  }

  return {
    /**
     * Gives something, once for each id and each structure however often it is sent; both sides are nudged to look. Throws
     * `call_over`, `not_offered` for a structure that is not the campaign's or is archived, and `not_now` where the call has
     * as many as it may.
     */
    give: (call: CallId, counselor: UserId, id: ReferralId, given: Given): Promise<void> =>
      inCall(call, counselor, async (tx) => {
        const before = await repository.read(tx, call);
        if (before.some((one) => one.id === id)) return;
        if ('structure' in given && !(await repository.isGivable(tx, call, given.structure))) {
          throw new DomainError('not_offered', 'This structure is not on the list of the campaign: choose another one');
        }
        if (before.length >= mostReferrals) {
          throw new DomainError(
            'not_now',
            `A caller is given ${mostReferrals} structures at most: take one back first`,
          );
        }
        await repository.insert(tx, call, id, given);
      }),

    /** Takes one back; what is not there is taken back already. Throws `call_over`. */
    takeBack: (call: CallId, counselor: UserId, id: ReferralId): Promise<void> =>
      inCall(call, counselor, (tx) => repository.delete(tx, call, id)),

    /** What was given in a call, in its order. */
    read: (call: CallId): Promise<Referral[]> => repository.read(db, call),

    /** Forgets what was written by hand in calls that were closed long ago. */
    forgetOld: (): Promise<void> => repository.forgetWritten(db, writtenForSeconds),
  };
}

export type Referrals = ReturnType<typeof createReferrals>;
