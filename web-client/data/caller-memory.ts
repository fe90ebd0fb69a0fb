import type { VisitId } from '../../server/contract/ids.ts';

/** What the page remembers through a reload, in this tab alone: no other page and no later visitor can read it. */
export interface CallerMemory {
  readonly visit: VisitId;
  /** The token of the call that this visit has, if it has one. */
  resume: string | null;
  /** The secret of the callback that this visit has booked or come back to, if it has one. */
  callback: string | null;
  /** The caller's face is hidden: what is kept longest, so that no reload shows it. */
  hidden: boolean;
  /** What is behind the caller is blurred: kept as long. */
  blurred: boolean;
  /** The call is to go on in writing, and the server may not have heard of it yet: no reload switches a camera on. */
  toWriting: boolean;
  /** The words by which this caller is recognised, if they want it. */
  known: string | null;
  /** A new visit from here on. */
  renew(): void;
  /** Leaves no trace of the visit on this phone. */
  erase(): void;
}

/** Where the memory is kept; `sessionStorage` on the page. */
export type MemoryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Opens the memory of a code's visit. Where the browser keeps nothing, it lasts as long as the page. */
export function openCallerMemory(code: string, storage: () => MemoryStorage = () => sessionStorage): CallerMemory {
  const visitKey = `passerelle.visit.${code}`;
  const callKey = `passerelle.call.${code}`;
  const callbackKey = `passerelle.callback.${code}`;
  const hiddenKey = `passerelle.hidden.${code}`;
  const blurredKey = `passerelle.blurred.${code}`;
  const writingKey = `passerelle.writing.${code}`;
  const knownKey = `passerelle.known.${code}`;
  const kept = new Map<string, string>();

  const get = (key: string): string | null => {
    try {
      return storage().getItem(key) ?? kept.get(key) ?? null;
    } catch {
      return kept.get(key) ?? null;
    }
  };
  const set = (key: string, value: string | null) => {
    if (value === null) kept.delete(key);
    else kept.set(key, value);
    try {
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, value);
    } catch {
      // An in-app browser without storage: the map above has it, until the page is gone.
    }
  };
  const fresh = (): VisitId => {
    const id = newVisitId();
    set(visitKey, id);
    return id;
  };

  const stored = get(visitKey);
  let visit = stored !== null && isVisitId(stored) ? stored : fresh();
  return {
    get visit() {
      return visit;
    },
    get resume() {
      return get(callKey);
    },
    set resume(token) {
      set(callKey, token);
    },
    get callback() {
      return get(callbackKey);
    },
    set callback(secret) {
      set(callbackKey, secret);
    },
    get hidden() {
      return get(hiddenKey) !== null;
    },
    set hidden(on) {
      set(hiddenKey, on ? 'yes' : null);
    },
    get blurred() {
      return get(blurredKey) !== null;
    },
    set blurred(on) {
      set(blurredKey, on ? 'yes' : null);
    },
    get toWriting() {
      return get(writingKey) !== null;
    },
    set toWriting(on) {
      set(writingKey, on ? 'yes' : null);
    },
    get known() {
      return get(knownKey);
    },
    set known(words) {
      set(knownKey, words);
    },
    renew() {
      set(callKey, null);
      set(callbackKey, null);
      visit = fresh();
    },
    erase() {
      set(callKey, null);
      set(callbackKey, null);
      set(hiddenKey, null);
      set(blurredKey, null);
      set(writingKey, null);
      set(visitKey, null);
      set(knownKey, null);
    },
  };
}

function isVisitId(text: string): text is VisitId {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

function newVisitId(): VisitId {
  const id = randomUuid();
  if (!isVisitId(id)) throw new Error('A visit id came out wrong');
  return id;
}

/** A random UUID (RFC 9562, version 4), also where the page is not in a secure context. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) byte = (byte & 0x0f) | 0x40;
    if (index === 8) byte = (byte & 0x3f) | 0x80;
    return byte.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}
