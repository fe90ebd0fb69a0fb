/** A token bucket: `burst` at once, then `perSecond`. `take` says whether one more is allowed at the moment `now`. */
export function tokenBucket(burst: number, perSecond: number, start: number) {
  let tokens = burst;
  let last = start;
  return {
    take(now: number): boolean {
      tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
