import fc from 'fast-check';
import { connect } from '../../../db/connect.ts';
import { callerPresenceRepository } from '../../../server/calls/presence-repository.ts';
import { presenceRepository } from '../../../server/counselors/repository.ts';
import { brand } from '../../../server/platform/ids.ts';
import { checkRest } from './checks.ts';
import { History } from './history.ts';
import { carryOut, type Round, round } from './operations.ts';
import { checkQuietOffers, checkRacingOffers } from './order.ts';
import { checkPast } from './past.ts';
import { passTime, readSnapshot, type Snapshot } from './rows.ts';
import { type ModelServer, startModelServer } from './server.ts';
import { createWorld, emptyQueue, logOffers } from './world.ts';

/** Rounds of one history; long enough that ladders are climbed and records left open. */
const roundsEach = 40;

export interface Plan {
  /** Operations to carry out before it is enough. */
  readonly operations: number;
  /** From a failure's report: does that history again, and shrinks from there. */
  readonly seed?: number;
  readonly path?: string;
}

/**
 * Drives random histories against the real services, three servers of them over one database, and complains of the first
 * that breaks a promise. Gives how many operations were carried out.
 */
export async function driveHistories(databaseUrl: string, plan: Plan): Promise<{ operations: number }> {
  const admin = connect(databaseUrl, { maxConnections: 8 });
  const world = await createWorld(admin);
  await logOffers(admin);
  const complaints: string[] = [];
  const start = () => startModelServer(databaseUrl, (what) => complaints.push(what));
  const servers = await Promise.all([start(), start(), start()]);
  let operations = 0;

  async function live(rounds: readonly Round[]): Promise<void> {
    const visits = await emptyQueue(admin, world);
    await Promise.all(servers.map((server) => server.renew()));
    const history = new History(world, admin, servers, visits, await readSnapshot(admin));
    for (const [number, one] of rounds.entries()) {
      operations += await liveRound(history, one, complaints, start);
      complain(number, [...history.complaints, ...complaints.splice(0)]);
    }
    await Promise.all(servers.map((server) => server.mend()));
    await checkPast(admin, {
      calls: history.seen.calls.values(),
      counselors: world.counselors.map(({ id }) => id),
      complain: (what) => history.complain(what),
    });
    complain(rounds.length, [...history.complaints, ...complaints.splice(0)]);
  }

  const histories = fc.array(round, { minLength: 1, maxLength: roundsEach, size: 'max' });
  const property = fc.asyncProperty(histories, live);
  try {
    let seed = plan.seed ?? Date.now() % 2 ** 31;
    for (; operations < plan.operations; seed += 1) {
      // Few at a time, so that enough is soon noticed to be enough. Shrinking stops where it takes too long.
      await fc.assert(property, {
        seed,
        numRuns: 10,
        ...(plan.path === undefined ? {} : { path: plan.path }),
        endOnFailure: process.env['MODEL_SHRINK'] === 'false',
        interruptAfterTimeLimit: 300_000,
      });
      if (plan.seed !== undefined) break;
    }
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await admin.destroy();
  }
  return { operations };
}

function complain(round: number, complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(`After round ${round}:\n${complaints.join('\n')}`);
}

/** One round, the rest after it, and all that is then checked. Gives how many operations were carried out. */
async function liveRound(
  history: History,
  { passes, operations, kill }: Round,
  complaints: string[],
  start: () => Promise<ModelServer>,
): Promise<number> {
  const { admin, servers } = history;
  const before = history.seen;
  history.begin();
  if (passes !== 0) {
    await passTime(admin, passes);
    history.passed(passes);
  }
  await Promise.all(servers.map((server) => server.renew()));

  const doomed = kill === null ? null : history.server(kill);
  const outcomes = await Promise.allSettled([
    ...operations.map((operation) => carryOut(history, operation)),
    ...(doomed === null ? [] : [doomed.kill(admin).then(() => false)]),
  ]);
  if (doomed === null) {
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    await Promise.all(servers.map((server) => server.dispatch.looked()));
  } else {
    await replace(history, doomed, start);
    complaints.length = 0;
  }
  await history.server(0).sweep();
  const swept = await readSnapshot(admin);
  checkRacingOffers(history, before, swept);

  const quiet = (await refreshPages(history, swept)) ? await readSnapshot(admin) : swept;
  // One server at least; now and then all at once.
  const matching = passes === 0 ? servers : servers.slice(0, 1);
  await Promise.all(matching.map((server) => server.dispatch.settle()));
  history.seen = await readSnapshot(admin);
  checkQuietOffers(history, quiet, history.seen);
  checkRest(history, before, doomed !== null);
  return outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
}

/** Another server takes the place of one that was killed. */
async function replace(history: History, doomed: ModelServer, start: () => Promise<ModelServer>): Promise<void> {
  history.lost(doomed);
  await doomed.close();
  history.servers[history.servers.indexOf(doomed)] = await start();
}

/** What each connected page does when it sees that it is thought gone. Gives whether any did. */
async function refreshPages(history: History, { calls, presence }: Snapshot): Promise<boolean> {
  const arrivals: Promise<void>[] = [];
  for (const { call, server } of history.callers) {
    if (call !== null && server !== null && calls.get(call)?.left) {
      arrivals.push(callerPresenceRepository.arrived(server.db, brand(call), server.lease));
    }
  }
  for (const { user, server } of history.desks) {
    const row = presence.get(user);
    if (server !== null && row !== undefined && (row.left || row.state === 'offline')) {
      arrivals.push(presenceRepository.arrive(server.db, user, server.lease));
    }
  }
  await Promise.all(arrivals);
  return arrivals.length > 0;
}
