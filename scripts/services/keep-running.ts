import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { launch, stopChild } from './launch.ts';

export interface ProcessOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly logFile: string;
  /** Told what a person at the terminal should know: that it died, or what it said before. */
  readonly tell: (line: string) => void;
}

export interface KeptProcess {
  /** How many times it ended by itself. */
  readonly deaths: () => number;
  stop(): Promise<void>;
}

const firstDelay = 500;
const longestDelay = 10_000;
/** Who lived so long was well: the next restart is at once again. */
const healthyAfter = 30_000;
const largestLog = 10 * 1024 * 1024;
/** From this level on a line of a JSON log is shown on the terminal too: pino's 'error'. */
const shownLevel = 50;

/** Runs one of our Node.js processes, and starts it again, later each time, whenever it ends by itself. */
export function keepRunning({ name, args, env, cwd, logFile, tell }: ProcessOptions): KeptProcess {
  // One old log is kept: enough to look back, and no disk is ever filled.
  if (existsSync(logFile) && statSync(logFile).size > largestLog) renameSync(logFile, `${logFile}.1`);
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let child: ChildProcess;
  let stopping = false;
  let deaths = 0;
  let delay = firstDelay;
  let restart: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAt = performance.now();
    child = launch({ command: process.execPath, args, env, cwd });
    follow(child, log, (line) => tell(`${name}: ${line}`));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      deaths += 1;
      if (performance.now() - startedAt > healthyAfter) delay = firstDelay;
      tell(`${name} ended with ${signal ?? `code ${code}`}; starting it again in ${delay / 1000} s (log: ${logFile})`);
      restart = setTimeout(start, delay);
      delay = Math.min(2 * delay, longestDelay);
    });
  };
  start();

  return {
    deaths: () => deaths,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await stopChild(child, 'SIGTERM');
      log.end();
    },
  };
}

function follow(child: ChildProcess, log: WriteStream, show: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      const words = wordsToShow(line);
      if (words !== null) show(words);
    });
  }
}

/** Node.js's warnings of deprecated calls: for us, in the log; not for whoever starts it. */
const nodeWarning = /^\(node:\d+\) .*Deprecat|^\(Use `node --trace-/;

/** What of a log's line a person at the terminal wants to see: errors, and what is no log line, such as a crash. */
export function wordsToShow(line: string): string | null {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return line.trim() === '' || nodeWarning.test(line) ? null : line;
  }
  if (typeof entry !== 'object' || entry === null || !('level' in entry)) return line;
  if (typeof entry.level !== 'number' || entry.level < shownLevel) return null;
  const message = 'msg' in entry ? String(entry.msg) : 'an error without words';
  const error = 'err' in entry && typeof entry.err === 'object' && entry.err !== null ? entry.err : {};
  return 'message' in error && error.message !== message ? `${message}: ${error.message}` : message;
}
