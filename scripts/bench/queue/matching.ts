import { pino } from 'pino';
import { connect, type Database } from '../../../db/connect.ts';
import { type Calls, createCalls } from '../../../server/calls/service.ts';
import type { CallId, TeamId, UserId } from '../../../server/contract/ids.ts';
import { createDispatch, type Dispatch } from '../../../server/dispatch/service.ts';
import { brand } from '../../../server/platform/ids.ts';
import { quantile } from '../quantile.ts';
import { addCallers, addCounselors, addTeam } from './crowd.ts';

const counselors = 1_000;

/** The matching over a queue of its own. */
export interface Queue extends AsyncDisposable {
  /** One busy counselor comes free, is matched, and gives the call back: milliseconds that the matching took. */
  matchOne(): Promise<number>;
  /** So many counselors come free at once: matches made in a second. */
  matchMany(count: number): Promise<number>;
}

/** A queue in which 1,000 counselors are busy and so many callers wait. The service is the server's own. */
export async function openQueue(databaseUrl: string, waiting: number): Promise<Queue> {
  const db = connect(databaseUrl, { maxConnections: 4 });
  const team = await addTeam(db);
  await addCounselors(db, team, counselors, 'busy');
  await addCallers(db, team, waiting);
  const everybody = await staff(db, team);
  const calls: Calls = createCalls({
    db,
    // Whom a match is told to is measured apart, in the whole server.
    nudges: { publish: () => {}, on: () => () => {} },
    routingOf: async () => ({ ladder: [], longestWaitSeconds: null, longestQueue: null, version: 1 }),
    forget: async () => {},
    setDeadline: () => {},
    queueChanged: () => {},
    enter: ({ write }) => write(db, { isAhead: false }),
  });
  const dispatch: Dispatch = createDispatch({
    db,
    log: pino({ level: 'warn' }, pino.destination(2)),
    calls: () => calls,
  });
  let turn = 0;

  async function takeBack(): Promise<void> {
    for (const { call, counselor } of await ringing(db)) {
      await calls.apply(call, { type: 'counselor_gone', counselor });
    }
    await db.updateTable('presence').set({ state: 'busy' }).where('state', '!=', 'busy').execute();
  }

  async function match(freed: readonly UserId[]): Promise<number> {
    await db.updateTable('presence').set({ state: 'available' }).where('user_id', 'in', freed).execute();
    const began = performance.now();
    await dispatch.settle();
    const took = performance.now() - began;
    const made = (await ringing(db)).length;
    if (made !== freed.length) throw new Error(`Of ${freed.length} free counselors ${made} were matched`);
    await takeBack();
    return took;
  }

  return {
    async matchOne() {
      // A stride that is prime to their number reaches everybody, whatever they can do.
      const one = everybody[(turn++ * 37) % everybody.length];
      return one === undefined ? Number.NaN : match([one]);
    },
    matchMany: async (count) => (count * 1000) / (await match(everybody.slice(0, count))),
    async [Symbol.asyncDispose]() {
      await dispatch.close();
      await db.destroy();
    },
  };
}

/** Median milliseconds of one match in each of two queues, taken in turns so that both see the same machine. */
export async function compareMatches(
  small: Queue,
  large: Queue,
  times: number,
): Promise<{ small: number; large: number }> {
  const took = { small: [] as number[], large: [] as number[] };
  for (let n = -20; n < times; n++) {
    const [ofSmall, ofLarge] = [await small.matchOne(), await large.matchOne()];
    if (n < 0) continue; // The first ones fill caches.
    took.small.push(ofSmall);
    took.large.push(ofLarge);
  }
  return { small: quantile(took.small, 0.5), large: quantile(took.large, 0.5) };
}

async function staff(db: Database, team: TeamId): Promise<UserId[]> {
  const rows = await db
    .selectFrom('team_members')
    .select('user_id')
    .where('team_id', '=', team)
    .orderBy('user_id')
    .execute();
  return rows.map((row) => brand<UserId>(row.user_id));
}

async function ringing(db: Database): Promise<{ call: CallId; counselor: UserId }[]> {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'counselor_id'])
    .where('state', '=', 'offered')
    .$narrowType<{ counselor_id: string }>()
    .execute();
  return rows.map((row) => ({ call: brand<CallId>(row.id), counselor: brand<UserId>(row.counselor_id) }));
}
