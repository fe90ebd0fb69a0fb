import type { CallerLanguage, CallKind } from '../../server/contract/call.ts';
import {
  type Availability,
  type CallerCall,
  type CallerMessage,
  callerSocketPath,
  heartbeatSeconds,
  type Refused,
  type RoomAccess,
} from '../../server/contract/caller-socket.ts';
import { closeCodes, type ErrorCode } from '../../server/contract/errors.ts';
import type { Checked } from '../lib/check.ts';
import { type LetterWay, noLetterWay } from '../lib/letter-way.ts';
import { openResilientSocket, type ResilientSocket } from '../lib/resilient-socket.ts';
import { createStore, type Store } from '../lib/store.ts';
import { isCoreMessage } from './caller.checks.ts';
import { closing, type Ending, ended, endingOf, inWriting, isTalk, roomOf } from './caller-call.ts';
import type { CallerMemory } from './caller-memory.ts';
import { createParts, type PartName, type SessionPart, type SessionPort } from './caller-parts.ts';

/** How the queue socket stands. `replaced`: another tab of this visit has it. `refused`: the server won't have us. */
export type CallerConnection = 'connecting' | 'open' | 'reconnecting' | 'replaced' | 'refused';

export interface CallerState {
  readonly connection: CallerConnection;
  readonly availability: Availability;
  /** A counselor was asked for, and the server has not answered yet. */
  readonly asked: boolean;
  /** A call of before is being taken up again, and the server has not answered yet. */
  readonly resuming: boolean;
  readonly call: CallerCall | null;
  /** The visit has a callback, or comes back to one; what is known of it has a part of its own. */
  readonly callback: boolean;
  /** The last refusal that a person must know of. */
  readonly refusal: ErrorCode | null;
}

export interface Wish {
  readonly kind: CallKind;
  readonly languages: readonly string[];
}

/** The caller's conversation with the server, as a store. It survives cuts and reloads. */
export interface CallerSession extends Store<CallerState> {
  ask(wish: Wish): void;
  /**
   * Turns the wait or the talk into another kind of call; the place is kept. It is one in writing from the tap on,
   * whatever the connection is like; for a face or a voice the server is asked first.
   */
  changeKind(kind: CallKind): void;
  /** Other languages are spoken from now on: whoever waits is matched by them. */
  speak(languages: readonly string[]): void;
  /** The call's access to its room, with a fresh token. Rejects where there is none to be had now. */
  renewRoom(): Promise<RoomAccess>;
  /** Leaves the queue, or hangs up; the page is told of the ending at once, the server as soon as it can be. */
  hangUp(how?: { readonly exit: true }): void;
  /** Forgets a call that has ended, a callback, and a refusal: the page begins again. */
  startOver(): void;
  /** The page was loaded with a call to take up again, whether that has been answered since or not. */
  readonly resumed: boolean;
  /** The secret of the visit's callback, where it has one. */
  readonly callbackSecret: string | null;
  /** What the caller has hidden or switched off, through reloads too. */
  readonly kept: Pick<CallerMemory, 'hidden' | 'blurred' | 'muted' | 'cameraOff'>;
  /** The token of the call, also once it has ended: what comes of it is followed by that, until the page begins again. */
  readonly callToken: string | null;
  /** The words by which this caller is recognised, in this tab alone. */
  knownPhrase: string | null;
  /** The call that is over: what is kept of it through reloads, until the page begins again. */
  ending: Ending | null;
  /** The way of letters past the server. */
  readonly letters: LetterWay;
  /** Lets a part of the page join in, from what was said to it on this connection on. */
  join(name: PartName, part: SessionPart): SessionPort;
  /** Takes the conversation back from another tab. */
  takeHere(): void;
  /** Hangs up, leaves no trace of the visit, and closes. */
  erase(): void;
  close(): void;
}

type CoreMessage = Checked<typeof isCoreMessage>;

export interface SessionOptions {
  readonly code: string;
  readonly language: CallerLanguage;
  readonly availability: Availability;
  readonly memory: CallerMemory;
}

/** What is said again by itself on the next connection. */
const goesOn: ReadonlySet<string | null> = new Set<CallerMessage['type']>([
  'open_visit',
  'ask_call',
  'resume_call',
  'return_callback',
  'hang_up',
  'change_kind',
]);

// Longer than a server needs to answer, shorter than the life of a room token.
const renewTimeoutMs = 10_000;

