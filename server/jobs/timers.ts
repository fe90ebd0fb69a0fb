import { Queue, Worker } from 'bullmq';
import type { CallbackId, CallId, UserId } from '../contract/ids.ts';
import type { Log } from '../platform/logger.ts';
import type { RedisAccess } from '../platform/redis.ts';

/** Every job there is, with what it is told. */
export type Job =
  | { name: 'call_deadline'; data: { call: CallId; fence: number | null } }
  | { name: 'caller_grace'; data: { call: CallId } }
  | { name: 'desk_grace'; data: { user: UserId } }
  | { name: 'callback_due'; data: { callback: CallbackId } };

/** One handler for each kind of job. Handlers are idempotent: a job may come late, twice or never. */
export type Handlers = { [Name in Job['name']]: (data: Extract<Job, { name: Name }>['data']) => Promise<void> };

/**
 * Timers that are set within this time go to Redis together, and of the deadlines of one call the last alone: a call that
 * is rung as soon as it came needs none of its waiting.
 */
const gatherMs = 100;

/**
 * Timers that any server process may ring, in BullMQ. They are precise, not certain: what they would do, the sweeper
 * does from the rows when Redis was emptied.
 */
export function createTimers(redis: RedisAccess, log: Log, handlers: Handlers) {
  const prefix = `${redis.prefix}bull`;
  const queue = new Queue('timers', {
    connection: redis.dedicated(),
    prefix,
    defaultJobOptions: {
      removeOnComplete: true,
      removeOnFail: 100,
      attempts: 2,
      backoff: { type: 'fixed', delay: 500 },
    },
  });
  const worker = new Worker<Job['data'], void, Job['name']>(
    'timers',
    async (job) => {
      await handle(handlers, { name: job.name, data: job.data });
    },
    { connection: redis.dedicated(), prefix, concurrency: 16 },
  );
  const quiet = (error: Error) => log.debug({ err: error }, 'Timers wait for Redis');
  queue.on('error', quiet);
  worker.on('error', quiet);
  worker.on('failed', (job, error) => log.error({ err: error, job: job?.name }, 'A timer failed'));

  const gathered = new Map<string, { job: Job; key: string; at: number }>();
  let gathering: NodeJS.Timeout | null = null;

  async function send(): Promise<void> {
    if (gathering !== null) clearTimeout(gathering);
    gathering = null;
    const now = performance.now();
    const all = [...gathered.values()].map(({ job: { name, data }, key, at }) => ({
      name,
      data,
      opts: { delay: Math.max(0, Math.ceil(at - now)), jobId: key },
    }));
    gathered.clear();
    if (all.length > 0) await queue.addBulk(all).catch(quiet);
  }

  return {
    /** Rings `job` in so many milliseconds. `key` names it: set again under the same name, it stays as it was. */
    ring(job: Job, key: string, inMs: number): void {
      gathered.set(job.name === 'call_deadline' ? job.data.call : key, { job, key, at: performance.now() + inMs });
      gathering ??= setTimeout(send, gatherMs);
    },
    async close(): Promise<void> {
      // Redis may be away, and closing waits for nobody.
      void send();
      await Promise.allSettled([worker.close(true), queue.close()]);
    },
  };
}

export type Timers = ReturnType<typeof createTimers>;

/** What comes out of Redis is checked before it is believed. */
async function handle(handlers: Handlers, job: { name: Job['name']; data: Job['data'] }): Promise<void> {
  const { name, data } = job;
  switch (name) {
    case 'call_deadline':
      if ('call' in data && 'fence' in data) await handlers.call_deadline(data);
      return;
    case 'caller_grace':
      if ('call' in data) await handlers.caller_grace(data);
      return;
    case 'desk_grace':
      if ('user' in data) await handlers.desk_grace(data);
      return;
    case 'callback_due':
      if ('callback' in data) await handlers.callback_due(data);
      return;
    default:
      name satisfies never;
  }
}
