import { randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { Database } from '../../db/connect.ts';
import type { CallerLanguage } from '../contract/call.ts';
import type { CallId, CampaignId, KnownCallerId } from '../contract/ids.ts';
import { forgottenAfterMonths, type KnownCaller } from '../contract/known.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../platform/ids.ts';
import type { Nudges } from '../platform/nudges.ts';
import { newPhrase, type PhraseLanguage, phraseLanguages, phraseOf } from './phrase.ts';
import { knownCallersRepository as repository } from './repository.ts';

/** A page may stay open for days; who comes back to it is not asked any more. */
const wantWithinSeconds = 60 * 60;

// Argon2id as for passwords, with the campaign as its salt: the same words give the same hash again, which is how they are
// found; and each guess at a stolen table costs as much as one at a password, for one campaign alone.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const hashOfPhrase = (phrase: string, campaign: CampaignId): Promise<Buffer> =>
  hashRaw(phrase, { ...parameters, salt: Buffer.from(campaign) });

/** Callers who want to be recognised when they come back to the campaign: nothing is kept of anybody else. */
export function createReturning({ db, nudges }: { db: Database; nudges: Nudges }) {
  return {
    /**
     * Recognises the caller of a talk that is over from now on, by a phrase that is told here and never again. Throws
     * `not_now` where nobody has talked, the talk goes on, it was over long ago, or its caller is known already.
     */
    async want(
      call: CallId,
      spoken: CallerLanguage,
    ): Promise<{ id: KnownCallerId; phrase: string; language: PhraseLanguage }> {
      const language = phraseLanguages[spoken];
      const phrase = newPhrase(language, randomInt);
      const id = newId<KnownCallerId>();
      await db.transaction().execute(async (tx) => {
        const found = await repository.lockCall(tx, call, wantWithinSeconds);
        if (found === null || !found.isOverTalk || found.recognised) {
          throw new DomainError('not_now', 'A caller can be recognised within an hour after a talk, and once for each');
        }
        const compared = phraseOf(phrase);
        if (compared === null) throw new Error('A new phrase is none');
        const phraseHash = await hashOfPhrase(compared, found.campaign);
        // What is still open is counted when it is closed.
        await repository.insert(tx, { id, campaign: found.campaign, phraseHash, talks: found.isOpen ? 0 : 1 });
        if (found.isOpen) await repository.recognise(tx, call, id);
      });
      return { id, phrase, language };
    },

    /** Whom a phrase belongs to in a campaign. Throws `phrase_unknown`. */
    async find(text: string, campaign: CampaignId): Promise<KnownCallerId> {
      const phrase = phraseOf(text);
      const id = phrase === null ? null : await repository.find(db, await hashOfPhrase(phrase, campaign));
      if (id === null) {
        throw new DomainError(
          'phrase_unknown',
          'These words are not known here: look whether there are six, as written',
        );
      }
      return id;
    },

    /** What is kept of them; null where nothing is any more. */
    read: (id: KnownCallerId): Promise<KnownCaller | null> => repository.read(db, id),

    /** The counselor of this call is told that they have been here. */
    async recognise(call: CallId, id: KnownCallerId): Promise<void> {
      const counselor = await repository.recognise(db, call, id);
      if (counselor !== null) nudges.publish([`desk:${counselor}`]);
    },

    /** Deletes all that is kept of them, at once. */
    forgetCaller: (id: KnownCallerId): Promise<void> => repository.delete(db, id),

    /** Counts a talk with its caller and unties the two, in the transaction that closes the call. */
    settle: (tx: Database, call: CallId): Promise<void> => repository.settle(tx, call),

    /** Forgets whoever has not talked for long. */
    forgetOld: (): Promise<void> => repository.deleteOld(db, forgottenAfterMonths),
  };
}

export type Returning = ReturnType<typeof createReturning>;
