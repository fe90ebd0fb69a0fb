import { Value } from 'typebox/value';
import type { Availability } from '../server/contract/caller-socket.ts';
import { heartbeatSeconds } from '../server/contract/caller-socket.ts';
import { type ScreenPage, screenSocketPath, ToScreen } from '../server/contract/screen-socket.ts';
import { type ScreenStatus, statusOf } from './screen-view.ts';

// A screen has nobody to reload it, so it never gives up; ten seconds at most keep it from standing dark after a restart.
const firstDelayMs = 500;
const longestDelayMs = 10_000;

export interface Player {
  /** Idempotent: stops listening. */
  close(): void;
}

/** Follows a screen's socket for as long as the page lives, and tells what to show whenever that changes. */
export function play(page: ScreenPage, show: (status: ScreenStatus) => void): Player {
  const url = new URL(screenSocketPath(page.name), location.href);
  url.protocol = url.protocol.replace('http', 'ws');

  let availability: Availability = page.availability;
  let heardAt = performance.now();
  let shown: ScreenStatus | null = null;
  let socket: WebSocket | null = null;
  let attempts = 0;
  let closed = false;
  let retryTimer = 0;
  let silenceTimer = 0;

  const update = () => {
    const status = statusOf(availability, (performance.now() - heardAt) / 1000);
    if (status === shown) return;
    shown = status;
    show(status);
  };

  const retry = (current: WebSocket) => {
    if (closed || socket !== current) return;
    socket = null;
    clearTimeout(silenceTimer);
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts) * (0.5 + Math.random() / 2);
    attempts += 1;
    retryTimer = window.setTimeout(connect, delay);
  };
  const listen = (current: WebSocket) => {
    clearTimeout(silenceTimer);
    // A dead connection may take minutes to say that it is closed: silence counts at once.
    silenceTimer = window.setTimeout(() => {
      current.close();
      retry(current);
    }, heartbeatSeconds * 2000);
  };

  function connect() {
    clearTimeout(retryTimer);
    if (closed || socket !== null) return;
    const current = new WebSocket(url);
    socket = current;
    listen(current);
    current.addEventListener('message', (event) => {
      if (socket !== current) return;
      listen(current);
      const message = parse(event.data);
      if (message === null) return;
      attempts = 0;
      heardAt = performance.now();
      if (message.type === 'screen') availability = message.availability;
      update();
    });
    current.addEventListener('close', () => retry(current));
  }

  const online = () => connect();
  const clock = window.setInterval(update, 1000);
  window.addEventListener('online', online);
  update();
  connect();

  return {
    close() {
      if (closed) return;
      closed = true;
      clearInterval(clock);
      clearTimeout(retryTimer);
      clearTimeout(silenceTimer);
      window.removeEventListener('online', online);
      socket?.close(1000);
    },
  };
}

function parse(data: unknown): ToScreen | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    return Value.Check(ToScreen, message) ? message : null;
  } catch {
    return null;
  }
}
