import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type QueueServices, startQueueServices } from './queue-services.ts';
import { redisPrefix, redisUrl } from './redis.ts';

/** Some server processes over one database, for the tests of one file. */
export function useQueueServers(count: number, prepare: (databaseUrl: string) => Promise<void> = async () => {}) {
  let database: TestDatabase;
  const servers: QueueServices[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    await prepare(database.url);
    const at = { databaseUrl: database.url, redisUrl: redisUrl(), redisPrefix: redisPrefix() };
    for (let index = 0; index < count; index++) servers.push(await startQueueServices(at));
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database?.drop();
  });

  /** Any of them: numbers past the last begin with the first again. */
  const at = (index: number): QueueServices => {
    const server = servers[index % count];
    if (server === undefined) throw new Error('no server');
    return server;
  };
  return { at, db: () => at(0).app.db };
}
