import type { Log } from '../platform/logger.ts';

/** Of one kind in one sweep; then PostgreSQL is away rather than something wrong with them. */
const failuresAtMost = 5;
/** What is not done by then is the next sweep's, so that what else is due need not wait; and the lock is held no longer. */
const longestMs = 5_000;

/** Does something for each. One that fails holds up none of the others; where several do, it is not for their sake. */
export async function each<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<unknown>,
  { log, elapsedMs }: { log: Pick<Log, 'warn'>; elapsedMs: () => number },
): Promise<void> {
  const end = elapsedMs() + longestMs;
  let failures = 0;
  for (const item of items) {
    if (elapsedMs() >= end) return;
    try {
      await run(item);
    } catch (error) {
      failures += 1;
      if (failures === failuresAtMost) throw error;
      log.warn({ err: error }, 'One of those to be swept failed, and is tried again');
    }
  }
}
