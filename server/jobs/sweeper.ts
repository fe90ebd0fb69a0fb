import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Callbacks } from '../callbacks/service.ts';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import { queueEntries } from '../calls/queue-entries.ts';
import type { Rooms } from '../calls/rooms.ts';
import type { Calls } from '../calls/service.ts';
import { counselorGraceSeconds, deskClosedSeconds, leaseSeconds } from '../calls/timings.ts';
import { callGraceSeconds, waitingGraceSeconds } from '../contract/caller-socket.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Dispatch } from '../dispatch/service.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import type { MediaHosts } from '../platform/media-hosts.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Nudges } from '../platform/nudges.ts';
import type { Referrals } from '../referrals/service.ts';
import type { Returning } from '../returning/service.ts';
import type { Lease } from '../signalling/leases.ts';
import { each } from './each.ts';
import { createMender } from './mender.ts';

/** Ticks in a second. A second's work at once would keep a caller who asks at that moment waiting twice as long. */
const second = 4;
/** Dashboards and phones come back within this once a server is back. */
const returnSeconds = 5;
/** Nobody waits for the rest of a sweep because a language found its first speaker. */
const rereadAtOnce = 200;
/** Any number will do, as long as no other code takes the same lock. */
const sweeperLock = 7_216_001;

/** A part of a sweep, done at every tick number `n * every + from`. */
interface Task {
  readonly name: string;
  readonly every: number;
  readonly from: number;
  run(): Promise<void>;
}

interface Needs {
  db: Database;
  log: Log;
  calls: Calls;
  callbacks: Pick<Callbacks, 'sweepDue' | 'sweepMissed'>;
  returning: Pick<Returning, 'forgetOld'>;
  referrals: Pick<Referrals, 'forgetOld'>;
  rooms: Rooms;
  dispatch: Dispatch;
  lease: Lease;
  mediaHosts: MediaHosts;
  nudges: Nudges;
  metrics: Pick<Metrics, 'mended' | 'late'>;
}

/**
 * Does from the rows alone what timers, sockets and events should have done already: whatever was lost with a killed
 * process or an emptied Redis is made good within seconds. One process sweeps at a time.
 */
