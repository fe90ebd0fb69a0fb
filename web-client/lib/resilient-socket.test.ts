import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { until } from '../../test/support/until.ts';
import { openResilientSocket, type ResilientSocket, type SocketState } from './resilient-socket.ts';

let server: WebSocketServer;
let accepted: WebSocket[];
let states: SocketState[];
let socket: ResilientSocket<string> | undefined;

beforeEach(async () => {
  accepted = [];
  states = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (one) => accepted.push(one));
  const { port }: AddressInfo = Object(server.address());
  vi.stubGlobal('location', { href: `http://127.0.0.1:${port}/` });
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
});
afterEach(async () => {
  socket?.close();
  for (const one of accepted) one.terminate();
  await new Promise((resolve) => server.close(resolve));
  vi.unstubAllGlobals();
});

function open(silenceSeconds = 60, finalCloseCodes: number[] = []): ResilientSocket<string> {
  socket = openResilientSocket<string, string>({
    url: '/',
    accepts: (message): message is string => typeof message === 'string',
    silenceSeconds,
    finalCloseCodes,
    onOpen: () => {},
    onMessage: () => {},
    onState: (state) => states.push(state),
  });
  return socket;
}
const connections = (count: number) => () =>
  accepted.length >= count ? null : `${accepted.length} connections so far`;

it('silence counts as closed at once, though the other side never answers the close', async () => {
  open(0.2);
  await until(connections(1));
  // A dead network: nothing comes from there any more, not even the answer to a close.
  accepted[0]?.pause();
  await until(connections(2), 3);
  expect(states).toEqual(expect.arrayContaining(['connecting', 'open', 'reconnecting']));
});

it('a final close code ends it, and it does not try again', async () => {
  open(60, [4409]);
  await until(connections(1));
  accepted[0]?.close(4409);
  await until(() => (states.at(-1) === 'closed' ? null : `the state is ${states.at(-1)}`));
  socket?.retryNow();
  expect(accepted).toHaveLength(1);
});

it('comes again later each time that a connection was of no use', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const opened = open();
  for (let count = 1; count <= 4; count += 1) {
    await until(() => (accepted.length === count && states.at(-1) === 'open' ? null : `the state is ${states.at(-1)}`));
    opened.retryLater();
    expect(states.at(-1)).toBe('reconnecting');
  }
  const delays = timers.mock.calls.flatMap(([handler, ms = 0]) => (handler.name === 'connect' ? [ms] : []));
  expect(delays).toHaveLength(4);
  for (const [tries, delay] of delays.entries()) {
    expect(delay).toBeGreaterThanOrEqual(150 * 2 ** tries);
    expect(delay).toBeLessThanOrEqual(300 * 2 ** tries);
  }
  timers.mockRestore();
});

it('closing is final, and may be done twice', async () => {
  const opened = open();
  await until(connections(1));
  opened.close();
  opened.close();
  expect(states.filter((state) => state === 'closed')).toHaveLength(1);
  expect(opened.send('late')).toBe(false);
});
