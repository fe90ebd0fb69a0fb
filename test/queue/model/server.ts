import { sql } from 'kysely';
import { connect, type Database } from '../../../db/connect.ts';
import { createRooms } from '../../../server/calls/rooms.ts';
import { type Calls, createCalls } from '../../../server/calls/service.ts';
import { createDispatch, type Dispatch } from '../../../server/dispatch/service.ts';
import { createMender } from '../../../server/jobs/mender.ts';
import { createSweeper } from '../../../server/jobs/sweeper.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { MediaHosts } from '../../../server/platform/media-hosts.ts';
import type { Metrics } from '../../../server/platform/metrics.ts';
import type { Nudges } from '../../../server/platform/nudges.ts';
import { routingRepository } from '../../../server/routing/repository.ts';
import { createLease, type ServerId } from '../../../server/signalling/leases.ts';
import { listeningLog } from '../../support/log.ts';

/** One server process of the model: services of its own over connections of its own. News reach nobody. */
export interface ModelServer {
  readonly lease: ServerId;
  readonly db: Database;
  readonly calls: Calls;
  readonly dispatch: Dispatch;
  renew(): Promise<void>;
  sweep(): Promise<void>;
  mend(): Promise<void>;
  /** Breaks off what it is in the middle of, as SIGKILL does. Once this resolves, nothing of it is under way. */
  kill(admin: Database): Promise<void>;
  close(): Promise<void>;
}

const nobodyHears: Nudges = { publish: () => {}, on: () => () => {} };

/** `complain` is told of each state that no rule explains, and of whatever fails: there should be nothing. */
export async function startModelServer(databaseUrl: string, complain: (what: string) => void): Promise<ModelServer> {
  const log = listeningLog(complain);
  const name = newId<ServerId>();
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', name);
  const db = connect(url.href, { maxConnections: 8 });
  const host = { id: 'm1', url: 'ws://localhost', workers: 1, participants: 0, load: 0, draining: false, rooms: [] };
  const mediaHosts: MediaHosts = { list: async () => [host], choose: async () => host };
  const rooms = createRooms(mediaHosts, { sign: async () => 'token' });
  const metrics: Pick<Metrics, 'mended' | 'late'> = {
    mended: (kind, count) => complain(`mended ${kind} ${count} times`),
    late: () => {},
  };
  const lease = createLease(db, log, () => 0);
  lease.close();
  const dispatch: Dispatch = createDispatch({ db, log, calls: () => calls });
  const calls: Calls = createCalls({
    db,
    nudges: nobodyHears,
    async routingOf(tx, campaign) {
      const routing = await routingRepository.read(tx, campaign);
      if (routing === null) throw new Error('no such campaign');
      return routing;
    },
    forget: async () => {},
    setDeadline: () => {},
    queueChanged: () => {},
    enter: (entrance) => dispatch.enter(entrance),
  });
  const sweeper = createSweeper({
    db,
    log,
    calls,
    callbacks: { sweepDue: async () => {}, sweepMissed: async () => {} },
    returning: { forgetOld: async () => {} },
    referrals: { forgetOld: async () => {} },
    rooms,
    // Beside those who enter, matching is an operation of its own here, so that one knows when it happens.
    dispatch: { ...dispatch, poke: () => {} },
    // Time passes in the rows alone; this process has always been able to see.
    lease: { ...lease, steadySeconds: () => 1e6 },
    mediaHosts,
    nudges: nobodyHears,
    metrics,
  });
  await sweeper.close();
  const mender = createMender({ db, log, calls, metrics });
  await lease.renew();
  const close = async () => {
    await dispatch.close();
    await db.destroy();
  };
  return {
    lease: lease.id,
    db,
    calls,
    dispatch,
    renew: lease.renew,
    sweep: sweeper.sweep,
    mend: mender.mend,
    async kill(admin) {
      await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ${name}`.execute(
        admin,
      );
    },
    close,
  };
}
