import type { Login, StaffUser } from '../../server/contract/http.ts';
import { type FailureCode, failureCode } from '../data/http.ts';
import { signIn, signOut, whoAmI } from '../data/session.ts';
import { createStore, type Store } from '../lib/store.ts';
import { offerLanguage } from './i18n.ts';

export interface SessionState {
  /** `unknown`: the server has not said yet, or can't be reached (`failure` says so). */
  readonly phase: 'unknown' | 'signed_out' | 'signed_in';
  readonly user: StaffUser | null;
  readonly busy: boolean;
  readonly failure: FailureCode | null;
  /** There was a session and it is over, though nobody signed out here. */
  readonly ended: boolean;
}

/** Who is signed in, and the ways to change that. */
export interface StaffSession extends Store<SessionState> {
  /** Asks the server who is signed in. */
  load(): Promise<void>;
  signIn(login: Login): Promise<void>;
  signOut(): Promise<void>;
  /** The server said that the session is over. */
  expire(): void;
  /** Asks again whether the session holds, quietly: a server that can't be reached says nothing about it. */
  verify(): Promise<void>;
}

/** Creates the page's session; `load` asks the server. */
export function createSession(): StaffSession {
  const store = createStore<SessionState>({
    phase: 'unknown',
    user: null,
    busy: false,
    failure: null,
    ended: false,
  });
  const began = async (user: StaffUser) => {
    await offerLanguage(user.language);
    store.set({ phase: 'signed_in', user, busy: false, failure: null, ended: false });
  };
  const expire = () => {
    if (store.state.phase === 'signed_in') {
      store.set({ phase: 'signed_out', user: null, busy: false, failure: null, ended: true });
    }
  };
  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    async load() {
      store.set({ busy: true, failure: null });
      try {
        const user = await whoAmI();
        if (user) await began(user);
        else store.set({ phase: 'signed_out', user: null, busy: false });
      } catch (error) {
        store.set({ busy: false, failure: failureCode(error) });
      }
    },
    async signIn(login) {
      store.set({ busy: true, failure: null });
      try {
        await began(await signIn(login));
      } catch (error) {
        store.set({ busy: false, failure: failureCode(error) });
      }
    },
    async signOut() {
      store.set({ busy: true });
      try {
        await signOut();
      } catch (error) {
        // Somebody else may sit down here next: what could not be ended must not look ended.
        store.set({ busy: false, failure: failureCode(error) });
        return;
      }
      store.set({ phase: 'signed_out', user: null, busy: false, failure: null, ended: false });
    },
    expire,
    async verify() {
      try {
        if ((await whoAmI()) === null) expire();
      } catch {
        // Not known now: whoever asked will ask again.
      }
    },
  };
}
