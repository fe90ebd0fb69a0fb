import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

export type SocketState = 'connecting' | 'open' | 'reconnecting' | 'closed';

export interface SocketOptions<In extends TSchema> {
  /** Absolute, or a path of this origin. */
  url: string;
  /** What the other side may say. A message that does not fit is dropped with a warning: it can't break the page. */
  incoming: In;
  /** Silence for longer than this means that the connection is dead, though no close came. */
  silenceSeconds: number;
  onOpen(): void;
  onMessage(message: Static<In>): void;
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
  close(): void;
}

const firstDelayMs = 300;
// A caller on a train should not wait long after the tunnel, and a thousand pages should not knock all at once.
const longestDelayMs = 5_000;

/** Opens a resilient socket; `Out` is the union of what this side may say. */
export function openSocket<Out, In extends TSchema>(options: SocketOptions<In>): ResilientSocket<Out> {
  const url = new URL(options.url, location.href);
  if (url.protocol.startsWith('http')) url.protocol = url.protocol.replace('http', 'ws');

  let socket: WebSocket | null = null;
  let attempts = 0;
  let everOpen = false;
  let closed = false;
  let retryTimer = 0;
  let silenceTimer = 0;

  const heard = () => {
    clearTimeout(silenceTimer);
    silenceTimer = window.setTimeout(() => socket?.close(), options.silenceSeconds * 1000);
  };

  const connect = () => {
    clearTimeout(retryTimer);
    options.onState(everOpen ? 'reconnecting' : 'connecting', null);
    const current = new WebSocket(url);
    socket = current;
    heard();
    current.addEventListener('open', () => {
      if (socket !== current) return;
      attempts = 0;
      everOpen = true;
      heard();
      options.onState('open', null);
      options.onOpen();
    });
    current.addEventListener('message', (event) => {
      if (socket !== current) return;
      heard();
      const message = parse(options.incoming, event.data);
      if (message === undefined) console.warn('A message of an unknown shape was dropped');
      else options.onMessage(message);
    });
    current.addEventListener('close', (event) => {
      if (socket !== current) return;
      socket = null;
      clearTimeout(silenceTimer);
      if (closed || options.finalCloseCodes.includes(event.code)) {
        stop();
        options.onState('closed', event.code);
        return;
      }
      const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts) * (0.5 + Math.random() / 2);
      attempts += 1;
      options.onState(everOpen ? 'reconnecting' : 'connecting', event.code);
      retryTimer = window.setTimeout(connect, delay);
    });
  };

  const retryNow = () => {
    if (!closed && socket === null) connect();
  };
  const stop = () => {
    closed = true;
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    window.removeEventListener('online', retryNow);
  };

  window.addEventListener('online', retryNow);
  connect();

  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    retryNow,
    close() {
      if (closed) return;
      stop();
      socket?.close(1000);
    },
  };
}

/** The message, where it is JSON of the wanted shape; undefined otherwise. */
function parse<In extends TSchema>(schema: In, data: unknown): Static<In> | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return Value.Check(schema, message) ? message : undefined;
  } catch {
    return undefined;
  }
}
