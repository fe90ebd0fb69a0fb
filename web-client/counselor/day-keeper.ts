import type { PresenceState } from '../../server/contract/call.ts';
import type { PresenceToday } from '../../server/contract/counselor-socket.ts';
import type { DeskState } from '../data/desk.ts';
import { createStore, type Store } from '../lib/store.ts';

/** The counselor's day as the server counted it, and when that was, on the page's own clock. */
export interface DayState {
  readonly today: PresenceToday | null;
  readonly heardAt: number;
}

export interface DayKeeper extends Store<DayState> {
  close(): void;
}

// Midnight is noticed within this time; between two answers the page counts on by itself.
const refreshMs = 60_000;

/** The seconds of the day now: the present state has gone on since the server counted. */
export function dayNow({ today, heardAt }: DayState, presence: PresenceState, now: number): PresenceToday | null {
  if (today === null || presence === 'offline') return today;
  return { ...today, [presence]: today[presence] + Math.max(0, Math.floor((now - heardAt) / 1000)) };
}

/** Asks for the day whenever the counselor's state changes, and each minute between; `load` asks the server. */
export function createDayKeeper(
  desk: Store<DeskState>,
  load: (signal: AbortSignal) => Promise<PresenceToday>,
  now: () => number = () => performance.now(),
): DayKeeper {
  const store = createStore<DayState>({ today: null, heardAt: 0 });
  let asked: string | null = null;
  let running: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = async () => {
    clearTimeout(timer);
    running?.abort();
    const mine = new AbortController();
    running = mine;
    try {
      const today = await load(mine.signal);
      if (!mine.signal.aborted) store.set({ today, heardAt: now() });
    } catch {
      // What was known stays, and the next minute asks again: a day's sum is nothing to alarm anybody about.
    }
    if (!mine.signal.aborted) timer = setTimeout(refresh, refreshMs);
  };

  const hear = ({ desk: shown, connection }: DeskState) => {
    if (shown === null || connection !== 'open') return;
    const standing = `${shown.presence} ${shown.since}`;
    if (standing === asked) return;
    asked = standing;
    void refresh();
  };
  const forget = desk.subscribe(hear);
  hear(desk.state);

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    close() {
      forget();
      running?.abort();
      clearTimeout(timer);
    },
  };
}
