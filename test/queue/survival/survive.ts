import fc from 'fast-check';
import { sql } from 'kysely';
import { vi } from 'vitest';
import type { Database } from '../../../db/connect.ts';
import { signIn } from '../../../scripts/services/sign-in.ts';
import { startBalancer } from '../../support/balancer.ts';
import { createCampaign, createCounselor, createTeam } from '../../support/campaigns.ts';
import { startOwnServices } from '../../support/own-services.ts';
import { type System, startSystem } from '../../support/system.ts';
import { until } from '../../support/until.ts';
import { checkPast } from '../model/past.ts';
import { logOffers } from '../model/world.ts';
import { checkDeadlines, checkOrder, checkPromises, promisesOf, unrest } from './checks.ts';
import { callerCount, carryOut, counselorCount, type People, type Step, step } from './operations.ts';
import { browseFrom, Caller, Counselor, type Span } from './people.ts';
import { readRows } from './rows.ts';
import { type Blow, Stage } from './stage.ts';

/** Once what was struck down is up again, all is as it should be within this. */
const restSeconds = 10;
/** All who wait are answered one after the other, by few. */
const answerSeconds = 40;

export interface Plan {
  readonly runs: number;
  /** From a failure's report: does that run again. */
  readonly seed?: number;
  readonly path?: string;
}
export interface Survived {
  runs: number;
  operations: number;
  calls: number;
  offers: number;
  /** How often somebody who waited was compared with somebody who was rung. */
  compared: number;
  /** How often what was struck down. */
  blows: Map<Blow, number>;
  /** The longest time from when all was up again until all pages showed what is so, in seconds. */
  slowestRest: number;
}

/** Lets so many runs of people's doings pass over real processes that are killed meanwhile; complains of the first that fails. */
export async function survive({ runs, seed, path }: Plan): Promise<Survived> {
  const services = await startOwnServices();
  const system = await startSystem({ servers: 0, services });
  const survived: Survived = {
    runs: 0,
    operations: 0,
    calls: 0,
    offers: 0,
    compared: 0,
    blows: new Map(),
    slowestRest: 0,
  };
  const stage = await Stage.set(system, services);
  const balancer = await startBalancer(() => stage.urls());
  try {
    browseFrom(balancer.url);
    await logOffers(system.db);
    const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6, size: 'max' }), async (steps) => {
      await live(steps, { system, stage, url: balancer.url, survived });
      survived.runs += 1;
    });
    // A run takes seconds, and no two are quite the same: shrinking would take hours, and end anywhere.
    await fc.assert(property, {
      numRuns: runs,
      endOnFailure: true,
      ...(seed === undefined ? {} : { seed }),
      ...(path === undefined ? {} : { path }),
    });
    return { ...survived, blows: stage.counts };
  } finally {
    await balancer.close();
    await system.stop();
    vi.unstubAllGlobals();
  }
}

interface Surroundings {
  readonly system: System;
  readonly stage: Stage;
  readonly url: string;
  readonly survived: Survived;
}

/** One run, with a team and a poster of its own. */
async function live(steps: readonly Step[], { system, stage, url, survived }: Surroundings): Promise<void> {
  const { db } = system;
  await db.deleteFrom('calls').where('state', '=', 'closed').execute();
  await sql`delete from offer_log`.execute(db);
  const team = await createTeam(db, { offer_seconds: 5, cooldown_seconds: 0 });
  const { code } = await createCampaign(db, [{ team_id: team }]);
  const people: People = {
    callers: Array.from({ length: callerCount }, () => new Caller(code)),
    counselors: await Promise.all(
      Array.from({ length: counselorCount }, async () => {
        const { id, email } = await createCounselor(db, 'Ana', { teams: [team] });
        return new Counselor(id, await signIn(url, email, system.password));
      }),
    ),
  };
  /** When all was up and at rest. */
  const quiet: Span[] = [];
  let restedAt = Date.now();
  try {
    for (const one of steps) {
      for (const operation of one.operations) carryOut(people, operation);
      survived.operations += one.operations.length;
      await pause(one.afterMs);
      quiet.push({ from: restedAt, to: Date.now() });
      await stage.strike(one.blows, one.victim);
      await comesToRest(db, team, people, survived);
      restedAt = Date.now();
    }
    await answerAll(db, team, people);
    quiet.push({ from: restedAt, to: Date.now() });
    await stage.inspect();
    await judge(db, team, people, { stage, quiet, survived });
  } finally {
    for (const caller of people.callers) caller.shut();
    for (const counselor of people.counselors) counselor.shut();
  }
}

/** Not for something to be done by then: so that blows fall at any moment of what is under way. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function comesToRest(db: Database, team: string, people: People, survived: Survived): Promise<void> {
  const upAt = performance.now();
  await until(async () => unrest(people, await readRows(db, team)), restSeconds);
  survived.slowestRest = Math.max(survived.slowestRest, (performance.now() - upAt) / 1000);
}

/** Everybody comes back, counselors answer whoever there is, and nobody is forgotten. */
async function answerAll(db: Database, team: string, people: People): Promise<void> {
  for (const caller of people.callers) caller.open();
  const wishes = people.counselors.map((counselor) => createDiligence(counselor));
  await until(async () => {
    for (const act of wishes) act();
    const waiting = people.callers.find((caller) => !caller.isSteady() || caller.hasCall());
    if (waiting) return `a page is still ${JSON.stringify(waiting.session?.state)}`;
    const { calls } = await readRows(db, team);
    const promises = promisesOf(people);
    const open = calls.find(({ id, state }) => state !== 'closed' && promises.includes(id));
    return open ? `${open.id} is still ${open.state}` : null;
  }, answerSeconds);
}

/** A counselor who does at once whatever is next; gives what to call now and then. */
function createDiligence(counselor: Counselor): () => void {
  let last: unknown = null;
  let lastAt = 0;
  return () => {
    counselor.thaw();
    counselor.open();
    const desk = counselor.desk?.state.desk;
    // What was asked may have been lost with a connection: it is asked again, though not at every look.
    if (!desk || !counselor.isSteady() || (desk === last && performance.now() - lastAt < 1_000)) return;
    last = desk;
    lastAt = performance.now();
    if (desk.presence === 'away') counselor.choose('available');
    else counselor.goOn();
  };
}

interface Witness {
  readonly stage: Stage;
  readonly quiet: readonly Span[];
  readonly survived: Survived;
}

async function judge(db: Database, team: string, people: People, { stage, quiet, survived }: Witness): Promise<void> {
  const rows = await readRows(db, team);
  const order = checkOrder(people, rows, quiet);
  const complaints = [
    ...stage.complaints.splice(0),
    ...checkPromises(people, rows),
    ...order.complaints,
    ...checkDeadlines(rows, stage.outages),
  ];
  await checkPast(db, {
    calls: rows.calls,
    counselors: people.counselors.map(({ id }) => id),
    complain: (what) => complaints.push(what),
  });
  survived.calls += rows.calls.length;
  survived.offers += rows.offers.length;
  survived.compared += order.compared;
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
