/** Something that changes, and whoever wants to know. */
export interface Store<State> {
  readonly state: State;
  /** Calls the listener at each change; the answer stops that. */
  subscribe(listener: (state: State) => void): () => void;
}

export interface WritableStore<State> extends Store<State> {
  set(change: Partial<State>): void;
}

/** Makes a store. A listener that throws harms nobody else. */
export function createStore<State extends object>(initial: State): WritableStore<State> {
  const listeners = new Set<(state: State) => void>();
  let state = initial;
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(change) {
      state = { ...state, ...change };
      for (const listener of [...listeners]) {
        try {
          listener(state);
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
