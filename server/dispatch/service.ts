import type { Database } from '../../db/connect.ts';
import type { CallEvent } from '../calls/call.ts';
import type { Calls, Step } from '../calls/service.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import { match, type Pair } from './policy.ts';
import { dispatchRepository as repository, type Sight } from './repository.ts';

/** Calls looked at in one transaction: enough for a rush, few enough that nobody waits for the lock. */
const atOnce = 16;
/** Where none of the first calls can be given out, since all of them were just declined, this many are looked at. */
const atMost = 4_096;

/** The caller has hung up this very moment: nothing was written. */
function overtaken(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

interface Needs {
  db: Database;
  log: Log;
  calls: () => Calls;
  /** Told how many offers were made. */
  onMatched?(offers: number): void;
}

interface Turn {
  steps: Step[];
  /** Somebody is still free, and there are calls that were not looked at. */
  more: boolean;
}

/** Matches callers and counselors. Any server may do it at any moment; they take turns. */
export function createDispatch({ db, log, calls, onMatched }: Needs) {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let thisTurn: Promise<void> = Promise.resolve();
  let nextTurn = Promise.withResolvers<void>();

  /** One turn: pairs the first calls, and offers each to its counselor. */
  const turn = (): Promise<Turn> =>
    db.transaction().execute(async (tx) => {
      await repository.takeTurn(tx);
      for (let fewest = 0; fewest <= atMost; fewest = Math.max(atOnce, fewest * 4)) {
        const sight = await repository.look(tx, { fewest, most: atOnce });
        const pairs = match(sight.calls, sight.counselors, sight.cooling);
        if (pairs.length > 0) {
          return { steps: await offer(tx, pairs, sight), more: sight.full && sight.idle > pairs.length };
        }
        if (!sight.full || sight.calls.length === 0) break;
      }
      return { steps: [], more: false };
    });

  /** Offers each call to its counselor. Whoever is in somebody else's hands is left out: when that is done, it is looked at again. */
  async function offer(tx: Database, pairs: readonly Pair[], { calls: seen, rings, fences }: Sight): Promise<Step[]> {
    const steps: Step[] = [];
    for (const [index, { call, counselor, team }] of pairs.entries()) {
      const stored = seen.find(({ id }) => id === call)?.stored;
      const fence = fences[index];
      if (stored === undefined || fence === undefined) continue;
      const event: CallEvent = { type: 'offer', counselor, team, fence, rings: rings[team] ?? 0 };
      const isLast = index === pairs.length - 1;
      const step = await calls().takeIn(tx, stored, event, { isLast }).catch(overtaken);
      if (step !== null) steps.push(step);
    }
    return steps;
  }

  async function matchAll(): Promise<void> {
    while (!closed) {
      again = false;
      const done = nextTurn;
      thisTurn = done.promise;
      nextTurn = Promise.withResolvers();
      try {
        const { steps, more } = await turn();
        calls().announce(steps);
        if (steps.length > 0) onMatched?.(steps.length);
        if (!more && !again) return;
      } finally {
        done.resolve();
      }
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

    /** Resolves once all that was told so far has been looked at: what could be matched at once, rings. */
    looked: (): Promise<void> => (again && !closed ? nextTurn.promise : thisTurn),

    /** Makes all matches that can be made now. Resolves when there is none left. */
    settle: matchAll,

    async close(): Promise<void> {
      closed = true;
      await running;
      nextTurn.resolve();
    },
  };
}

export type Dispatch = ReturnType<typeof createDispatch>;
