import type { OtherLive } from '../../server/contract/caller-socket.ts';
import type { CallId, MessageId } from '../../server/contract/ids.ts';
import { arrived, createLiveWriter, hearLive } from '../lib/live-text.ts';
import { parseMessage } from '../lib/resilient-socket.ts';
import { createStore, type Store } from '../lib/store.ts';
import { sayTyping, watchTyping } from '../lib/typing.ts';
import {
  type Conversation,
  cleanText,
  draft,
  emptyConversation,
  hearWritten,
  isSendable,
  nextUnsent,
  setRefused,
} from './caller-conversation.ts';
import { randomUuid } from './caller-memory.ts';
import type { SessionPort } from './caller-parts.ts';
import type { CallerSession } from './caller-session.ts';
import { isMessagesWritten, isOtherLive } from './caller-writing.checks.ts';

/** What is written in a call. It lives in the page's memory alone: after a reload the server tells it again. */
export interface CallerWriting extends Store<Conversation> {
  /** What stands where one writes: kept when writing goes on elsewhere in the page. Nothing is drawn anew for it. */
  readonly half: string;
  /** False where the text can't be sent as it is. */
  send(text: string): boolean;
  /** Tells the other side that one writes, and what, where it may see that. */
  typing(text: string): void;
  /** Lets the other side see letters as they are written, or no more. */
  setLive(on: boolean): void;
  /** Sends a message again that the server refused. */
  sendAgain(id: MessageId): void;
}

/** Joins the conversation with the server for its messages. */
export function openCallerWriting(session: CallerSession): CallerWriting {
  const store = createStore<Conversation>(emptyConversation);
  /** Sent on this connection, not answered yet. */
  let onTheWay: MessageId | null = null;
  let call: CallId | null = null;
  let half = '';
  const typing = watchTyping((now) => store.set({ typing: now }));

  const live = createLiveWriter((what) => {
    const message = { type: 'live', ...what } as const;
    if (!session.letters.say(JSON.stringify({ ...message, call }))) port.say(message);
  }, newMessageId);
  const hearLetters = (message: OtherLive | undefined) => {
    if (message && message.call === call) store.set({ readAlong: hearLive(store.state.readAlong, message) });
  };
  session.letters.hear = (text) => hearLetters(parseMessage(isOtherLive, text));

  /** Another call is another conversation, in which nobody sees letters before that is chosen. */
  const begin = (next: CallId) => {
    if (next === call) return;
    call = next;
    onTheWay = null;
    half = '';
    typing.over();
    live.sent();
    live.switch(false);
    store.set(emptyConversation);
  };
  const follow = ({ call: now }: CallerSession['state']) => {
    if (now?.state === 'writing' || now?.state === 'talking') begin(now.id);
  };
  follow(session.state);
  session.subscribe(follow);

  const sendNext = () => {
    const next = nextUnsent(store.state);
    if (next === null || onTheWay !== null) return;
    if (port.say({ type: 'send_message', id: next.id, text: next.text })) onTheWay = next.id;
  };
  const port: SessionPort = session.join('writing', {
    hear(message) {
      if (isMessagesWritten(message)) {
        begin(message.call);
        if (message.messages.some(({ author }) => author === 'counselor')) typing.over();
        store.set(hearWritten(store.state, message.messages));
        const theirs = message.messages.filter(({ author }) => author === 'counselor');
        store.set({ readAlong: arrived(store.state.readAlong, theirs) });
        if (!store.state.unsent.some(({ id }) => id === onTheWay)) onTheWay = null;
        // What is heard while joining can't be answered yet, and nothing is on its way then.
        if (store.state.unsent.length > 0) sendNext();
      } else if (isOtherLive(message)) {
        hearLetters(message);
      } else if (message.type === 'typing') {
        typing.heard();
      } else if (message.type === 'refused' && onTheWay !== null) {
        store.set(setRefused(store.state, onTheWay, true));
        onTheWay = null;
        sendNext();
      }
    },
    opened() {
      onTheWay = null;
      sendNext();
      live.again();
    },
  });
  const sayThatOneWrites = sayTyping(() => port.say({ type: 'typing' }));

  return {
    get state() {
      return store.state;
    },
    get half() {
      return half;
    },
    subscribe: store.subscribe,
    send(text) {
      const clean = cleanText(text);
      if (!isSendable(clean)) return false;
      half = '';
      store.set(draft(store.state, live.sent(), clean));
      sendNext();
      return true;
    },
    typing(text) {
      half = text;
      if (text !== '') sayThatOneWrites();
      live.write(cleanText(text));
    },
    setLive(on) {
      live.switch(on);
      store.set({ live: on });
    },
    sendAgain(id) {
      store.set(setRefused(store.state, id, false));
      sendNext();
    },
  };
}

const isMessageId = (text: string): text is MessageId => /^[0-9a-f-]{36}$/.test(text);

function newMessageId(): MessageId {
  const id = randomUuid();
  if (!isMessageId(id)) throw new Error('A message id came out wrong');
  return id;
}
