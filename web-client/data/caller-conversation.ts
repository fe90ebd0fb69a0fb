import { longestMessage, type Written } from '../../server/contract/caller-socket.ts';
import type { MessageId } from '../../server/contract/ids.ts';
import { nothingLive, type ReadAlong } from '../lib/live-text.ts';

/** One message as the page shows it. */
export interface Line {
  readonly id: MessageId;
  readonly author: Written['author'];
  readonly text: string;
  /** Null while it is being sent. */
  readonly at: string | null;
  /** The server would not have it; it can be sent again. */
  readonly refused: boolean;
}

/** The lines in their order: those that the server has numbered, then those on their way. */
export interface Conversation {
  readonly written: readonly Written[];
  readonly unsent: readonly Draft[];
  /** The other side writes at this moment. */
  readonly typing: boolean;
  /** What the other side is writing, where it shows its letters. */
  readonly readAlong: ReadAlong;
  /** The other side sees the letters that are written here. */
  readonly live: boolean;
}

export interface Draft {
  readonly id: MessageId;
  readonly text: string;
  readonly refused: boolean;
}

export const emptyConversation: Conversation = {
  written: [],
  unsent: [],
  typing: false,
  readAlong: nothingLive,
  live: false,
};

/** Takes in what the server tells, however often it tells it. */
export function hearWritten(conversation: Conversation, messages: readonly Written[]): Conversation {
  const known = new Map([...conversation.written, ...messages].map((message) => [message.number, message]));
  const written = [...known.values()].sort((a, b) => a.number - b.number);
  const ids = new Set(written.map(({ id }) => id));
  return { ...conversation, written, unsent: conversation.unsent.filter(({ id }) => !ids.has(id)) };
}

/** Puts a message on its way. */
export function draft(conversation: Conversation, id: MessageId, text: string): Conversation {
  return { ...conversation, unsent: [...conversation.unsent, { id, text, refused: false }] };
}

/** The message that goes next: one at a time, so that they arrive in their order. */
export function nextUnsent({ unsent }: Conversation): Draft | null {
  return unsent.find(({ refused }) => !refused) ?? null;
}

/** Marks whether the server refused a message. */
export function setRefused(conversation: Conversation, id: MessageId, refused: boolean): Conversation {
  const unsent = conversation.unsent.map((one) => (one.id === id ? { ...one, refused } : one));
  return { ...conversation, unsent };
}

/** What is to be read, in order. */
export function linesOf({ written, unsent }: Pick<Conversation, 'written' | 'unsent'>): readonly Line[] {
  return [
    ...written.map(({ id, author, text, at }) => ({ id, author, text, at, refused: false })),
    ...unsent.map(({ id, text, refused }) => ({ id, author: 'caller' as const, text, at: null, refused })),
  ];
}

/** What of a text can be sent: without signs that nobody can read. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '');
}

/** How many more characters fit; below 0, so many are too many. */
export function roomLeft(text: string): number {
  return longestMessage - [...text].length;
}

/** Whether a text can be sent as it is. */
export function isSendable(text: string): boolean {
  return text.trim() !== '' && roomLeft(text) >= 0;
}
