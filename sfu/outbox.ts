export interface Outbox<Entry> {
  /** Puts an entry at the end; it is sent once all before it are. */
  put(entry: Entry): void;
  /** Tries at once what waits: the way is said to be open again. */
  wake(): void;
  /** Resolves when nothing waits any more, or after `limitMs`; then nothing more is sent. */
  close(limitMs: number): Promise<void>;
  readonly waiting: number;
  /** Entries given up because too many waited. */
  readonly dropped: number;
}

export interface OutboxOptions<Entry> {
  /** Sends one entry; a rejection means that it is to be sent again. */
  readonly send: (entry: Entry) => Promise<void>;
  /** Entries kept at most; beyond it the oldest is given up. */
  readonly limit: number;
  /** The pause after a failure, in milliseconds. */
  readonly retryMs: number;
}

/**
 * Entries on their way out, in order, each at least once: the next leaves when the one before has arrived. While the
 * way is shut they wait here, up to a limit.
 */
export function createOutbox<Entry>({ send, limit, retryMs }: OutboxOptions<Entry>): Outbox<Entry> {
  const waiting: Entry[] = [];
  let dropped = 0;
  let sending = false;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let onEmpty: (() => void) | undefined;

  const drain = async (): Promise<void> => {
    if (sending) return;
    clearTimeout(retry);
    retry = undefined;
    sending = true;
    try {
      for (let entry = waiting[0]; entry !== undefined && !stopped; entry = waiting[0]) {
        await send(entry);
        // While it was on its way the limit may have pushed it out: then something else is first now.
        if (waiting[0] === entry) waiting.shift();
      }
      if (waiting.length === 0) onEmpty?.();
    } catch {
      if (!stopped) retry = setTimeout(() => void drain(), retryMs);
    } finally {
      sending = false;
    }
  };

  return {
    put: (entry) => {
      if (stopped) return;
      waiting.push(entry);
      if (waiting.length > limit) {
        waiting.shift();
        dropped += 1;
      }
      // After a failure the pause is kept: each new entry would otherwise knock at a shut door.
      if (retry === undefined) void drain();
    },
    wake: () => void drain(),
    close: async (limitMs) => {
      if (waiting.length > 0 && !stopped) {
        await new Promise<void>((resolve) => {
          const giveUp = setTimeout(resolve, limitMs);
          onEmpty = () => {
            clearTimeout(giveUp);
            resolve();
          };
          void drain();
        });
      }
      stopped = true;
      clearTimeout(retry);
    },
    get waiting() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
  };
}
