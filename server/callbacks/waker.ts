import type { Database } from '../../db/connect.ts';
import type { CallbackId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { Push } from './push.ts';
import { callbacksRepository as repository } from './repository.ts';

/** A push service that failed is tried again after this; meanwhile the link works anyway. */
export const pushAgainSeconds = 30;

/**
 * Wakes browsers when their callbacks are due. Whoever tries has claimed it in the row, so that two servers don't push
 * twice, and another tries again where the first was killed or the push service failed.
 */
export function createWaker({ db, log, push }: { db: Database; log: Log; push: Push }) {
  const underWay = new Set<Promise<void>>();

  async function attempt(id: CallbackId): Promise<void> {
    const claimed = await repository.claimPush(db, id, pushAgainSeconds);
    if (claimed === null) return;
    // Sent, or never to be: the subscription is of no more use, and is not kept.
    if ((await push.send(claimed.push, claimed.secondsLeft)) !== 'failed') await repository.setPush(db, id, null);
  }

  return {
    /** Wakes the callback's browser, if there is one to wake now. Nobody waits for a push service. */
    wake(id: CallbackId): void {
      const waked: Promise<void> = attempt(id)
        .catch((error: unknown) => log.warn({ err: error }, 'A browser could not be woken'))
        .finally(() => underWay.delete(waked));
      underWay.add(waked);
    },
    /** Resolves when no push is under way any more. Idempotent. */
    async close(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}
