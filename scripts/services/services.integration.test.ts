import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import pg from 'pg';
import { assert, expect, onTestFinished, test } from 'vitest';
import { startPostgres } from './postgres.ts';
import { commandLine } from './process-table.ts';
import { startRedis } from './redis.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-services-'));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function withRedis<Result>(url: string, use: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = new Redis(url);
  redis.on('error', () => {}); // The command that fails tells it.
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

const startBoth = async (folder: string) => ({
  postgres: await startPostgres({ folder: path.join(folder, 'postgres'), logFile: path.join(folder, 'postgres.log') }),
  redis: await startRedis({ folder: path.join(folder, 'redis'), logFile: path.join(folder, 'redis.log') }),
});

/** Starts both services in a process of their own, as `npm start` does, and tells their addresses. */
async function startElsewhere(folder: string): Promise<{ process: ChildProcess; postgres: string; redis: string }> {
  const program = `
    import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))};
    import { startRedis } from ${JSON.stringify(path.join(import.meta.dirname, 'redis.ts'))};
    const folder = ${JSON.stringify(folder)};
    const postgres = await startPostgres({ folder: folder + '/postgres', logFile: folder + '/postgres.log' });
    const redis = await startRedis({ folder: folder + '/redis', logFile: folder + '/redis.log' });
    console.log(JSON.stringify({ postgres: postgres.url, redis: redis.url }));
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { process: child, ...JSON.parse(String(line)) };
}

test('Data outlive a stop, and even a SIGKILL of PostgreSQL, Redis and the script that started them', async () => {
  const folder = temporaryFolder();
  const first = await startElsewhere(folder);
  await query(first.postgres, "create table kept (word text); insert into kept values ('écrit')");
  await withRedis(first.redis, (redis) => redis.set('kept', 'écrit'));

  const postmaster = Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const exited = once(first.process, 'exit');
  process.kill(postmaster, 'SIGKILL');
  first.process.kill('SIGKILL');
  await exited;

  for (let round = 0; round < 2; round++) {
    const { postgres, redis } = await startBoth(folder);
    expect(await query(postgres.url, 'select word from kept')).toEqual([{ word: 'écrit' }]);
    expect(await withRedis(redis.url, (client) => client.get('kept'))).toBe('écrit');
    await Promise.all([postgres.stop(), redis.stop()]);
    expect(commandLine(postmaster)).toBeNull();
  }
});

test('Neither service lets anybody in without the password', async () => {
  const { postgres, redis } = await startBoth(temporaryFolder());
  onTestFinished(async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
  });
  const wrong = (address: string) => {
    const url = new URL(address);
    url.password = 'guessed';
    return url.href;
  };
  await expect(query(wrong(postgres.url), 'select 1')).rejects.toThrow(/password authentication failed/);
  await expect(withRedis(wrong(redis.url), (client) => client.get('kept'))).rejects.toThrow(/WRONGPASS|NOAUTH/);
});

test('A service that dies is told, one that is stopped is not', async () => {
  const folder = temporaryFolder();
  const { postgres, redis } = await startBoth(folder);
  const pid = Number(readFileSync(path.join(folder, 'redis/redis.pid'), 'utf8').split('\n')[0]);
  assert(pid > 0);
  process.kill(pid, 'SIGKILL');
  expect(await redis.died).toMatch(/SIGKILL/);
  await postgres.stop();
  expect(await Promise.race([postgres.died, Promise.resolve('not told')])).toBe('not told');
});
