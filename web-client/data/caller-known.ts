import { type CallerLanguage, callerLanguages } from '../../server/contract/call.ts';
import type { KnownCaller } from '../../server/contract/known.ts';
import { createStore, type Store } from '../lib/store.ts';
import { isKnownMessage } from './caller-known.checks.ts';
import type { CallerSession } from './caller-session.ts';

export interface KnownState {
  /** What is kept of this caller; null: nothing, or nothing that this page knows of. */
  readonly known: KnownCaller | null;
  /** The words that were given to them here, once, and their language: it may not be the page's. */
  readonly phrase: { readonly words: string; readonly language: CallerLanguage } | null;
  /** Something was said, and the server has not answered yet. */
  readonly busy: boolean;
  /** All was deleted here. */
  readonly forgotten: boolean;
  /** `unknown`: these words are nobody's. `tooMany`: too many tries. `failed`: it could not be done. */
  readonly trouble: 'unknown' | 'tooMany' | 'failed' | null;
}

export interface CallerKnown extends Store<KnownState> {
  /** Wants to be recognised the next time. */
  want(language: CallerLanguage): void;
  /** Says who one is. */
  recognise(phrase: string): void;
  /** Has all deleted that is kept. */
  forget(): void;
}

export const nobodyKnown: KnownState = { known: null, phrase: null, busy: false, forgotten: false, trouble: null };

/** Joins the conversation with the server for being recognised. With words from before, it says them at once. */
export function openCallerKnown(session: CallerSession): CallerKnown {
  const language = callerLanguages.find((one) => one === session.ending?.phrase);
  const words = session.knownPhrase;
  const phrase = words !== null && language !== undefined ? { words, language } : null;
  const store = createStore<KnownState>({ ...nobodyKnown, phrase, busy: words !== null });

  const say = () => {
    const phrase = session.knownPhrase;
    return phrase !== null && port.say({ type: 'recognise', phrase });
  };
  const hearRefusal = (to: string | null, code: string) => {
    if (to === 'recognise') {
      session.knownPhrase = null;
      const trouble = code === 'phrase_unknown' ? 'unknown' : code === 'too_many_tries' ? 'tooMany' : 'failed';
      return store.set({ known: null, phrase: null, busy: false, trouble });
    }
    store.set({ busy: false, trouble: 'failed' });
  };

  const port = session.join('known', {
    hear(message) {
      if (message.type === 'refused') hearRefusal(message.to, message.code);
      else if (isKnownMessage(message)) {
        if (message.type === 'known_kept') {
          session.knownPhrase = message.phrase;
          if (session.ending) session.ending = { ...session.ending, phrase: message.language };
          const { phrase: words, language } = message;
          return store.set({ phrase: { words, language }, forgotten: false });
        }
        const { known } = message;
        const forgotten = known === null;
        if (forgotten) session.knownPhrase = null;
        store.set({ known, busy: false, trouble: null, forgotten, phrase: forgotten ? null : store.state.phrase });
      }
    },
    // What was asked for and not answered before a cut is asked for by a tap once more; who one is, is said again.
    opened() {
      if (!say()) store.set({ busy: false });
    },
  });
  say();

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    want(language) {
      const said = port.say({ type: 'be_known', language });
      store.set({ busy: said, trouble: said ? null : 'failed' });
    },
    recognise(phrase) {
      session.knownPhrase = phrase;
      store.set({ busy: true, trouble: null, forgotten: false });
      say();
    },
    forget() {
      const said = port.say({ type: 'forget_me' });
      store.set({ busy: said, trouble: said ? null : 'failed' });
    },
  };
}
