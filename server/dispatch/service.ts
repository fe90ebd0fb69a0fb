import type { Database } from '../../db/connect.ts';
import type { Calls, Step } from '../calls/service.ts';
import type { Log } from '../platform/logger.ts';
import { match } from './policy.ts';
import { dispatchRepository as repository } from './repository.ts';

/** Calls looked at in one transaction: enough for a rush, few enough that nobody waits for the lock. */
const atOnce = 16;
/** Where none of the first calls can be given out, since all of them were just declined, this many are looked at. */
const atMost = 4_096;

interface Needs {
  db: Database;
  log: Log;
  calls: () => Calls;
  /** Told how many offers were made. */
  onMatched?(offers: number): void;
}

/** Matches callers and counselors. Any server may do it at any moment; they take turns. */
export function createDispatch({ db, log, calls, onMatched }: Needs) {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  /** One turn: pairs the first calls, and offers each to its counselor. Gives the steps that were taken. */
  const turn = (): Promise<Step[]> =>
    db.transaction().execute(async (tx) => {
      await repository.takeTurn(tx);
      for (let limit = atOnce; limit <= atMost; limit *= 4) {
        const waiting = await repository.firstCalls(tx, limit);
        if (waiting.length === 0) return [];
        const ids = waiting.map((call) => call.id);
        const pairs = match(waiting, await repository.idleFor(tx, ids), await repository.cooling(tx, ids));
        if (pairs.length === 0 && waiting.length === limit) continue;
        const steps: Step[] = [];
        for (const pair of pairs.length === 0 ? [] : await repository.hold(tx, pairs)) {
          const { fence, rings } = await repository.insertOffer(tx, pair);
          steps.push(
            await calls().applyIn(tx, pair.call, {
              type: 'offer',
              counselor: pair.counselor,
              team: pair.team,
              fence,
              rings,
            }),
          );
        }
        return steps;
      }
      return [];
    });

  async function matchAll(): Promise<void> {
    while (!closed) {
      again = false;
      const steps = await turn();
      calls().announce(steps);
      if (steps.length > 0) onMatched?.(steps.length);
      if (steps.length === 0 && !again) return;
    }
  }

  return {
    /** Looks for matches, soon; told again while it looks, it looks once more. */
    poke(): void {
      again = true;
      if (running !== null || closed) return;
      running = matchAll()
        .catch((error: unknown) => log.error({ err: error }, 'Matching failed; the sweeper will look again'))
        .finally(() => {
          running = null;
          if (again) this.poke();
        });
    },

    /** Makes all matches that can be made now. Resolves when there is none left. */
    settle: matchAll,

    async close(): Promise<void> {
      closed = true;
      await running;
    },
  };
}

export type Dispatch = ReturnType<typeof createDispatch>;
