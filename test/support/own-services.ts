import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { startPostgres } from '../../scripts/services/postgres.ts';
import { startRedis } from '../../scripts/services/redis.ts';
import { migrate } from './services.ts';

/** A PostgreSQL and a Redis of one test alone, which it may stop and kill. */
export interface OwnServices {
  /** The database's address; it stays the same through restarts. */
  readonly url: string;
  readonly redisUrl: string;
  /** Stops PostgreSQL as an update does, breaking connections off, and starts it again. */
  restartPostgres(): Promise<void>;
  /** Kills Redis without a warning, and starts it again, empty. */
  killRedis(): Promise<void>;
  flushRedis(): Promise<void>;
  drop(): Promise<void>;
}

export async function startOwnServices(): Promise<OwnServices> {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-own-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who has to get through.
  const postgresAt = {
    folder: path.join(folder, 'postgres'),
    logFile: path.join(folder, 'postgres.log'),
    throwAway: true,
  };
  const redisAt = { folder: path.join(folder, 'redis'), logFile: path.join(folder, 'redis.log'), throwAway: true };
  let [postgres, redis] = await Promise.all([startPostgres(postgresAt), startRedis(redisAt)]);
  const { url } = postgres;
  const redisUrl = new URL(redis.url);
  migrate(url);
  return {
    url,
    redisUrl: redisUrl.href,
    async restartPostgres() {
      await postgres.stop();
      postgres = await startPostgres({ ...postgresAt, port: Number(new URL(url).port) });
    },
    async killRedis() {
      const pid = Number(readFileSync(path.join(redisAt.folder, 'redis.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await redis.died;
      redis = await startRedis({ ...redisAt, address: { port: Number(redisUrl.port), password: redisUrl.password } });
    },
    async flushRedis() {
      const client = new Redis(redisUrl.href);
      await client.flushall();
      client.disconnect();
    },
    async drop() {
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
