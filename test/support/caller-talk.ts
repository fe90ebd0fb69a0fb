import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CallerMessage, ToCaller } from '../../server/contract/caller-socket.ts';

/** A server of a test's own that speaks the caller's protocol: it keeps what it hears, and answers as the test says. */
export interface CallerTalk {
  readonly heard: CallerMessage[];
  answer: (message: CallerMessage) => ToCaller[];
  say(message: unknown): void;
  /** Ends the connection as a dead network would. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts it, and makes this process look like a page that came from it. */
export async function startCallerTalk(): Promise<CallerTalk> {
  const sockets: WebSocket[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const talk: CallerTalk = {
    heard: [],
    answer: () => [],
    say: (message) => sockets.at(-1)?.send(JSON.stringify(message)),
    cut: () => sockets.at(-1)?.terminate(),
    async close() {
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
      vi.unstubAllGlobals();
    },
  };
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const message: CallerMessage = JSON.parse(String(data));
      talk.heard.push(message);
      for (const reply of talk.answer(message)) socket.send(JSON.stringify(reply));
    });
  });
  const { port }: AddressInfo = Object(server.address());
  vi.stubGlobal('location', { href: `http://127.0.0.1:${port}/q/ABCD` });
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
  return talk;
}
