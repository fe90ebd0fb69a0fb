import type { RedisAccess } from './redis.ts';

/** Counts failed attempts from one place over all server processes; says no once there were too many within the window. */
export function createAttempts(redis: RedisAccess, { max, windowSeconds }: { max: number; windowSeconds: number }) {
  return {
    /**
     * Whether one more may be made; it counts from here on, so that many at once are counted too. `key` says which belong
     * together, and nothing else: see `limitKey`.
     */
    async allow(key: string): Promise<boolean> {
      const name = `${redis.prefix}attempts:${key}`;
      try {
        const count = await redis.commands.incr(name);
        if (count === 1) await redis.commands.expire(name, windowSeconds);
        return count <= max;
      } catch {
        // Without Redis there is no count, but there is help.
        return true;
      }
    },

    /** It succeeded: it is not held against anybody. */
    async forgive(key: string): Promise<void> {
      await redis.commands.decr(`${redis.prefix}attempts:${key}`).catch(() => {});
    },
  };
}

export type Attempts = ReturnType<typeof createAttempts>;
