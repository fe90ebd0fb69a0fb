import type { VisitId } from '../../server/contract/ids.ts';

/** What the page remembers through a reload, in this tab alone: no other page and no later visitor can read it. */
export interface CallerMemory {
  readonly visit: VisitId;
  /** The token of the call that this visit has, if it has one. */
  resume: string | null;
  /** The call that is over, as its page shows it and goes on following it; nothing once the page has begun again. */
  ended: string | null;
  /** The secret of the callback that this visit has booked or come back to, if it has one. */
  callback: string | null;
  /** The caller's face is hidden: what is kept longest, so that no reload shows it. */
  hidden: boolean;
  /** What is behind the caller is blurred: kept as long. */
  blurred: boolean;
  /**
   * The microphone is switched off: nobody who muted themselves because somebody came in is heard after a reload. It
   * lasts until they switch it on, or ask for a talk anew: who asks to be heard is.
   */
  muted: boolean;
  /** The camera was switched off in a call: no reload switches it on, even where the server has not heard of it. */
  cameraOff: boolean;
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

const things = [
  'visit',
  'call',
  'ended',
  'callback',
  'hidden',
  'blurred',
  'muted',
  'cameraOff',
  'writing',
  'known',
] as const;
type Thing = (typeof things)[number];

/** Opens the memory of a code's visit. Where the browser keeps nothing, it lasts as long as the page. */
export function openCallerMemory(code: string, storage: () => MemoryStorage = () => sessionStorage): CallerMemory {
  const kept = new Map<Thing, string>();
  const keyOf = (thing: Thing) => `passerelle.${thing}.${code}`;

  const get = (thing: Thing): string | null => {
    try {
      return storage().getItem(keyOf(thing)) ?? kept.get(thing) ?? null;
    } catch {
      return kept.get(thing) ?? null;
    }
  };
  const set = (thing: Thing, value: string | null) => {
    if (value === null) kept.delete(thing);
    else kept.set(thing, value);
    try {
      if (value === null) storage().removeItem(keyOf(thing));
      else storage().setItem(keyOf(thing), value);
    } catch {
      // An in-app browser without storage: the map above has it, until the page is gone.
    }
  };
  const is = (thing: Thing) => get(thing) !== null;
  const mark = (thing: Thing, on: boolean) => set(thing, on ? 'yes' : null);
  const fresh = (): VisitId => {
    const id = newVisitId();
    set('visit', id);
    return id;
  };

  const stored = get('visit');
  let visit = stored !== null && isVisitId(stored) ? stored : fresh();
  return {
    get visit() {
      return visit;
    },
    get resume() {
      return get('call');
    },
    set resume(token) {
      set('call', token);
    },
    get ended() {
      return get('ended');
    },
    set ended(call) {
      set('ended', call);
    },
    get callback() {
      return get('callback');
    },
    set callback(secret) {
      set('callback', secret);
    },
    get hidden() {
      return is('hidden');
    },
    set hidden(on) {
      mark('hidden', on);
    },
    get blurred() {
      return is('blurred');
    },
    set blurred(on) {
      mark('blurred', on);
    },
    get muted() {
      return is('muted');
    },
    set muted(on) {
      mark('muted', on);
    },
    get cameraOff() {
      return is('cameraOff');
    },
    set cameraOff(on) {
      mark('cameraOff', on);
    },
    get toWriting() {
      return is('writing');
    },
    set toWriting(on) {
      mark('writing', on);
    },
    get known() {
      return get('known');
    },
    set known(words) {
      set('known', words);
    },
    renew() {
      set('call', null);
      set('callback', null);
      visit = fresh();
    },
    erase() {
      for (const thing of things) set(thing, null);
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
