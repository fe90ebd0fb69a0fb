import type { Database } from '../../db/connect.ts';
import type { Calls, Step } from '../calls/service.ts';
import type { TeamId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import { match } from './policy.ts';
import { dispatchRepository as repository } from './repository.ts';

/** How long to wait before looking again at rows that another server holds. */
const contendedMs = 25;

interface Needs {
  db: Database;
  log: Log;
  calls: () => Calls;
}

type Round = 'matched' | 'contended' | 'done';

/** Matches callers and counselors. Any server may do it at any moment: row locks keep two from making one match. */
export function createDispatch({ db, log, calls }: Needs) {
  const running = new Map<TeamId, { again: boolean }>();
  let closed = false;

  /**
   * One transaction: locks free counselors first, then callers in their order, so that a caller further back can't
   * pass while another server holds the only counselor.
   */
  async function round(team: TeamId): Promise<Round> {
    let contended = false;
    const steps = await db.transaction().execute(async (tx): Promise<Step[]> => {
      const idle = await repository.lockIdle(tx, team);
      if (idle.length === 0) {
        contended = await repository.anyIdle(tx, team);
        return [];
      }
      const waiting = await repository.lockWaiting(tx, team);
      const declined = await repository.recentlyDeclined(tx, waiting);
      const offers: Step[] = [];
      for (const pair of match(waiting, idle, declined)) {
        const fence = await repository.insertOffer(tx, pair);
        offers.push(await calls().applyIn(tx, pair.call, { type: 'offer', counselor: pair.counselor, fence }));
      }
      return offers;
    });
    calls().announce(steps);
    if (steps.length > 0) return 'matched';
    return contended ? 'contended' : 'done';
  }

  async function matchAll(team: TeamId): Promise<void> {
    for (;;) {
      const outcome = await round(team);
      if (outcome === 'done' || closed) return;
      if (outcome === 'contended') await new Promise((resolve) => setTimeout(resolve, contendedMs));
    }
  }

  return {
    /** Looks for matches in a team, soon; told again while it looks, it looks once more. */
    poke(team: TeamId): void {
      const current = running.get(team);
      if (current) {
        current.again = true;
        return;
      }
      if (closed) return;
      const state = { again: false };
      running.set(team, state);
      matchAll(team)
        .catch((error: unknown) => log.error({ err: error }, 'Matching failed; the sweeper will look again'))
        .finally(() => {
          running.delete(team);
          if (state.again) this.poke(team);
        });
    },

    /** Looks in every team where there is a match to make. */
    async pokeAll(): Promise<void> {
      for (const team of await repository.teamsToMatch(db)) this.poke(team);
    },

    close(): void {
      closed = true;
    },
  };
}

export type Dispatch = ReturnType<typeof createDispatch>;
