import type { OtherLive, Refused, RoomAccess } from '../../server/contract/caller-socket.ts';
import {
  type CounselorMessage,
  counselorSocketPath,
  type Desk,
  deskHeartbeatSeconds,
  ToCounselor,
} from '../../server/contract/counselor-socket.ts';
import { closeCodes } from '../../server/contract/errors.ts';
import type { CallId } from '../../server/contract/ids.ts';
import {
  type Conversation,
  conversationOf,
  hearMessages,
  newMessageId,
  noConversation,
  writeMessage,
} from '../lib/conversation.ts';
import { noLetterWay } from '../lib/letter-way.ts';
import { arrived, createLiveWriter, hearLive, nothingLive, type ReadAlong } from '../lib/live-text.ts';
import { parseMessage } from '../lib/resilient-socket.ts';
import { openSocket, type ResilientSocket } from '../lib/socket.ts';
import { createStore, type Store } from '../lib/store.ts';
import { sayTyping, watchTyping } from '../lib/typing.ts';
import { isOtherLive } from './caller-writing.checks.ts';

/** How the dashboard's socket stands. `replaced`: another tab took the desk; `signed_out`, `forbidden`: see the login. */
export type DeskConnection =
  | 'connecting'
  | 'open'
  | 'reconnecting'
  | 'replaced'
  | 'signed_out'
  | 'forbidden'
  | 'closed';

/** The desk as the dashboard knows it. A desk stays while the connection is cut: it is the last that was heard. */
export interface DeskState {
  readonly connection: DeskConnection;
  readonly desk: Desk | null;
  /** When the desk was heard, on the page's own clock: the offer's countdown starts from there. */
  readonly heardAt: number;
  /** The last refusal, until something is asked again. */
  readonly refused: Refused | null;
  /** What was written in the call on the desk. */
  readonly conversation: Conversation;
  /** The caller writes at this moment. */
  readonly callerTyping: boolean;
  /** What the caller is writing, where they show their letters. */
  readonly readAlong: ReadAlong;
  /** The caller sees the letters that are written here. */
  readonly live: boolean;
  /** The server refused something that was written: it stays here until it is sent again. */
  readonly writingFailed: boolean;
}

/** The counselor's socket as an observable store: state in, messages out. */
export interface DeskStore extends Store<DeskState> {
  /** False where the socket is not open: nothing was said, and the page must keep what it wanted to say. */
  send(message: CounselorMessage): boolean;
  /** Writes to the caller. What can't be sent now is sent once it can be. */
  write(text: string): void;
  /** Tells the caller that one writes, and what, where they may see that. */
  typing(text: string): void;
  /** Lets the caller see letters as they are written, or no more. */
  setLive(on: boolean): void;
  /** Sends again what the server does not have yet; by its id, nothing is said twice. */
  sendUnsent(): void;
  /** A fresh room token: asks, and waits for the next desk that brings another one. */
  renewRoom(call: CallId): Promise<RoomAccess>;
  /** Connects again after another tab had taken the desk. */
  takeHere(): void;
  close(): void;
}

// Longer than a server needs to answer, shorter than the life of the room token that we hold.
const renewTimeoutMs = 10_000;
// The server beats so often that four missing beats mean a dead connection, and not yet a slow one.
const silenceSeconds = deskHeartbeatSeconds * 4;