export function createSweeper({
  db,
  log,
  calls,
  callbacks,
  returning,
  referrals,
  rooms,
  dispatch,
  lease,
  mediaHosts,
  nudges,
  metrics,
}: Needs) {
  /** Since when each media host has been missing from the register. */
  const missingSince = new Map<string, number>();
  const mender = createMender({ db, log, calls, metrics });
  let sweeping: Promise<void> | null = null;

  const sweepEach = <Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<void> =>
    each(items, run, { log, elapsedMs: () => performance.now() });

  async function endOverdue(): Promise<void> {
    await sweepEach(await callerPresenceRepository.overdue(db), async ({ id, fence }) => {
      if ((await calls.due(id, fence)) !== null) metrics.late(1);
    });
  }

  /** Only where this process has been able to see for as long as the grace lasts: its own outage is nobody's fault. */
  const seeing = (seconds: number): boolean => lease.steadySeconds() > seconds + returnSeconds;

  async function endGone(): Promise<void> {
    const never = Number.MAX_SAFE_INTEGER / 1e6;
    const callers = await callerPresenceRepository.goneCallers(db, {
      waiting: seeing(waitingGraceSeconds) ? waitingGraceSeconds : never,
      talking: seeing(callGraceSeconds) ? callGraceSeconds : never,
    });
    await sweepEach(callers, (id) => calls.tryApply(id, { type: 'caller_gone' }));

    const abandoned = await presenceRepository.abandonedCalls(db, {
      offered: deskClosedSeconds,
      offeredLease: seeing(leaseSeconds) ? leaseSeconds : never,
      talking: seeing(counselorGraceSeconds) ? counselorGraceSeconds : never,
    });
    await sweepEach(abandoned, ({ call, counselor }) => calls.tryApply(call, { type: 'counselor_gone', counselor }));

    const offline = await presenceRepository.setGoneOffline(db, {
      closed: deskClosedSeconds,
      lease: seeing(leaseSeconds) ? leaseSeconds : never,
    });
    nudges.publish(offline.map((user) => `desk:${user}` as const));
  }

  /** A language that had no speaker is in no demand: once it has one, those who wait are to be found by it. */
  async function rereadLanguages(): Promise<void> {
    await sweepEach(await queueEntries.understoodBetter(db, rereadAtOnce), (id) => calls.reroute(id));
  }

  /** Places rooms anew whose host has left the register. */
  async function moveRooms(): Promise<void> {
    const hosts = new Set((await mediaHosts.list()).map((host) => host.id));
    for (const call of await callerPresenceRepository.talking(db)) {
      if (call.mediaHost === null || hosts.has(call.mediaHost)) {
        if (call.mediaHost !== null) missingSince.delete(call.mediaHost);
        continue;
      }
      const since = missingSince.get(call.mediaHost) ?? Date.now();
      missingSince.set(call.mediaHost, since);
      // An emptied Redis looks like dead hosts until they have registered again, a second later.
      if (Date.now() - since < 4_000) continue;
      const mediaHost = await rooms.place();
      await calls.tryApply(call.id, { type: 'room_moved', epoch: call.epoch + 1, mediaHost });
    }
  }

  async function attempt(name: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      // No media host: said at once wherever somebody needs one; here it is only tried again.
      if (!(error instanceof DomainError)) log.warn({ err: error, task: name }, 'A part of the sweep failed');
    }
  }

  /** Every so many ticks, beginning with some tick: what may wait is done less often, and never all of it at once. */
  const tasks: readonly Task[] = [
    { name: 'overdue', every: second, from: 0, run: endOverdue },
    { name: 'gone', every: second, from: 1, run: endGone },
    { name: 'rooms', every: second, from: 2, run: moveRooms },
    { name: 'reroute', every: second, from: 2, run: () => calls.rerouteOutdated() },
    { name: 'dispatch', every: second, from: 3, run: async () => dispatch.poke() },
    { name: 'missed callbacks', every: 3 * second, from: 6, run: () => callbacks.sweepMissed() },
    { name: 'due callbacks', every: 3 * second, from: 10, run: () => callbacks.sweepDue() },
    { name: 'mend', every: 5 * second, from: 7, run: () => mender.mend() },
    { name: 'languages', every: 15 * second, from: 9, run: rereadLanguages },
    { name: 'demands', every: 15 * second, from: 39, run: async () => void (await queueEntries.forgetUnused(db)) },
    { name: 'known callers', every: 60 * second, from: 45, run: () => returning.forgetOld() },
    { name: 'written referrals', every: 60 * second, from: 30, run: () => referrals.forgetOld() },
    { name: 'leases', every: 60 * second, from: 15, run: () => lease.forgetOld() },
  ];

  /** One task at a time, each with the lock of its own: PostgreSQL breaks a transaction off that idles for long. */
  async function sweep(due: readonly Task[]): Promise<void> {
    for (const { name, run } of due) {
      await db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ mine: boolean }>`
          select pg_try_advisory_xact_lock(${sweeperLock}) as mine`.execute(tx);
        if (rows[0]?.mine) await attempt(name, run);
      });
    }
  }

  let tick = 0;
  /** Due, and not begun: where one sweep takes long, the next one does what has come due meanwhile. */
  const owed = new Set<Task>();
  const timer = setInterval(() => {
    for (const task of tasks) if (tick % task.every === task.from) owed.add(task);
    tick += 1;
    if (sweeping !== null) return;
    const due = [...owed];
    owed.clear();
    sweeping = attempt('sweep', () => sweep(due)).finally(() => {
      sweeping = null;
    });
  }, 1_000 / second);

  return {
    /** Sweeps all of it once, now, unless another process is at it. */
    sweep: (): Promise<void> => sweep(tasks),

    async close(): Promise<void> {
      clearInterval(timer);
      await sweeping;
    },
  };
}
