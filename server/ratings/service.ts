import { createHash } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import type { CallId } from '../contract/ids.ts';
import type { Ratings, RatingsQuery, Score } from '../contract/ratings.ts';
import { DomainError } from '../errors.ts';
import { ratingsRepository as repository } from './repository.ts';

/** A page may stay open for days; what somebody thinks by then is of something else. */
const rateWithinSeconds = 60 * 60;

/**
 * The name of a page's rating. The database keeps no more of the token than its plain hash, from which this can't be made:
 * so whoever holds the token finds the rating again, and nobody who reads the database finds the call that it was about.
 */
const keyOf = (token: string): Buffer => createHash('sha256').update(`rating ${token}`).digest();

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** Whether talks helped, as their callers say: anonymous, and one for each talk. */
export function createRatings(db: Database) {
  return {
    /**
     * Says it, or says it anew, for the call that the token belongs to. Throws `not_now` where nobody has talked, the talk
     * goes on, or it was over long ago.
     */
    async rate(call: CallId, token: string, score: Score): Promise<void> {
      if (!(await repository.put(db, call, keyOf(token), score, rateWithinSeconds))) {
        throw new DomainError('not_now', 'A talk can be rated within an hour after its end');
      }
    },

    /** What the token's page has said; null where it has said nothing. */
    of: (token: string): Promise<Score | null> => repository.find(db, keyOf(token)),

    /** Every campaign with its scores of some days. Throws `bad_request` for days that are none. */
    async count(query: RatingsQuery): Promise<Ratings> {
      if (!isDay(query.first) || !isDay(query.last)) {
        throw new DomainError('bad_request', '`first` and `last` must be days, such as 2026-11-26');
      }
      return { campaigns: await repository.count(db, query) };
    },
  };
}

export type RatingsService = ReturnType<typeof createRatings>;
