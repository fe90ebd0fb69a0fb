import type { Check } from './check.ts';

export type SocketState = 'connecting' | 'open' | 'reconnecting' | 'closed';

export interface ResilientSocketOptions<In> {
  /** Absolute, or a path of this origin. */
  url: string;
  /** What the other side may say. A message that does not fit is dropped with a warning: it can't break the page. */
  accepts: Check<In>;
  /** Silence for longer than this means that the connection is dead, though no close came. */
  silenceSeconds: number;
  onOpen(): void;
  onMessage(message: In): void;
  onState(state: SocketState, closeCode: number | null): void;
  /** Close codes after which there is no use in trying again. */
  finalCloseCodes: readonly number[];
}

/** A WebSocket that survives cuts: it reconnects with backoff and jitter until `close()` or a final close code. */
export interface ResilientSocket<Out> {
  /** False where the socket is not open: state must be sent again from `onOpen`, so nothing is queued. */
  send(message: Out): boolean;
  /** Tries at once instead of waiting for the backoff, for instance when the browser says it is online again. */
  retryNow(): void;
  /** Gives this connection up and comes again after the backoff: the server is there, and can't help just now. */
  retryLater(): void;
  close(): void;
}

const firstDelayMs = 300;
// A caller on a train should not wait long after the tunnel, and a thousand pages should not knock all at once.
const longestDelayMs = 5_000;
// A connection that lasted shorter than this was none: the next try comes later still.
const steadyMs = 5_000;

/** The address of a WebSocket: absolute, or a path of this origin. */
export function socketUrl(url: string): URL {
  const absolute = new URL(url, location.href);
  if (absolute.protocol.startsWith('http')) absolute.protocol = absolute.protocol.replace('http', 'ws');
  return absolute;
}

/** Opens a resilient socket; `Out` is the union of what this side may say. */
export function openResilientSocket<Out, In>(options: ResilientSocketOptions<In>): ResilientSocket<Out> {
  const url = socketUrl(options.url);
  let socket: WebSocket | null = null;
  let attempts = 0;
  let openSince: number | null = null;
  let everOpen = false;
  let closed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  const isCurrent = (candidate: WebSocket) => socket === candidate;

  // A dead connection answers no close handshake, and the browser would wait for it for a minute: so silence counts as
  // closed at once, and whatever the old socket still says is ignored.
  const giveUp = (current: WebSocket) => {
    current.close();
    lost(current, null);
  };
  const heard = (current: WebSocket) => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(giveUp, options.silenceSeconds * 1000, current);
  };

  const lost = (current: WebSocket, code: number | null) => {
    if (!isCurrent(current)) return;
    socket = null;
    clearTimeout(silenceTimer);
    if (openSince !== null && performance.now() - openSince > steadyMs) attempts = 0;
    openSince = null;
    if (closed) return;
    if (code !== null && options.finalCloseCodes.includes(code)) {
      stop();
      options.onState('closed', code);
      return;
    }
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts) * (0.5 + Math.random() / 2);
    attempts += 1;
    retryTimer = setTimeout(connect, delay);
    options.onState(everOpen ? 'reconnecting' : 'connecting', code);
  };

  const connect = () => {
    clearTimeout(retryTimer);
    if (attempts === 0) options.onState(everOpen ? 'reconnecting' : 'connecting', null);
    const current = new WebSocket(url);
    socket = current;
    heard(current);
    current.addEventListener('open', () => {
      if (!isCurrent(current)) return;
      openSince = performance.now();
      everOpen = true;
      heard(current);
      options.onState('open', null);
      options.onOpen();
    });
    current.addEventListener('message', (event) => {
      if (!isCurrent(current)) return;
      heard(current);
      const message = parseMessage(options.accepts, event.data);
      if (message === undefined) console.warn('A message of an unknown shape was dropped');
      else options.onMessage(message);
    });
    current.addEventListener('close', (event) => lost(current, event.code));
  };

  const retryNow = () => {
    if (!closed && socket === null) connect();
  };
  // The network is known to be gone: the page says so at once, rather than after a long silence.
  const cut = () => {
    if (socket !== null) giveUp(socket);
  };
  const stop = () => {
    closed = true;
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    window.removeEventListener('online', retryNow);
    window.removeEventListener('offline', cut);
  };

  window.addEventListener('online', retryNow);
  window.addEventListener('offline', cut);
  connect();

  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    retryNow,
    retryLater: cut,
    close() {
      if (closed) return;
      stop();
      const last = socket;
      socket = null;
      last?.close(1000);
      options.onState('closed', 1000);
    },
  };
}

/** The message, where it is JSON of the wanted shape; undefined otherwise. */
export function parseMessage<In>(accepts: Check<In>, data: unknown): In | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return accepts(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
