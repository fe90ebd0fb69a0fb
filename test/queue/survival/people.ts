import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { CallerCall } from '../../../server/contract/caller-socket.ts';
import type { CounselorMessage } from '../../../server/contract/counselor-socket.ts';
import type { CallId } from '../../../server/contract/ids.ts';
import { type MemoryStorage, openCallerMemory } from '../../../web-client/data/caller-memory.ts';
import { type CallerSession, openCallerSession } from '../../../web-client/data/caller-session.ts';
import { type DeskStore, openDesk } from '../../../web-client/data/desk.ts';

// The pages' own code, without the pages: what it does when a connection is cut is what a browser would do.

/** One person's device: what it has of a network connection. */
interface Device {
  cookie: string | null;
  socket: WebSocket | null;
}
/** Whose code runs at the moment; whatever it sets going stays theirs. */
const devices = new AsyncLocalStorage<Device>();

/** Makes this process look like pages that came from `url`; each person's code runs on their own device. */
export function browseFrom(url: string): void {
  vi.stubGlobal('location', { href: url });
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: URL) {
        const device = devices.getStore();
        if (device === undefined) throw new Error('A page opened a connection on nobody’s device');
        super(address, device.cookie === null ? {} : { headers: { cookie: device.cookie } });
        this.on('error', () => {}); // Told as a close too.
        device.socket = this;
      }
    },
  );
}

/** A span of this process's clock, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A caller with the phone in the hand. */
export class Caller {
  readonly #code: string;
  readonly #device: Device = { cookie: null, socket: null };
  readonly #storage = memoryStorage();
  session: CallerSession | null = null;
  /** The calls that the page was told it has, one after the other. */
  readonly promised = new Set<CallId>();
  /** Calls that the caller left or hung up. */
  readonly left = new Set<string>();
  readonly complaints: string[] = [];
  /** When the page showed, over a connection that held, that this call waits. */
  readonly waits = new Map<CallId, Span[]>();
  #waiting: { call: CallId; from: number } | null = null;

  constructor(code: string) {
    this.#code = code;
  }

  open(): void {
    if (this.session !== null) return;
    this.#run(() => {
      const memory = openCallerMemory(this.#code, () => this.#storage);
      this.session = openCallerSession({ code: this.#code, language: 'fr', availability: nothingKnown, memory });
      this.session.subscribe(({ call, connection }) => this.#see(call, connection === 'open'));
    });
  }

  ask(): void {
    this.open();
    const { session } = this;
    if (session === null || this.hasCall() || session.state.asked || session.state.resuming) return;
    this.#run(() => session.ask({ kind: 'text', languages: ['fr'] }));
  }

  hangUp(): void {
    const { call, resuming } = this.session?.state ?? {};
    // A page that is still taking a call up again leaves that one, though it can't show it yet.
    const left = call?.id ?? (resuming ? [...this.promised].at(-1) : undefined);
    if (left !== undefined) this.left.add(left);
    this.#run(() => this.session?.hangUp());
  }

  /** The connection breaks off; the page comes back by itself. */
  cut(): void {
    this.#run(() => this.#device.socket?.terminate());
  }

  /** The page is closed, and opened again some time later. */
  shut(): void {
    if (this.session === null) return;
    this.#endWait();
    this.#run(() => this.session?.close());
    this.session = null;
  }

  /** The call goes on, as far as the page knows. */
  hasCall(): boolean {
    const call = this.session?.state.call ?? null;
    return call !== null && call.state !== 'ended';
  }
  /** The page is open, and nothing is under way between it and the server. */
  isSteady(): boolean {
    const state = this.session?.state;
    return state?.connection === 'open' && !state.asked && !state.resuming;
  }

  #see(call: CallerCall | null, connected: boolean): void {
    if (call?.state !== 'waiting' || !connected) this.#endWait();
    else if (this.#waiting?.call !== call.id) {
      this.#endWait();
      this.#waiting = { call: call.id, from: Date.now() };
    }
    if (call === null) return;
    if (call.state !== 'ended') this.promised.add(call.id);
    else if (call.ending === 'failed' || call.ending === 'unanswered') {
      this.complaints.push(`the page of ${call.id} says that it has ${call.ending}`);
    }
  }

  #endWait(): void {
    if (this.#waiting === null) return;
    const { call, from } = this.#waiting;
    this.waits.set(call, [...(this.waits.get(call) ?? []), { from, to: Date.now() }]);
    this.#waiting = null;
  }

  #run(act: () => void): void {
    devices.run(this.#device, act);
  }
}

/** A counselor with a dashboard. */
export class Counselor {
  readonly id: string;
  readonly #device: Device;
  desk: DeskStore | null = null;
  frozen = false;

  constructor(id: string, cookie: string) {
    this.id = id;
    this.#device = { cookie, socket: null };
  }

  open(): void {
    if (this.desk !== null) return;
    this.#run(() => {
      this.desk = openDesk();
    });
  }
  shut(): void {
    if (this.desk === null) return;
    this.thaw();
    this.desk.close();
    this.desk = null;
  }
  cut(): void {
    if (this.desk !== null) this.#run(() => this.#device.socket?.terminate());
  }
  /** The lid of the laptop is closed: the connection stays, and nobody answers on it. */
  freeze(): void {
    if (this.desk === null || this.#device.socket?.readyState !== WebSocket.OPEN) return;
    this.frozen = true;
    this.#device.socket.pause();
  }
  thaw(): void {
    if (!this.frozen) return;
    this.frozen = false;
    this.#device.socket?.resume();
  }

  choose(presence: 'available' | 'away'): void {
    this.#say({ type: 'set_presence', presence });
  }
  /** Does what comes next: answers, hangs up, writes the record. */
  goOn(): void {
    const desk = this.desk?.state.desk;
    if (desk?.offer) this.#say({ type: 'accept_offer', offer: desk.offer.id, fence: desk.offer.fence });
    else if (desk?.call?.state === 'wrap_up') {
      this.#say({ type: 'save_record', call: desk.call.id, disposition: 'helped', note: '' });
      this.#say({ type: 'finish_record', call: desk.call.id });
    } else if (desk?.call) this.#say({ type: 'hang_up', call: desk.call.id });
  }
  decline(): void {
    const offer = this.desk?.state.desk?.offer;
    if (offer) this.#say({ type: 'decline_offer', offer: offer.id, fence: offer.fence });
  }
  /** The dashboard is open and connected, and somebody sits at it. */
  isSteady(): boolean {
    return !this.frozen && this.desk?.state.connection === 'open' && this.desk.state.desk !== null;
  }

  #run(act: () => void): void {
    devices.run(this.#device, act);
  }

  /** What is said while the connection is cut is not said: the dashboard shows that nothing came of it. */
  #say(message: CounselorMessage): void {
    if (!this.frozen) this.desk?.send(message);
  }
}

const nothingKnown = {
  free: false,
  onDuty: false,
  waiting: 0,
  wait: null,
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: [],
};

function memoryStorage(): MemoryStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
