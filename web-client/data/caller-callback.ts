import type { CallbackSlot, CallbackView, PushSubscription } from '../../server/contract/caller-socket.ts';
import { createStore, type Store } from '../lib/store.ts';
import { isCallbackMessage } from './caller-callback.checks.ts';
import type { CallerSession, Wish } from './caller-session.ts';

export interface CallbackState {
  /** The times that are offered; null until they are known. */
  readonly slots: readonly CallbackSlot[] | null;
  readonly timeZone: string;
  /** Null: this server wakes no browser. */
  readonly pushKey: string | null;
  /** How the booked time stands; null where none is booked, or the server has not said yet. */
  readonly booked: CallbackView | null;
  /** The secret of the return link. */
  readonly secret: string | null;
  /** A time was chosen, and the server has not answered yet. */
  readonly booking: boolean;
  /**
   * `taken`: somebody else was quicker. `failed`: the time could not be booked. `unoffered`: there are no callbacks.
   * `lost`: the return link leads nowhere.
   */
  readonly trouble: 'taken' | 'failed' | 'unoffered' | 'lost' | null;
}

export interface CallerCallback extends Store<CallbackState> {
  /** Asks for the times again: some may have been taken or given back. */
  look(): void;
  book(slot: CallbackSlot, wish: Wish): void;
  /** Lets the time wake this browser; null: no longer. */
  notify(push: PushSubscription | null): void;
  cancel(): void;
}

/** Joins the conversation with the server for callbacks, and asks for the times that are offered. */
export function openCallerCallback(session: CallerSession): CallerCallback {
  const store = createStore<CallbackState>({
    slots: null,
    timeZone: 'UTC',
    pushKey: null,
    booked: null,
    secret: null,
    booking: false,
    trouble: null,
  });
  let wanted: { slot: CallbackSlot; wish: Wish } | null = null;

  const askSlots = () => port.say({ type: 'ask_slots' });
  const book = () => {
    if (!wanted) return;
    const { slot, wish } = wanted;
    port.say({
      type: 'book_callback',
      from: slot.from,
      push: null,
      kind: wish.kind,
      languages: [...wish.languages],
    });
  };
  const hearRefusal = (to: string | null, code: string) => {
    switch (to) {
      case 'ask_slots':
        return store.set({ slots: [], trouble: code === 'not_offered' ? 'unoffered' : 'failed' });
      case 'book_callback':
        wanted = null;
        store.set({ booking: false, trouble: code === 'slot_taken' || code === 'not_offered' ? 'taken' : 'failed' });
        askSlots();
        return;
      case 'return_callback':
        return store.set({ trouble: 'lost' });
      default:
        return;
    }
  };

  const port = session.join('later', {
    hear(message) {
      if (message.type === 'refused') hearRefusal(message.to, message.code);
      else if (isCallbackMessage(message)) {
        if (message.type === 'slots') {
          const { slots, timeZone, pushKey } = message;
          return store.set({ slots, timeZone, pushKey });
        }
        const { callback } = message;
        if (callback.state === 'booked') wanted = null;
        store.set({ booked: callback, secret: session.callbackSecret, booking: wanted !== null, trouble: null });
      }
    },
    opened() {
      askSlots();
      book();
    },
  });
  askSlots();
  session.subscribe(({ callback }) => {
    // Begun again: nothing is booked any more.
    if (!callback && store.state.booked !== null) store.set({ booked: null, secret: null, trouble: null });
  });

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    book(slot, wish) {
      wanted = { slot, wish };
      store.set({ booking: true, trouble: null });
      book();
    },
    look: askSlots,
    notify: (push) => void port.say({ type: 'notify_callback', push }),
    cancel: () => void port.say({ type: 'cancel_callback' }),
  };
}
