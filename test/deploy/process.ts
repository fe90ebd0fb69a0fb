import { spawn } from 'node:child_process';
import { until } from '../support/until.ts';

export interface Process {
  readonly pid: number | undefined;
  /** What it has said so far, on both streams. */
  said(): string;
  /** Its exit code once it has ended; null until then, -1 where a signal ended it. */
  code(): number | null;
  /** Waits for the end, and gives the exit code. */
  ended(): Promise<number>;
  kill(): void;
  /** Asks it to end, as Docker does, and gives the exit code. */
  stop(): Promise<number>;
}

export interface ProcessOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Less than in the compose files: on one machine, whoever has not answered by now was not there yet. */
const checkPatience = 2_000;
/** Docker's patience with a container that is to stop, unless it is told otherwise. */
const patience = 10_000;

/** Runs a command of a compose file as a process of this machine. `node` is the one that runs the tests. */
export function startProcess({ command: [program = '', ...args], cwd, env }: ProcessOptions): Process {
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let code: number | null = null;
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(127);
    });
    child.once('close', (exit) => resolve(exit ?? -1));
  });
  void ended.then((exit) => {
    code = exit;
  });
  return {
    pid: child.pid,
    said: () => said,
    code: () => code,
    ended: () => ended,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      const exit = await ended;
      clearTimeout(impatience);
      return exit;
    },
  };
}

/**
 * Waits until a service's own health check ends well, as Docker would; fails at once when the service ends. A check that
 * hangs is cut off and made again.
 */
export async function untilHealthy(service: Process, check: ProcessOptions): Promise<void> {
  await until(async () => {
    if (service.code() !== null) throw new Error(`It ended with code ${service.code()}:\n${service.said()}`);
    const asked = startProcess(check);
    const cut = setTimeout(() => asked.kill(), checkPatience);
    const code = await asked.ended();
    clearTimeout(cut);
    return code === 0 ? null : `the health check fails: ${asked.said()}\n${service.said()}`;
  }, 30);
}