/** Opens the conversation: the visit is recorded, and a call of before is taken up again. */
export function openCallerSession({ code, language, availability, memory }: SessionOptions): CallerSession {
  // The page was loaded again after a call: it says goodbye as before.
  const ending = memory.resume === null ? endingOf(memory.ended) : null;
  const store = createStore<CallerState>({
    connection: 'connecting',
    availability,
    asked: false,
    resuming: memory.resume !== null,
    call: ending?.call ?? null,
    callback: memory.callback !== null,
    refusal: null,
  });
  const resumed = memory.resume !== null;
  const parts = createParts();
  let socket: ResilientSocket<CallerMessage>;
  let wish: Wish | null = null;
  /** By video or by voice: what a talk turned to while the server could not be told. */
  let unsaid: CallKind | null = null;
  /** The languages that were chosen since the call was asked for. */
  let spoken: readonly string[] | null = null;
  let callToken = memory.resume ?? ending?.token ?? null;
  /** The call as the server last told of it. */
  let told: CallerCall | null = null;
  /** The visit is open on this connection. */
  let opened = false;
  /** The connection was cut in the middle of a talk, and nothing has been heard of it since. */
  let cutOff = false;
  /** Of a call, or an ask, that was left: the server has not said yet that it is over. What is asked meanwhile waits. */
  let leaving = false;

  const goOn = () => {
    if (memory.resume !== null) {
      socket.send({ type: 'resume_call', resume: memory.resume });
      const kind = memory.toWriting ? 'text' : unsaid;
      if (kind) socket.send({ type: 'change_kind', kind });
      unsaid = null;
      if (spoken) socket.send({ type: 'change_languages', languages: [...spoken] });
    } else if (wish) socket.send({ type: 'ask_call', kind: wish.kind, languages: [...wish.languages] });
    else if (memory.callback !== null) socket.send({ type: 'return_callback', secret: memory.callback });
  };

  const hear = (message: CoreMessage) => {
    switch (message.type) {
      case 'visit_opened':
        opened = true;
        // An ask that was never answered is not known there.
        leaving &&= memory.resume !== null;
        store.set({ availability: message.availability });
        goOn();
        return parts.opened();
      case 'availability':
        return hearAvailability(message.availability);
      case 'call_kept':
        memory.resume = message.resume;
        callToken = message.resume;
        return;
      case 'callback_kept':
        memory.callback = message.secret;
        return store.set({ callback: true });
      case 'call':
        return hearCall(message.call);
      case 'refused':
        return hearRefusal(message);
      case 'messages':
      case 'typing':
      case 'live':
      case 'slots':
      case 'callback':
      case 'goodbye':
      case 'known_kept':
      case 'known':
        return parts.hear(message);
      case 'heartbeat':
        return;
      default:
        message satisfies never;
    }
  };

  const hearAvailability = (availability: Availability) => {
    // The door that kept somebody out is open again.
    const opened = store.state.availability.door !== null && availability.door === null;
    store.set(opened ? { availability, refusal: null } : { availability });
  };

  const hearCall = (call: CallerCall) => {
    if (leaving && !ended(call)) return socket.send({ type: 'hang_up' });
    if (call.state === 'ended') {
      memory.resume = null;
      if (call.ending !== 'callback') forgetCallback();
      // The page has said goodbye already, and its reader may be at the next thing.
      if (leaving) return left();
      if (ended(store.state.call)) return;
    }
    // It ended while its caller could not hear: nobody said goodbye, and it is not for them to think that somebody did.
    const shown = cutOff && call.state === 'ended' ? { ...call, ending: 'failed' as const } : call;
    cutOff = false;
    wish = null;
    told = shown;
    if (shown.state === 'ended' || shown.kind === 'text') memory.toWriting = false;
    store.set({ call: asWished(shown), asked: false, resuming: false, refusal: null });
  };

  /** Who turned to writing has turned: no news that crosses theirs switches a camera on. */
  const asWished = (call: CallerCall): CallerCall => (memory.toWriting ? inWriting(call) : call);

  const left = () => {
    leaving = false;
    if (wish) goOn();
  };

  const forgetCallback = () => {
    memory.callback = null;
    store.set({ callback: false });
  };

  const hearRefusal = (message: Refused) => {
    const refusal = message.code;
    // The server could not even look: that is no answer. The page forgets nothing, and comes again.
    if (goesOn.has(message.to) && (refusal === 'internal' || refusal === 'overloaded')) return socket.retryLater();
    switch (message.to) {
      case 'ask_call':
        // It was left: the hang-up behind it is answered too.
        if (leaving) return;
        // The answer to an earlier ask was lost in a cut, and with it the token: this page can't take that call up
        // again. It ends by itself; a new visit asks anew.
        if (refusal === 'already_calling' && memory.resume === null && wish) {
          memory.renew();
          return reconnect();
        }
        wish = null;
        return store.set({ asked: false, refusal });
      case 'change_kind':
        memory.toWriting = false;
        // It stays as the server has it.
        return store.state.call && !ended(store.state.call) ? store.set({ call: told }) : undefined;
      case 'resume_call':
        memory.resume = null;
        if (leaving) return left();
        store.set({ resuming: false, asked: false, call: closing(store.state.call) });
        // A callback whose call is over may have more to tell.
        return store.state.call === null ? goOn() : undefined;
      case 'open_visit':
        wish = null;
        return store.set({ asked: false, resuming: false, refusal });
      case 'hang_up':
        return leaving ? left() : undefined;
      default:
        return parts.hear(message);
    }
  };

  const connect = () =>
    openResilientSocket<CallerMessage, CoreMessage>({
      url: callerSocketPath,
      accepts: isCoreMessage,
      silenceSeconds: heartbeatSeconds * 2,
      finalCloseCodes: [
        closeCodes.badMessage,
        closeCodes.forbidden,
        closeCodes.notFound,
        closeCodes.gone,
        closeCodes.replaced,
      ],
      onOpen() {
        store.set({ connection: 'open' });
        socket.send({ type: 'open_visit', visit: memory.visit, code, language });
      },
      onMessage: hear,
      onState(state, closeCode) {
        if (state === 'open') return;
        cutOff ||= state !== 'closed' && opened && isTalk(store.state.call);
        opened = false;
        if (state === 'closed') {
          if (closeCode === 1000) return;
          store.set({ connection: closeCode === closeCodes.replaced ? 'replaced' : 'refused', asked: false });
        } else store.set({ connection: state });
      },
    });
  const reconnect = () => {
    opened = false;
    socket.close();
    socket = connect();
  };
  socket = connect();

  return {
    get state() {
      return store.state;
    },
    resumed,
    kept: memory,
    letters: noLetterWay(),
    get callbackSecret() {
      return memory.callback;
    },
    get knownPhrase() {
      return memory.known;
    },
    set knownPhrase(words) {
      memory.known = words;
    },
    get ending() {
      return endingOf(memory.ended);
    },
    set ending(next) {
      memory.ended = JSON.stringify(next);
    },
    get callToken() {
      return callToken;
    },
    subscribe: store.subscribe,
    ask(next) {
      wish = next;
      unsaid = null;
      spoken = null;
      callToken = null;
      memory.ended = null;
      memory.toWriting = false;
      store.set({ asked: true, refusal: null, call: null });
      if (leaving && opened) return;
      if (opened) goOn();
      else if (store.state.connection === 'refused') reconnect();
      else socket.retryNow();
    },
    changeKind(kind) {
      const { call } = store.state;
      const toWriting = kind === 'text';
      // Tapped twice, it is said once.
      if (toWriting && memory.toWriting) return;
      memory.toWriting = toWriting;
      if (call) store.set({ call: asWished(call) });
      // Camera and microphone of a talk are switched by now. What would switch them on is asked for again.
      unsaid = !opened && call?.state === 'talking' ? kind : null;
      if (opened) socket.send({ type: 'change_kind', kind });
      else socket.retryNow();
    },
    speak(languages) {
      spoken = languages;
      if (wish) wish = { ...wish, languages };
      const asked = memory.resume !== null || store.state.asked;
      if (asked && opened) socket.send({ type: 'change_languages', languages: [...languages] });
    },
    renewRoom: () =>
      new Promise((resolve, reject) => {
        const before = roomOf(store.state.call)?.token;
        const settle = (act: () => void) => {
          clearTimeout(timer);
          stop();
          act();
        };
        const timer = setTimeout(() => settle(() => reject(new Error('The server gave no new token'))), renewTimeoutMs);
        const stop = store.subscribe(({ call }) => {
          const room = roomOf(call);
          if (!room) settle(() => reject(new Error('The call has no room')));
          else if (room.token !== before) settle(() => resolve(room));
        });
        // Where the connection is cut, the call that comes after the next one brings a fresh token by itself.
        if (opened) socket.send({ type: 'renew_room' });
        else socket.retryNow();
      }),
    hangUp(how) {
      wish = null;
      memory.toWriting = false;
      const { call } = store.state;
      leaving = memory.resume !== null || store.state.asked;
      if (opened) socket.send({ type: 'hang_up', ...how });
      if (call && !ended(call)) {
        const talked = (call.state === 'talking' || call.state === 'writing') && call.activeSince !== null;
        const ending = talked ? 'talked' : 'left';
        forgetCallback();
        store.set({ asked: false, call: { state: 'ended', id: call.id, ending, talkSeconds: 0 } });
      } else store.set({ asked: false, resuming: false });
    },
    startOver() {
      callToken = null;
      memory.ended = null;
      if (ended(store.state.call)) store.set({ call: null });
      forgetCallback();
      store.set({ refusal: null });
      if (store.state.connection === 'refused') reconnect();
    },
    join(name, part) {
      parts.join(name, part);
      return { say: (message) => opened && socket.send(message) };
    },
    takeHere() {
      // How it stands by now, the server tells; until then no room is entered, nor any camera switched on.
      store.set({ call: null, resuming: memory.resume !== null });
      reconnect();
    },
    erase() {
      this.hangUp({ exit: true });
      memory.erase();
      socket.close();
    },
    close: () => socket.close(),
  };
}
