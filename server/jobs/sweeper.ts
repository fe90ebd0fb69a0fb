import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Callbacks } from '../callbacks/service.ts';
import { callerPresenceRepository } from '../calls/presence-repository.ts';
import type { Rooms } from '../calls/rooms.ts';
import type { Calls } from '../calls/service.ts';
import {
  callGraceSeconds,
  counselorGraceSeconds,
  deskClosedSeconds,
  leaseSeconds,
  waitingGraceSeconds,
} from '../calls/timings.ts';
import { presenceRepository } from '../counselors/repository.ts';
import type { Dispatch } from '../dispatch/service.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import type { MediaHosts } from '../platform/media-hosts.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Nudges } from '../platform/nudges.ts';
import type { Lease } from '../signalling/leases.ts';
import { createMender } from './mender.ts';

const everyMs = 1_000;
/** Dashboards and phones come back within this once a server is back. */
const returnSeconds = 5;
/** Any number will do, as long as no other code takes the same lock. */
const sweeperLock = 7_216_001;

interface Needs {
  db: Database;
  log: Log;
  calls: Calls;
  callbacks: Pick<Callbacks, 'sweepDue' | 'sweepMissed'>;
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

  async function endOverdue(): Promise<void> {
    for (const { id, fence } of await callerPresenceRepository.overdue(db)) {
      if ((await calls.due(id, fence)) !== null) metrics.late(1);
    }
  }

  /** Only where this process has been able to see for as long as the grace lasts: its own outage is nobody's fault. */
  const seeing = (seconds: number): boolean => lease.steadySeconds() > seconds + returnSeconds;

  async function endGone(): Promise<void> {
    const never = Number.MAX_SAFE_INTEGER / 1e6;
    const callers = await callerPresenceRepository.goneCallers(db, {
      waiting: seeing(waitingGraceSeconds) ? waitingGraceSeconds : never,
      talking: seeing(callGraceSeconds) ? callGraceSeconds : never,
    });
    for (const id of callers) await calls.tryApply(id, { type: 'caller_gone' });

    const abandoned = await presenceRepository.abandonedCalls(db, {
      offered: deskClosedSeconds,
      offeredLease: seeing(leaseSeconds) ? leaseSeconds : never,
      talking: seeing(counselorGraceSeconds) ? counselorGraceSeconds : never,
    });
    for (const { call, counselor } of abandoned) await calls.tryApply(call, { type: 'counselor_gone', counselor });

    const offline = await presenceRepository.setGoneOffline(db, {
      closed: deskClosedSeconds,
      lease: seeing(leaseSeconds) ? leaseSeconds : never,
    });
    nudges.publish(offline.map((user) => `desk:${user}` as const));
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

  async function sweep(): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sweeperLock}) as mine`.execute(
        tx,
      );
      if (!rows[0]?.mine) return;
      await attempt('overdue', endOverdue);
      await attempt('gone', endGone);
      await attempt('callbacks', () => callbacks.sweepMissed());
      await attempt('callbacks', () => callbacks.sweepDue());
      await attempt('rooms', moveRooms);
      await attempt('dispatch', async () => dispatch.poke());
      await attempt('reroute', () => calls.rerouteOutdated());
      await attempt('mend', () => mender.mend());
      await attempt('leases', () => lease.forgetOld());
    });
  }

  const timer = setInterval(() => {
    sweeping ??= attempt('sweep', sweep).finally(() => {
      sweeping = null;
    });
  }, everyMs);

  return {
    /** Sweeps once, now, unless another process is at it. */
    sweep,

    async close(): Promise<void> {
      clearInterval(timer);
      await sweeping;
    },
  };
}
