/** Keeps the screen lit while it is wanted: a phone that locks itself would lose its place after a while. */
export function keepAwake(): { set(wanted: boolean): void } {
  let wanted = false;
  let lock: WakeLockSentinel | null = null;
  const take = async () => {
    if (!wanted || lock || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      lock = taken;
      taken.addEventListener('release', () => {
        if (lock === taken) lock = null;
      });
      if (!wanted) void taken.release();
    } catch {
      // The battery is low, or the browser does not let us: the page says to stay, and the place is kept a while.
    }
  };
  // The browser lets go of the lock whenever the page is out of sight.
  document.addEventListener('visibilitychange', take);
  return {
    set(next) {
      if (next === wanted) return;
      wanted = next;
      if (wanted) void take();
      else void lock?.release();
    },
  };
}
