import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../services/postgres.ts';
import { startRedis } from '../services/redis.ts';
import { ensurePackages, runtimeNeeds, testNeeds } from '../setup/debian-packages.ts';
import { root } from '../setup/paths.ts';
import { SetupError } from '../setup/say.ts';

/** A PostgreSQL and a Redis for the length of a benchmark. They force to disk what the product's own do. */
export interface BenchServices extends AsyncDisposable {
  readonly redisUrl: string;
  /** For logs; goes with the rest. */
  readonly folder: string;
  /** A database with the newest schema and no rows. */
  createDatabase(): Promise<string>;
}

/** Starts them in a folder that is thrown away at the end. */
export async function startBenchServices(): Promise<BenchServices> {
  await ensurePackages([...runtimeNeeds, ...testNeeds], 'The benchmark');
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-bench-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who has to get through.
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    logFile: path.join(folder, 'postgres.log'),
  });
  const redis = await startRedis({ folder: path.join(folder, 'redis'), logFile: path.join(folder, 'redis.log') });
  return {
    redisUrl: redis.url,
    folder,
    async createDatabase() {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      const admin = new pg.Client({ connectionString: postgres.url });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      migrate(url.href);
      return url.href;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function migrate(url: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'db/migrate.ts'), 'up'], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
  });
  if (status !== 0) throw new SetupError(`The benchmark's database could not be migrated:\n${stdout}${stderr}`);
}
