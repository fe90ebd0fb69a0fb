import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CounselorCall, CounselorMessage, Desk, ToCounselor } from '../../server/contract/counselor-socket.ts';
import { until } from '../../test/support/until.ts';
import { type DeskStore, openDesk } from './desk.ts';

// The dashboard's socket against a server of the test's own, over a real WebSocket.

const call: CounselorCall = {
  id: JSON.parse('"0193a1b2-0000-7000-8000-000000000001"'),
  state: 'active',
  kind: 'text',
  origin: { campaign: 'c', placement: 'p', placementKind: 'poster', address: null, known: null },
  languages: [],
  activeSince: '2026-01-01T00:00:00Z',
  talkSeconds: 0,
  room: null,
  recordSecondsLeft: null,
  exited: false,
  disposition: null,
  note: '',
  referrals: [],
  summary: { wanted: false, text: null, answer: null },
};
const deskWith = (one: CounselorCall | null): ToCounselor => ({
  type: 'desk',
  desk: {
    presence: one === null ? 'available' : 'busy',
    since: '2026-01-01T00:00:00Z',
    awayReason: null,
    offer: null,
    call: one,
    queue: { waiting: 0, longestWaitSeconds: 0, available: 0 },
    missedOffers: 0,
  } satisfies Desk,
});

let server: WebSocketServer;
let sockets: WebSocket[];
let heard: CounselorMessage[];
let store: DeskStore;

const tell = (message: ToCounselor) => sockets.at(-1)?.send(JSON.stringify(message));
const sent = () => heard.flatMap((message) => (message.type === 'send_message' ? [message] : []));
const number = (message: { id: string; text: string }, place: number): ToCounselor => ({
  type: 'messages',
  call: call.id,
  messages: [
    {
      id: JSON.parse(`"${message.id}"`),
      number: place,
      author: 'counselor',
      text: message.text,
      at: '2026-01-01T00:00:00Z',
    },
  ],
});
const textsHere = () => store.state.conversation.told.map(({ text }) => text);
const unsentHere = () => store.state.conversation.unsent.map(({ text }) => text);
const waitFor = (done: () => boolean, why: string) => until(() => (done() ? null : why));
async function firstSent() {
  await waitFor(() => sent().length > 0, 'nothing was sent');
  const [first] = sent();
  if (!first) throw new Error('unreachable');
  return first;
}

beforeEach(async () => {
  sockets = [];
  heard = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    tell(deskWith(call));
  });
  const { port }: AddressInfo = Object(server.address());
  vi.stubGlobal('location', { href: `http://127.0.0.1:${port}/dashboard` });
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
  store = openDesk();
  await waitFor(() => store.state.desk !== null, 'no desk');
});
afterEach(async () => {
  store.close();
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
  vi.unstubAllGlobals();
});

describe('the dashboard’s socket', () => {
  it('answers each heartbeat, and no refusal is forgotten by that', async () => {
    tell({ type: 'refused', code: 'not_now', detail: '', to: 'set_presence' });
    tell({ type: 'heartbeat' });
    tell({ type: 'heartbeat' });
    await waitFor(() => heard.length === 2, 'not both heartbeats are answered');
    expect(heard).toEqual([{ type: 'here' }, { type: 'here' }]);
    expect(store.state.refused?.code).toBe('not_now');
  });

  it('shows what is written at once, and sends it again after a cut until it has its number', async () => {
    store.write('Bonjour');
    expect(unsentHere()).toEqual(['Bonjour']);
    const first = await firstSent();
    sockets.at(-1)?.terminate();
    await waitFor(() => sent().length === 2, 'it is not sent again');
    expect(sent()[1]).toEqual(first);
    tell(number(first, 1));
    await waitFor(() => unsentHere().length === 0, 'it is still unsent');
    expect(textsHere()).toEqual(['Bonjour']);
  });

  it('keeps what was refused, and sends it when asked', async () => {
    store.write('Bonjour');
    const first = await firstSent();
    tell({ type: 'refused', code: 'overloaded', detail: '', to: 'send_message' });
    await waitFor(() => store.state.writingFailed, 'the refusal was not heard');
    expect(unsentHere()).toEqual(['Bonjour']);
    store.sendUnsent();
    expect(store.state.writingFailed).toBe(false);
    await waitFor(() => sent().length === 2, 'it is not sent again');
    expect(sent()[1]?.id).toBe(first.id);
  });

  it('forgets a conversation with its call, and not before', async () => {
    store.write('Bonjour');
    tell(number(await firstSent(), 1));
    tell(deskWith({ ...call, state: 'wrap_up', recordSecondsLeft: 600 }));
    await waitFor(() => store.state.desk?.call?.state === 'wrap_up', 'no wrap-up');
    expect(textsHere()).toEqual(['Bonjour']);
    tell(deskWith(null));
    await waitFor(() => store.state.desk?.call === null, 'the call is still there');
    expect(textsHere()).toEqual([]);
  });

  it('keeps messages that are told before the desk shows their call', async () => {
    tell(deskWith(null));
    await waitFor(() => store.state.desk?.call === null, 'the call is still there');
    tell(number({ id: '0193a1b2-0000-7000-8000-000000000002', text: 'early' }, 1));
    tell(deskWith(null));
    tell(deskWith(call));
    await waitFor(() => store.state.desk?.call !== null, 'no call');
    expect(textsHere()).toEqual(['early']);
  });
});
