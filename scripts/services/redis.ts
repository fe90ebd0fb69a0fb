import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { SetupError } from '../setup/say.ts';
import { hasEnded, launch, stopChild } from './launch.ts';
import { anyFreePort } from './ports.ts';
import { lastLines, type Service } from './postgres.ts';
import { commandLine, readPid, stopStranger } from './process-table.ts';

export interface RedisOptions {
  readonly folder: string;
  readonly logFile: string;
  /** For tests: nothing is written to disk. */
  readonly throwAway?: boolean;
  /** Where it was before, if it has to be found there again; else any port that is free, and a new password. */
  readonly address?: { readonly port: number; readonly password: string };
}

const startPatience = 30_000;

/** Starts a redis-server of our own on a free loopback port, that keeps its data in `folder`. */
export async function startRedis({ folder, logFile, throwAway = false, address }: RedisOptions): Promise<Service> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = path.join(folder, 'redis.pid');
  await clearStaleServer(pidFile);

  // A new password each time: whoever needs it gets the address from us.
  const password = address?.password ?? randomBytes(24).toString('base64url');
  const port = address?.port ?? (await anyFreePort());
  const settings = [
    ['bind', '127.0.0.1'],
    ['port', port],
    ['requirepass', password],
    ['dir', quoted(folder)],
    ['save', '""'],
    ['appendonly', throwAway ? 'no' : 'yes'],
    // A queue that loses its oldest entries in silence is worse than one that refuses.
    ['maxmemory-policy', 'noeviction'],
    ['logfile', quoted(logFile)],
  ];
  const child = launch({
    command: 'redis-server',
    // Settings by standard input: what stands on the command line can be read by every user.
    args: ['-'],
    input: settings.map((setting) => `${setting.join(' ')}\n`).join(''),
    cwd: folder,
    logFile,
  });
  if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n${port}\n`);
  let stopping = false;
  const died = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`redis-server could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (!stopping) resolve(`Redis ended with ${signal ?? `code ${code}`}; its log is ${logFile}`);
    });
  });
  const stop = async () => {
    stopping = true;
    await stopChild(child, 'SIGTERM');
  };

  const url = `redis://:${password}@127.0.0.1:${port}`;
  try {
    await waitForAnswer(url, () => hasEnded(child), logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, died, stop };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Ends a server that outlived the script that started it. Its title tells its port: nobody else's is ended. */
async function clearStaleServer(pidFile: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === null) return;
  const port = readFileSync(pidFile, 'utf8').split('\n')[1];
  const title = commandLine(pid);
  if (title?.includes('redis-server') && title.endsWith(`:${port}`)) await stopStranger(pid, 'SIGTERM');
}

async function waitForAnswer(url: string, ended: () => boolean, logFile: string): Promise<void> {
  const deadline = performance.now() + startPatience;
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => 30 });
  client.on('error', () => {}); // Not there yet, or told by ping() below.
  try {
    for (;;) {
      try {
        // Refused with an error for as long as it reads its data.
        await client.ping();
        return;
      } catch (error) {
        if (ended()) throw new SetupError(`Redis did not start. The end of ${logFile}:\n${lastLines(logFile)}`);
        if (performance.now() > deadline) throw error;
        await sleep(30);
      }
    }
  } finally {
    client.disconnect();
  }
}
