import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { findCommand } from '../setup/debian-packages.ts';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The file that both output streams are added to; without one they are pipes. */
  readonly logFile?: string;
  /** Whom to run as, where this process may choose. */
  readonly user?: { uid: number; gid: number } | null;
  /** Written to its standard input. */
  readonly input?: string;
  /** The signal it gets when this process is killed so hard that it can't stop its children. */
  readonly orphanSignal?: 'TERM' | 'INT';
}

let setpriv: string | null | undefined;

/** util-linux's setpriv ties a child's life to ours, on Linux. Elsewhere children outlive a killed parent. */
function findSetpriv(): string | null {
  if (setpriv === undefined) {
    setpriv = findCommand('setpriv');
    if (setpriv !== null && spawnSync(setpriv, ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status !== 0) {
      setpriv = null;
    }
  }
  return setpriv;
}

/** Starts a child process in a process group of its own, so that a terminal's Ctrl-C reaches us alone. */
export function launch({ command, args, env, cwd, logFile, user, input, orphanSignal = 'TERM' }: Launch): ChildProcess {
  const log = logFile === undefined ? 'pipe' : openSync(logFile, 'a', 0o600);
  const tie = findSetpriv();
  const child = spawn(
    tie ?? command,
    tie === null ? args : ['--pdeathsig', orphanSignal, findCommand(command) ?? command, ...args],
    {
      env: env ?? process.env,
      cwd,
      stdio: [input === undefined ? 'ignore' : 'pipe', log, log],
      detached: true,
      ...(user ?? {}),
    },
  );
  if (typeof log === 'number') closeSync(log);
  child.stdin?.on('error', () => {}); // It ended before it read; its exit says more.
  child.stdin?.end(input);
  return child;
}

/** Whether a child has ended, by itself or by a signal. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Asks a child to end, and ends it by force when it has not within `patience` milliseconds. */
export async function stopChild(child: ChildProcess, signal: NodeJS.Signals, patience = 10_000): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(force);
}
