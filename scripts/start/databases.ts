import path from 'node:path';
import type { Service } from '../services/postgres.ts';
import { startPostgres } from '../services/postgres.ts';
import { startRedis } from '../services/redis.ts';
import { postgresFolder } from '../services/service-folder.ts';
import { dataFolder } from '../setup/paths.ts';

export interface Databases {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

/** The databases that DATABASE_URL and REDIS_URL name, and our own where they name none. */
export async function openDatabases(env: NodeJS.ProcessEnv, logs: string): Promise<Databases> {
  const given = (url: string): Service => ({ url, died: new Promise(() => {}), stop: async () => {} });
  const postgres = env['DATABASE_URL']
    ? given(env['DATABASE_URL'])
    : startPostgres({ folder: postgresFolder(), logFile: path.join(logs, 'postgres.log') });
  const redis = env['REDIS_URL']
    ? given(env['REDIS_URL'])
    : startRedis({ folder: path.join(dataFolder, 'redis'), logFile: path.join(logs, 'redis.log') });

  const [first, second] = await Promise.allSettled([postgres, redis]);
  if (first.status === 'rejected' || second.status === 'rejected') {
    for (const service of [first, second]) if (service.status === 'fulfilled') await service.value.stop();
    throw first.status === 'rejected' ? first.reason : second.status === 'rejected' ? second.reason : undefined;
  }
  return {
    databaseUrl: first.value.url,
    redisUrl: second.value.url,
    died: Promise.race([first.value.died, second.value.died]),
    async stop() {
      await second.value.stop();
      await first.value.stop();
    },
  };
}
