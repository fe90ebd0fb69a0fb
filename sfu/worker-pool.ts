import { createWorker, type types } from 'mediasoup';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** A mediasoup worker with the one port at which all its media arrives. */
export interface MediaWorker {
  readonly pid: number;
  readonly webRtcServer: types.WebRtcServer;
  createRouter(): Promise<types.Router>;
  /** Rooms on this worker; whoever opens and closes rooms keeps count. */
  rooms: number;
  /** Participants on this worker; kept likewise. */
  participants: number;
}

export interface WorkerPool {
  /** Workers that live. */
  readonly workers: readonly MediaWorker[];
  /** The worker with most room left; null while none lives. */
  leastLoaded(): MediaWorker | null;
  /** The share of its core that the workers use on average, from 0 to 1, since this was last asked. */
  measureCpu(now: number): Promise<number>;
  /** Workers that died since the start. */
  readonly deaths: number;
  close(): Promise<void>;
}

/** The pause before a dead worker is replaced: doubled at each death, forgotten once a worker has lived for a while. */
const firstBackoffMs = 100;
const longestBackoffMs = 10_000;
const steadyAfterMs = 60_000;

interface PoolOptions {
  readonly config: Pick<Config, 'workers' | 'workerBin' | 'rtcListenIp' | 'rtcAnnouncedAddress' | 'rtcPortBase'>;
  readonly mediaCodecs: types.RouterRtpCodecCapability[];
  readonly log: Log;
  /** Told at each death and each replacement. */
  readonly onChange: () => void;
}

interface Running extends MediaWorker {
  readonly worker: types.Worker;
  cpuMs: number;
  measuredAt: number;
}

/** Starts one mediasoup worker per place and keeps each place filled. Rejects when a worker can't be started at all. */
export async function createWorkerPool({ config, mediaCodecs, log, onChange }: PoolOptions): Promise<WorkerPool> {
  const places = new Map<number, Running>();
  const timers = new Set<NodeJS.Timeout>();
  const starting = new Set<Promise<void>>();
  let deaths = 0;
  let closed = false;

  const start = async (place: number): Promise<Running> => {
    const worker = await createWorker({
      logLevel: 'error',
      ...(config.workerBin === null ? {} : { workerBin: config.workerBin }),
    });
    try {
      const listen = {
        ip: config.rtcListenIp,
        ...(config.rtcAnnouncedAddress === null ? {} : { announcedAddress: config.rtcAnnouncedAddress }),
        ...(config.rtcPortBase === 0 ? {} : { port: config.rtcPortBase + place }),
      };
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
      const createRouter = () => worker.createRouter({ mediaCodecs });
      const { pid } = worker;
      return { worker, pid, webRtcServer, createRouter, rooms: 0, participants: 0, cpuMs: 0, measuredAt: 0 };
    } catch (error) {
      await stopped(worker);
      throw error;
    }
  };

  const fill = async (place: number, backoffMs: number): Promise<void> => {
    const running = await start(place);
    if (closed) {
      await stopped(running.worker);
      return;
    }
    places.set(place, running);
    const since = Date.now();
    running.worker.on('died', (error) => {
      places.delete(place);
      deaths += 1;
      log.error({ err: error, worker: place }, 'A media worker died');
      replace(place, Date.now() - since > steadyAfterMs ? firstBackoffMs : backoffMs);
      onChange();
    });
  };

  const replace = (place: number, backoffMs: number): void => {
    if (closed) return;
    const next = Math.min(longestBackoffMs, backoffMs * 2);
    const timer = setTimeout(() => {
      timers.delete(timer);
      const attempt = fill(place, next).then(
        () => {
          log.info({ worker: place }, 'A media worker took its place');
          onChange();
        },
        (error: unknown) => {
          log.error({ err: error, worker: place }, 'A media worker could not be started');
          replace(place, next);
        },
      );
      starting.add(attempt);
      void attempt.finally(() => starting.delete(attempt));
    }, backoffMs);
    timers.add(timer);
  };

  const close = async (): Promise<void> => {
    closed = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.all(starting);
    const running = [...places.values()];
    places.clear();
    await Promise.all(running.map(({ worker }) => stopped(worker)));
  };

  const firsts = await Promise.allSettled(
    Array.from({ length: config.workers }, (_, place) => fill(place, firstBackoffMs)),
  );
  const failure = firsts.find((first) => first.status === 'rejected');
  if (failure) {
    await close();
    throw new Error('A mediasoup worker could not be started', { cause: failure.reason });
  }

  return {
    get workers() {
      return [...places.values()];
    },
    get deaths() {
      return deaths;
    },
    leastLoaded: () => {
      // A room counts as two from its first moment, so that rooms opened at once don't all go to one worker.
      const load = (worker: MediaWorker) => Math.max(worker.participants, worker.rooms * 2);
      const all = [...places.values()];
      return all.reduce<Running | null>((best, one) => (best === null || load(one) < load(best) ? one : best), null);
    },
    measureCpu: async (now) => {
      const shares = await Promise.all([...places.values()].map((running) => cpuShare(running, now)));
      return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
    },
    close,
  };
}

async function cpuShare(running: Running, now: number): Promise<number> {
  const usage = await running.worker.getResourceUsage().catch(() => null);
  if (usage === null) return 0;
  const cpuMs = usage.ru_utime + usage.ru_stime;
  const share = running.measuredAt === 0 ? 0 : (cpuMs - running.cpuMs) / Math.max(1, now - running.measuredAt);
  running.cpuMs = cpuMs;
  running.measuredAt = now;
  return Math.min(1, Math.max(0, share));
}

/** Closes a worker and waits until its process has gone; one that doesn't go is killed. */
async function stopped(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return;
  await new Promise<void>((resolve) => {
    const kill = setTimeout(() => process.kill(worker.pid, 'SIGKILL'), 3_000);
    worker.on('subprocessclose', () => {
      clearTimeout(kill);
      resolve();
    });
    worker.close();
  });
}
