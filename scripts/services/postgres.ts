import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SetupError } from '../setup/say.ts';
import { hasEnded, launch, stopChild } from './launch.ts';
import { anyFreePort } from './ports.ts';
import { chooseBinaries, findBinaries, type PostgresBinaries, reachableBinaries } from './postgres-binaries.ts';
import { commandLine, readPid, stopStranger } from './process-table.ts';
import { type SystemUser, unprivilegedUser } from './unprivileged.ts';

export interface PostgresOptions {
  /** Where the data are; made where there are none. The folder above it must be reachable by an unprivileged user. */
  readonly folder: string;
  readonly logFile: string;
  /** For tests: nothing is forced to disk, since all of it is thrown away. */
  readonly throwAway?: boolean;
  /** Where it was before, if it has to be found there again; else any port that is free. */
  readonly port?: number;
}

export interface Service {
  readonly url: string;
  /** Settles when the service ends without having been stopped; says how. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

const superuser = 'passerelle';
const startPatience = 60_000;

/**
 * Starts a PostgreSQL server of our own on a free loopback port, with a database `passerelle` in it. What a server
 * before it left behind, even one that was killed, is recovered: PostgreSQL replays its log.
 */
export async function startPostgres(options: PostgresOptions): Promise<Service> {
  const { folder, logFile } = options;
  const user = unprivilegedUser();
  const dataMajor = existsSync(path.join(folder, 'PG_VERSION'))
    ? Number(readFileSync(path.join(folder, 'PG_VERSION'), 'utf8'))
    : null;
  const chosen = chooseBinaries(findBinaries(), dataMajor);
  const binaries = user === null ? chosen : reachableBinaries(chosen, '/var/lib/passerelle');
  const passwordFile = `${folder}.password`;
  if (dataMajor === null) createCluster(binaries, folder, passwordFile, user);
  else await clearStaleServer(folder);

  const password = readFileSync(passwordFile, 'utf8').trim();
  const port = options.port ?? (await anyFreePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    // A socket file's path may be 107 bytes long at most, and a checkout's path is longer soon.
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: 200,
    ...(options.throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const child = launch({
    command: path.join(binaries.folder, 'postgres'),
    args: ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    cwd: folder,
    logFile,
    user,
    orphanSignal: 'INT',
  });
  let stopping = false;
  const died = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!stopping) resolve(`PostgreSQL ended with ${signal ?? `code ${code}`}; its log is ${logFile}`);
    });
  });

  const address = (database: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    stopping = true;
    // SIGINT is PostgreSQL's fast shutdown: it breaks connections off, and loses nothing that was committed.
    await stopChild(child, 'SIGINT', 30_000);
  };
  try {
    await waitForAnswer(address('postgres'), () => hasEnded(child), logFile);
    await createDatabase(address('postgres'), superuser);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: address(superuser), died, stop };
}

/** Makes the files of a new, empty server; its password is kept beside them. */
function createCluster(binaries: PostgresBinaries, folder: string, passwordFile: string, user: SystemUser | null) {
  // Made beside its place and then renamed, since a run that is cut off leaves half a database.
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new SetupError(`${folder} holds files, but no PostgreSQL database: move them away, then try again.`);
  }
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // initdb runs as another user, who can't read a file of root's: it gets a copy of its own, for a moment.
  const copy = path.join(tmpdir(), `passerelle-${randomBytes(8).toString('hex')}`);
  writeFileSync(copy, `${password}\n`, { mode: 0o600 });
  if (user !== null) {
    chownSync(making, user.uid, user.gid);
    chownSync(copy, user.uid, user.gid);
  }
  try {
    const { status, stderr, error } = spawnSync(
      path.join(binaries.folder, 'initdb'),
      [
        ['-D', making],
        ['--username', superuser],
        ['--pwfile', copy],
        ['--auth', 'scram-sha-256'],
        ['--encoding', 'UTF8'],
        ['--locale', 'C.UTF-8'],
      ].flat(),
      { encoding: 'utf8', cwd: making, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' }, ...(user ?? {}) },
    );
    if (status !== 0) throw new SetupError(`PostgreSQL could not make its files:\n${error?.message ?? stderr}`);
  } finally {
    rmSync(copy, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

/** Ends a server that outlived the script that started it, and removes the pid file of one that did not. */
async function clearStaleServer(folder: string): Promise<void> {
  const pidFile = path.join(folder, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === null) return;
  const line = commandLine(pid);
  if (line?.includes(folder)) await stopStranger(pid, 'SIGINT', 30_000);
  // Its number may belong to another process by now: PostgreSQL would take that for a server of its own.
  rmSync(pidFile, { force: true });
}

async function waitForAnswer(url: string, ended: () => boolean, logFile: string): Promise<void> {
  const deadline = performance.now() + startPatience;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {}); // Told by connect() as well.
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (ended()) throw new SetupError(`PostgreSQL did not start. The end of ${logFile}:\n${lastLines(logFile)}`);
      if (performance.now() > deadline) throw error;
      await sleep(30);
    }
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The end of a log, for an error message. */
export function lastLines(file: string, count = 15): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}
