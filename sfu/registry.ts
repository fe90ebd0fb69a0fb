import type { Redis } from 'ioredis';
import { type MediaHost, registerKey, registerSeconds } from './contract.ts';

export interface Registry {
  /** Something changed that the servers should know at once. */
  changed(): void;
  /** Takes this host out of the register. */
  close(): Promise<void>;
}

interface RegistryOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** What the register is to show now. */
  readonly describe: () => MediaHost | Promise<MediaHost>;
  readonly id: string;
}

/** Well within the entry's expiry, so that a single slow moment doesn't make a host disappear. */
const everyMs = 1_000;
/** Changes within this are told together. */
const togetherMs = 20;

/**
 * Keeps this host's entry in the register: written each second and at each change, and gone by itself soon after this
 * process is. While Redis is away nothing is kept: the next second says it all again.
 */
export function startRegistry({ redis, prefix, describe, id }: RegistryOptions): Registry {
  const key = `${prefix}${registerKey(id)}`;
  let closed = false;
  let soon: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;
  let again = false;

  const write = (): void => {
    clearTimeout(soon);
    soon = undefined;
    if (closed) return;
    // One at a time: the entry of a moment ago must not overtake that of now, nor entries pile up on a slow Redis.
    if (writing !== null) {
      again = true;
      return;
    }
    again = false;
    writing = writeOnce()
      .catch(() => undefined)
      .then(() => {
        writing = null;
        if (again) write();
      });
  };
  const writeOnce = async (): Promise<void> => {
    const entry = JSON.stringify(await describe());
    if (!closed) await redis.set(key, entry, 'EX', registerSeconds);
  };
  const changed = (): void => {
    if (!closed) soon ??= setTimeout(write, togetherMs);
  };

  const timer = setInterval(write, everyMs);
  redis.on('ready', write);
  write();
  return {
    changed,
    close: async () => {
      closed = true;
      clearInterval(timer);
      clearTimeout(soon);
      redis.off('ready', write);
      await writing;
      await redis.del(key).catch(() => undefined);
    },
  };
}
