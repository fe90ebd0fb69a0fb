import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { SetupError } from './say.ts';

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Told of each line the command prints. */
  onLine?: (line: string) => void;
  /** What to say when the command fails, before its last lines. */
  failure: string;
}

/** Lines kept to be shown when a command fails: enough for a compiler's first complaint. */
const keptLines = 40;

/** Runs a command to its end, its output given line by line. Throws with the last lines when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<void> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (last.push(line) > keptLines) last.shift();
      options.onLine?.(line);
    });
  }
  const ending = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`));
  });
  if (ending === null) return;
  throw new SetupError([`${options.failure} (${command}: ${ending})`, ...last].join('\n'));
}
