import type { Desk, OfferView } from '../../server/contract/counselor-socket.ts';
import type { DeskState } from '../data/desk.ts';
import { createStore, type Store } from '../lib/store.ts';

/** Why an offer went away without a call. */
export type OfferEnding = 'caller_left' | 'declined' | 'missed' | 'lost';

/** What the desk says of an offer that is no longer there; null where there is a call, or nothing to say. */
export function offerEnding(before: Desk, after: Desk, declined: OfferView['fence'] | null): OfferEnding | null {
  if (before.offer === null || after.offer !== null || after.call !== null) return null;
  if (before.offer.fence === declined) return 'declined';
  if (after.awayReason === 'missed_offers' || after.missedOffers > before.missedOffers) return 'missed';
  // The server took the offer back because it had lost sight of us: then we are not free either.
  if (after.presence !== 'available') return 'lost';
  return 'caller_left';
}

export interface EndingState {
  readonly ending: OfferEnding | null;
}

/** Says for a while why the last offer went away. */
export interface EndingWatch extends Store<EndingState> {
  declined(offer: OfferView): void;
  /** The counselor has gone on to something else. */
  forget(): void;
  close(): void;
}

// Long enough to be read by whoever looks back at the screen, short enough not to be taken for the present.
const toldMs = 45_000;

/** Watches the desk for offers that go away. */
export function createEndingWatch(desk: Store<DeskState>): EndingWatch {
  const store = createStore<EndingState>({ ending: null });
  let last = desk.state.desk;
  let fence: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    clearTimeout(timer);
    if (store.state.ending !== null) store.set({ ending: null });
  };

  const stop = desk.subscribe(({ desk: next }) => {
    if (next === null || next === last) return;
    const before = last;
    last = next;
    if (next.offer !== null || next.call !== null) {
      forget();
      return;
    }
    const ending = before === null ? null : offerEnding(before, next, fence);
    if (ending === null) return;
    clearTimeout(timer);
    timer = setTimeout(forget, toldMs);
    store.set({ ending });
  });

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    declined: (offer) => {
      fence = offer.fence;
    },
    forget,
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}
