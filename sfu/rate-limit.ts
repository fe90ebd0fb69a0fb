/** How many messages a socket may send: a burst at once, then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A token bucket: it is full at first, each message takes one, and they come back with time.
 * `take` says whether the message at this moment (milliseconds, of any clock that doesn't go back) is within the rate.
 */
export function createRateLimit({ burst, perSecond }: Rate, start: number): { take(now: number): boolean } {
  let left = burst;
  let last = start;
  return {
    take: (now) => {
      left = Math.min(burst, left + ((now - last) / 1000) * perSecond);
      last = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
