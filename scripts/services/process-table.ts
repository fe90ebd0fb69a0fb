import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command line of a living process, or null. Numbers in pid files outlive their processes and are given anew. */
export function commandLine(pid: number): string | null {
  if (existsSync('/proc/self')) {
    try {
      // Empty for a process that has ended and was not yet waited for.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
    } catch {
      return null;
    }
  }
  const { status, stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** The number in the first line of a pid file, or null. */
export function readPid(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** Ends a process that is no child of ours and waits until it is gone. Throws when it stays. */
export async function stopStranger(pid: number, signal: NodeJS.Signals, patience = 15_000): Promise<void> {
  const deadline = performance.now() + patience;
  process.kill(pid, signal);
  while (commandLine(pid) !== null) {
    if (performance.now() > deadline) throw new Error(`Process ${pid} does not end: stop it by hand, then try again`);
    await sleep(50);
  }
}
