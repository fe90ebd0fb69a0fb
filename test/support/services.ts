import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/services/postgres.ts';
import { startRedis } from '../../scripts/services/redis.ts';
import { root } from '../../scripts/setup/paths.ts';

// Vitest's global set-up for the tests that need real services: one PostgreSQL and one Redis for the whole run, in a
// folder that is thrown away. Tests reach them through database.ts and redis.ts beside this file.

declare module 'vitest' {
  export interface ProvidedContext {
    /** The database that test databases are copied from; it has the newest schema and no rows. */
    templateDatabaseUrl: string;
    redisUrl: string;
  }
}

interface Services {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  stop(): Promise<void>;
}

declare global {
  var passerelleTestServices: { users: number; running: Promise<Services> } | undefined;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Each vitest project calls this in a module world of its own: what they share has to be global.
  globalThis.passerelleTestServices ??= { users: 0, running: startServices() };
  const shared = globalThis.passerelleTestServices;
  shared.users += 1;
  const services = await shared.running;
  project.provide('templateDatabaseUrl', services.databaseUrl);
  project.provide('redisUrl', services.redisUrl);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.passerelleTestServices = undefined;
    await services.stop();
  };
}

async function startServices(): Promise<Services> {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-test-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who has to get through.
  const [postgres, redis] = await Promise.all([
    startPostgres({
      folder: path.join(folder, 'postgres'),
      logFile: path.join(folder, 'postgres.log'),
      throwAway: true,
    }),
    startRedis({ folder: path.join(folder, 'redis'), logFile: path.join(folder, 'redis.log'), throwAway: true }),
  ]);
  const stop = async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    migrate(postgres.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { databaseUrl: postgres.url, redisUrl: redis.url, stop };
}

/** Migrates in a process of its own, as an operator does. */
export function migrate(url: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'db/migrate.ts'), 'up'], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The test database could not be migrated:\n${stdout}${stderr}`);
}