/** Opens the counselor's socket, with the way of letters past it; `now` is the page's clock in milliseconds. */
export function openDesk(letters = noLetterWay(), now: () => number = () => performance.now()): DeskStore {
  const store = createStore<DeskState>({
    connection: 'connecting',
    desk: null,
    heardAt: 0,
    refused: null,
    conversation: noConversation,
    callerTyping: false,
    readAlong: nothingLive,
    live: false,
    writingFailed: false,
  });
  const typing = watchTyping((callerTyping) => store.set({ callerTyping }));
  const live = createLiveWriter((what) => {
    const call = store.state.desk?.call?.id;
    if (call === undefined) return;
    const message = { type: 'live', call, ...what } as const;
    if (!letters.say(JSON.stringify(message))) socket.send(message);
  }, newMessageId);
  const hearLetters = (message: OtherLive | undefined) => {
    if (message && message.call === store.state.desk?.call?.id) {
      store.set({ readAlong: hearLive(store.state.readAlong, message) });
    }
  };
  letters.hear = (text) => hearLetters(parseMessage(isOtherLive, text));
  const sayThatOneWrites = sayTyping(() => {
    const call = store.state.desk?.call?.id;
    if (call !== undefined) socket.send({ type: 'typing', call });
  });
  /** Another call: nobody sees letters before that is chosen anew. */
  const begin = () => {
    live.sent();
    live.switch(false);
    store.set({ readAlong: nothingLive, live: false });
  };
  let closed = false;

  const sendUnsent = () => {
    const { call, unsent } = store.state.conversation;
    if (store.state.writingFailed) store.set({ writingFailed: false });
    if (call !== null) for (const message of unsent) socket.send({ type: 'send_message', call, ...message });
  };

  /** With its call, a conversation is forgotten here too. One may be told of before the desk shows its call. */
  const conversationAt = ({ call }: Desk): Conversation => {
    const { conversation, desk } = store.state;
    if (call !== null) return conversationOf(conversation, call.id);
    return conversation.call === desk?.call?.id ? noConversation : conversation;
  };

  const connect = (): ResilientSocket<CounselorMessage> =>
    openSocket<CounselorMessage, typeof ToCounselor>({
      url: counselorSocketPath,
      incoming: ToCounselor,
      silenceSeconds,
      finalCloseCodes: [closeCodes.notSignedIn, closeCodes.forbidden, closeCodes.replaced],
      onOpen: () => {
        store.set({ connection: 'open', refused: null });
        sendUnsent();
        live.again();
      },
      onMessage: (message) => {
        switch (message.type) {
          case 'desk':
            if (message.desk.call?.id !== store.state.desk?.call?.id) begin();
            store.set({ desk: message.desk, heardAt: now(), conversation: conversationAt(message.desk) });
            return;
          case 'messages':
            if (message.messages.some(({ author }) => author === 'caller')) typing.over();
            store.set({
              conversation: hearMessages(store.state.conversation, message),
              readAlong: arrived(
                store.state.readAlong,
                message.messages.filter(({ author }) => author === 'caller'),
              ),
            });
            return;
          case 'live':
            return hearLetters(message);
          case 'typing':
            return typing.heard();
          case 'refused':
            // What was written is shown whole once it is sent.
            if (message.to === 'live') return;
            store.set(message.to === 'send_message' ? { writingFailed: true } : { refused: message });
            return;
          case 'heartbeat':
            // From here and from no timer: the timers of a tab in the background run once a minute.
            socket.send({ type: 'here' });
            return;
          default:
            message satisfies never;
        }
      },
      onState: (socketState, closeCode) => {
        if (socketState !== 'open') store.set({ connection: connectionOf(socketState, closeCode) });
      },
    });
  let socket = connect();

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    send(message) {
      if (store.state.refused !== null) store.set({ refused: null });
      return socket.send(message);
    },
    write(text) {
      const call = store.state.desk?.call?.id;
      if (call === undefined) return;
      const message = { id: live.sent(), text };
      store.set({ conversation: writeMessage(conversationOf(store.state.conversation, call), message) });
      if (store.state.writingFailed) sendUnsent();
      else socket.send({ type: 'send_message', call, ...message });
    },
    sendUnsent,
    typing(text) {
      if (text !== '') sayThatOneWrites();
      live.write(text);
    },
    setLive(on) {
      live.switch(on);
      store.set({ live: on });
    },
    renewRoom(call) {
      const before = roomOf(store.state.desk, call)?.token;
      if (store.state.refused?.to === 'renew_room') store.set({ refused: null });
      return new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          forget();
        };
        const look = (next: DeskState) => {
          const room = roomOf(next.desk, call);
          if (next.desk !== null && next.desk.call?.id !== call && next.desk.offer?.call !== call) {
            done();
            reject(new Error('The call is over'));
          } else if (room && room.token !== before) {
            done();
            resolve(room);
          } else if (next.refused?.to === 'renew_room') {
            done();
            reject(new Error(next.refused.detail));
          }
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error('The server gave no new room token'));
        }, renewTimeoutMs);
        const forget = store.subscribe(look);
        // Where the socket is cut, the desk that comes first after the reconnect brings a fresh token by itself.
        socket.send({ type: 'renew_room', call });
      });
    },
    takeHere() {
      if (closed || store.state.connection !== 'replaced') return;
      store.set({ connection: 'connecting' });
      socket = connect();
    },
    close() {
      if (closed) return;
      closed = true;
      socket.close();
    },
  };
}

/** What the end of a socket means to the dashboard. */
export function connectionOf(
  state: 'connecting' | 'reconnecting' | 'closed',
  closeCode: number | null,
): DeskConnection {
  if (state !== 'closed') return state;
  if (closeCode === closeCodes.replaced) return 'replaced';
  if (closeCode === closeCodes.notSignedIn) return 'signed_out';
  if (closeCode === closeCodes.forbidden) return 'forbidden';
  return 'closed';
}

/** Where a call is, or will be if it is accepted. */
function roomOf(desk: Desk | null, call: CallId): RoomAccess | null {
  if (desk?.call?.id === call) return desk.call.room;
  return desk?.offer?.call === call ? desk.offer.room : null;
}
