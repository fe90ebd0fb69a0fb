import type { DeskState } from '../data/desk.ts';
import { countAfter, lastNumber } from '../lib/conversation.ts';
import { createStore, type Store } from '../lib/store.ts';

export interface UnreadState {
  /** Messages that the caller wrote while the page was not looked at. */
  readonly unread: number;
}

export interface UnreadWatch extends Store<UnreadState> {
  close(): void;
}

/** Whether somebody looks at the page, and news of it. */
export interface Attention {
  present(): boolean;
  onChange(listener: () => void): () => void;
}

/** The attention that this page has: it is looked at while it is shown and has the keyboard. */
export const pageAttention: Attention = {
  present: () => document.visibilityState === 'visible' && document.hasFocus(),
  onChange(listener) {
    const events = new AbortController();
    window.addEventListener('focus', listener, events);
    window.addEventListener('blur', listener, events);
    document.addEventListener('visibilitychange', listener, events);
    return () => events.abort();
  },
};

/** Counts what the caller wrote while nobody looked; `chime` sounds for each such news. */
export function createUnreadWatch(desk: Store<DeskState>, attention: Attention, chime: () => void): UnreadWatch {
  const store = createStore<UnreadState>({ unread: 0 });
  let call = desk.state.conversation.call;
  let read = 0;

  const look = () => {
    const { conversation } = desk.state;
    if (conversation.call !== call) {
      call = conversation.call;
      read = 0;
    }
    if (attention.present()) read = lastNumber(conversation);
    const unread = countAfter(conversation, read, 'caller');
    const more = unread > store.state.unread;
    if (unread !== store.state.unread) store.set({ unread });
    if (more) chime();
  };
  const stops = [desk.subscribe(look), attention.onChange(look)];
  look();

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    close() {
      for (const stop of stops) stop();
    },
  };
}
