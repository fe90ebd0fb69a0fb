import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../services/postgres.ts';
import { SetupError } from '../setup/say.ts';

export interface ReadyOptions {
  readonly name: string;
  readonly url: string;
  readonly logFile: string;
  /** How many times the process has died: who dies at every start will not get better. */
  readonly deaths: () => number;
}

const patience = 60_000;
const deathsTolerated = 2;

/** Waits until `url` answers 200. Throws with the end of the log when it does not in time, or the process keeps dying. */
export async function waitUntilReady({ name, url, logFile, deaths }: ReadyOptions): Promise<void> {
  const deadline = performance.now() + patience;
  let last = 'it does not answer';
  while (performance.now() < deadline && deaths() < deathsTolerated) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `it answers ${response.status}: ${await response.text()}`;
    } catch (error) {
      last = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    }
    await sleep(50);
  }
  throw new SetupError(`${name} did not get ready: ${last}\nThe end of its log, ${logFile}:\n${lastLines(logFile)}`);
}
