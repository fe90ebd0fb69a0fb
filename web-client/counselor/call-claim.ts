import { createStore, type Store } from '../lib/store.ts';

/** Which tab of this browser has the call: camera and microphone belong to one of them. */
export interface ClaimState {
  readonly holder: 'here' | 'elsewhere' | 'nobody';
}

export interface CallClaim extends Store<ClaimState> {
  /** Takes the call for this tab where no other tab has it; `steal` takes it from the other. */
  claim(steal?: boolean): void;
  release(): void;
}

const lockName = 'passerelle-call';

/**
 * A Web Lock says which tab has the call: it ends with its tab, so a tab that crashed holds nothing, and a tab that is
 * reloaded takes the call again. A browser without locks has no such rule: its last tab wins at the media host.
 */
export function createCallClaim(): CallClaim {
  const store = createStore<ClaimState>({ holder: 'nobody' });
  let letGo: (() => void) | null = null;
  let asking = 0;
  /** A claim is under way: a second one beside it would only find the lock taken, by ourselves. */
  let pending = false;

  const hold = (mine: number) => (lock: Lock | null) => {
    if (lock === null) {
      if (mine === asking) store.set({ holder: 'elsewhere' });
      return undefined;
    }
    if (mine !== asking) return undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    store.set({ holder: 'here' });
    return held;
  };

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    claim(steal = false) {
      if (store.state.holder === 'here' || (pending && !steal)) return;
      const mine = ++asking;
      if (!('locks' in navigator)) {
        store.set({ holder: 'here' });
        return;
      }
      pending = true;
      const take = (lock: Lock | null) => {
        if (mine === asking) pending = false;
        return hold(mine)(lock);
      };
      navigator.locks.request(lockName, steal ? { steal: true } : { ifAvailable: true }, take).catch(() => {
        // Another tab took it.
        if (mine !== asking) return;
        pending = false;
        letGo = null;
        store.set({ holder: 'elsewhere' });
      });
    },
    release() {
      asking += 1;
      pending = false;
      letGo?.();
      letGo = null;
      if (store.state.holder !== 'nobody') store.set({ holder: 'nobody' });
    },
  };
}
