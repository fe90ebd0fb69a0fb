import type { Written } from '../../server/contract/caller-socket.ts';
import type { CallId, MessageId } from '../../server/contract/ids.ts';

/** What was written here and has no number yet: it may or may not have reached the server. */
export interface Unsent {
  readonly id: MessageId;
  readonly text: string;
}

/** A conversation in writing, as one page knows it. */
export interface Conversation {
  readonly call: CallId | null;
  /** In the order of their numbers, each number once. */
  readonly told: readonly Written[];
  /** In the order in which they were written. */
  readonly unsent: readonly Unsent[];
}

export const noConversation: Conversation = { call: null, told: [], unsent: [] };

/** The conversation of this call: the one that there is, or a new one. */
export const conversationOf = (before: Conversation, call: CallId): Conversation =>
  before.call === call ? before : { ...noConversation, call };

/**
 * The conversation after the server told of messages: new ones, or all of them again. What was written here and now has
 * a number is no longer unsent.
 */
export function hearMessages(
  before: Conversation,
  { call, messages }: { readonly call: CallId; readonly messages: readonly Written[] },
): Conversation {
  const conversation = conversationOf(before, call);
  const known = new Map(conversation.told.map((message) => [message.number, message]));
  for (const message of messages) known.set(message.number, message);
  const told = [...known.values()].sort((a, b) => a.number - b.number);
  const arrived = new Set(messages.map((message) => message.id));
  return { call, told, unsent: conversation.unsent.filter((message) => !arrived.has(message.id)) };
}

/** The conversation after something was written here. */
export const writeMessage = (before: Conversation, message: Unsent): Conversation => ({
  ...before,
  unsent: [...before.unsent, message],
});

/** How many messages of the other side come after the one with this number. */
export const countAfter = ({ told }: Conversation, number: number, author: Written['author']): number =>
  told.filter((message) => message.author === author && message.number > number).length;

/** The number of the last message; 0 where there is none. */
export const lastNumber = ({ told }: Conversation): number => told.at(-1)?.number ?? 0;

const isMessageId = (text: string): text is MessageId =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);

/** A message's id: a random UUID (RFC 9562, version 4), also where the page is not in a secure context. */
export function newMessageId(): MessageId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isMessageId(id)) throw new Error('A message id came out wrong');
  return id;
}
