import type { Database } from '../../db/connect.ts';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import { seenEverySeconds } from '../calls/timings.ts';
import type { CallId, UserId } from '../contract/ids.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Log } from '../platform/logger.ts';

/** Counts sockets by whom they belong to, since one counselor may have two tabs. */
class Holders<Id> {
  readonly #sockets = new Map<Id, number>();

  add(id: Id): void {
    this.#sockets.set(id, (this.#sockets.get(id) ?? 0) + 1);
  }

  /** True when the last socket is gone. */
  remove(id: Id): boolean {
    const left = (this.#sockets.get(id) ?? 1) - 1;
    if (left > 0) this.#sockets.set(id, left);
    else this.#sockets.delete(id);
    return left <= 0;
  }

  get ids(): Id[] {
    return [...this.#sockets.keys()];
  }
}

/**
 * Who is connected to this process. Their rows are stamped every few seconds, in one statement for all, so that any
 * server notices when this process is gone with all its sockets, and no emptied Redis makes anybody look gone.
 */
export function createConnected(db: Database, log: Log, clock: () => number) {
  const callers = new Holders<CallId>();
  const counselors = new Holders<UserId>();
  /** Since when this process has stamped rows without a gap; before the first time, now. */
  let steadySince = clock();
  let lastStamp = clock();

  const stamp = async () => {
    try {
      await callerPresenceRepository.seen(db, callers.ids);
      await presenceRepository.seen(db, counselors.ids);
      const now = clock();
      // After an outage everybody looks gone, though it was us who were: they get their grace anew.
      if (now - lastStamp > 3 * seenEverySeconds * 1000) steadySince = now;
      lastStamp = now;
    } catch (error) {
      log.warn({ err: error }, 'Could not write down who is connected');
    }
  };
  const timer = setInterval(stamp, seenEverySeconds * 1000);

  return {
    callers,
    counselors,
    /** For how many seconds this process has been able to see who is there. */
    steadySeconds: (): number => (clock() - steadySince) / 1000,
    close: (): void => clearInterval(timer),
  };
}

export type Connected = ReturnType<typeof createConnected>;
