// What the scripts show on a terminal: one line for each step, with the time it took where that is worth knowing.

const terminal = process.stdout.isTTY === true;
const worthTelling = 200;

/** Prints one line. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Shows what goes on, on one line that the next one overwrites. Says nothing where there is no terminal. */
export function progress(line: string): void {
  if (terminal) process.stdout.write(`\r\u001b[2K  ${line.slice(0, (process.stdout.columns ?? 80) - 4)}`);
}

function clearProgress(): void {
  if (terminal) process.stdout.write('\r\u001b[2K');
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Runs one step and prints its name; with its time where it took long. What `work` returns as text is added. */
export async function step<Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> {
  const start = performance.now();
  try {
    const result = await work();
    const took = performance.now() - start;
    clearProgress();
    say(`  ${name}${took >= worthTelling ? `  (${seconds(took)})` : ''}`);
    return result;
  } catch (error) {
    clearProgress();
    say(`  ${name}: failed after ${seconds(performance.now() - start)}`);
    throw error;
  }
}

/** Prints what went wrong for a person: the message alone where we wrote it, all of it where it is a surprise. */
export function complain(error: unknown): void {
  if (error instanceof SetupError) console.error(`\n${error.message}`);
  else console.error(error);
}

/** Something a person can mend: the message says what was wrong and what to do. */
export class SetupError extends Error {
  override name = 'SetupError';
}
