import type { Database } from '../../db/connect.ts';
import type { CallEvent } from '../calls/call.ts';
import type { Calls, Step } from '../calls/service.ts';
import type { UserId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import { match } from './policy.ts';
import { dispatchRepository as repository, type Sight } from './repository.ts';

/** Calls looked at in one transaction: enough for a rush, few enough that nobody waits for the lock. */
const atOnce = 16;
/** Where none of the first calls can be given out, since all of them were just declined, this many are looked at. */
const atMost = 4_096;

/** The rules refuse what was overtaken: the caller has hung up this very moment, and nothing was written. */
function overtaken(error: unknown): 'overtaken' {
  if (error instanceof DomainError) return 'overtaken';
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

/** A caller who comes into the queue. */
export interface Entrance {
  /** Writes them down; `isAhead`: in a transaction whose next statement fails if this did. */
  write(into: Database, how: { isAhead: boolean }): Promise<void>;
}

/** Matches callers and counselors. Any server may do it at any moment; they take turns. */
export function createDispatch({ db, log, calls, onMatched }: Needs) {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let thisTurn: Promise<void> = Promise.resolve();
  let nextTurn = Promise.withResolvers<void>();

  /**
   * One turn: pairs the first calls, and offers each to its counselor. Counselors in other hands are left out. A caller who
   * enters with it does not wait until others have had theirs.
   */
  const turn = (inOtherHands: Set<UserId>, entrance?: Entrance): Promise<Turn> =>
    db.transaction().execute(async (tx) => {
      await entrance?.write(tx, { isAhead: true });
      await repository.takeTurn(tx, { waits: entrance === undefined });
      for (let fewest = 0; fewest <= atMost; fewest = Math.max(atOnce, fewest * 4)) {
        const sight = await repository.look(tx, { fewest, most: atOnce });
        if (!sight.inTurn) return { steps: [], more: true };
        const { steps, wasOvertaken } = await offerAll(tx, sight, inOtherHands);
        if (wasOvertaken) return { steps, more: true };
        if (steps.length > 0) return { steps, more: sight.full && sight.idle > steps.length };
        if (!sight.full || sight.calls.length === 0) break;
      }
      return { steps: [], more: false };
    });

  /**
   * Offers each call to its counselor. Where somebody else is changing what a counselor or a call is, those behind are
   * paired anew without them, so that nobody is passed over; nothing comes after the last, which is committed at once.
   */
  async function offerAll(
    tx: Database,
    sight: Sight,
    inOtherHands: Set<UserId>,
  ): Promise<{ steps: Step[]; wasOvertaken: boolean }> {
    const steps: Step[] = [];
    let wasOvertaken = false;
    let { calls: waiting, counselors: free } = sight;
    for (const fence of sight.fences) {
      free = free.filter(({ id }) => !inOtherHands.has(id));
      const [pair, ...others] = match(waiting, free, sight.cooling);
      const stored = waiting.find(({ id }) => id === pair?.call)?.stored;
      if (pair === undefined || stored === undefined) break;
      const { counselor, team } = pair;
      const event: CallEvent = { type: 'offer', counselor, team, fence, rings: sight.rings[team] ?? 0 };
      const isLast = others.length === 0;
      const step = await calls().takeIn(tx, stored, event, { isLast }).catch(overtaken);
      if (step === 'not_free') inOtherHands.add(counselor);
      else waiting = waiting.filter(({ id }) => id !== pair.call);
      if (typeof step === 'object') {
        steps.push(step);
        free = free.filter(({ id }) => id !== counselor);
      } else wasOvertaken = true;
      if (isLast) break;
    }
    return { steps, wasOvertaken };
  }

  /** Turns, until there is no match left to make. `entered` is told once whoever enters with the first is written down. */
  async function matchAll(entrance?: Entrance, entered?: () => void): Promise<void> {
    let inOtherHands = new Set<UserId>();
    for (let enters = entrance; !closed; enters = undefined) {
      if (again) inOtherHands = new Set();
      again = false;
      const done = nextTurn;
      thisTurn = done.promise;
      nextTurn = Promise.withResolvers();
      try {
        const { steps, more } = await turn(inOtherHands, enters);
        if (enters) entered?.();
        calls().announce(steps);
        if (steps.length > 0) onMatched?.(steps.length);
        if (!more && !again) return;
      } finally {
        done.resolve();
      }
    }
  }

  const logFailure = (error: unknown) => log.error({ err: error }, 'Matching failed; the sweeper will look again');

  function run(matching: Promise<void>): void {
    running = matching.finally(() => {
      running = null;
      if (again) poke();
    });
  }

  function poke(): void {
    again = true;
    if (running === null && !closed) run(matchAll().catch(logFailure));
  }

  /** Whether the caller was written down, in a turn of this server's; false: nothing was written. */
  function enterInTurn(entrance: Entrance): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    let isIn = false;
    const entered = () => {
      isIn = true;
      resolve(true);
    };
    run(
      matchAll(entrance, entered).catch((error: unknown) => {
        if (isIn) logFailure(error);
        else resolve(false);
      }),
    );
    return promise;
  }

  return {
    /** Looks for matches, soon; told again while it looks, it looks once more. */
    poke,

    /**
     * Lets a caller in, and looks whether somebody is free for them: all in one transaction while no other turn is taken.
     * Throws what `write` throws.
     */
    async enter(entrance: Entrance): Promise<void> {
      if (running === null && !closed && (await enterInTurn(entrance))) return;
      // Somebody else has the turn; or it failed, and with it all that was written: said again alone, it shows why.
      await entrance.write(db, { isAhead: false });
      poke();
    },

    /** Resolves once all that was told so far has been looked at: what could be matched at once, rings. */
    looked: (): Promise<void> => (again && !closed ? nextTurn.promise : thisTurn),

    /** Makes all matches that can be made now. Resolves when there is none left. */
    settle: (): Promise<void> => matchAll(),

    async close(): Promise<void> {
      closed = true;
      await running;
      nextTurn.resolve();
    },
  };
}

export type Dispatch = ReturnType<typeof createDispatch>;
