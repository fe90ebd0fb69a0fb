import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Written } from '../../server/contract/caller-socket.ts';
import type { CallId, MessageId } from '../../server/contract/ids.ts';
import {
  conversationOf,
  countAfter,
  hearMessages,
  lastNumber,
  newMessageId,
  noConversation,
  writeMessage,
} from './conversation.ts';

const call = '00000000-0000-4000-8000-000000000001' as CallId;
const other = '00000000-0000-4000-8000-000000000002' as CallId;
const ids: readonly MessageId[] = Array.from({ length: 12 }, newMessageId);
const message = (number: number, author: Written['author'] = 'caller'): Written => ({
  id: ids[number] ?? newMessageId(),
  number,
  author,
  text: `message ${number}`,
  at: '2026-03-05T10:00:00Z',
});

describe('a conversation in writing', () => {
  test('shows what was written here until it has its number', () => {
    const id = ids[1] ?? newMessageId();
    const written = writeMessage(conversationOf(noConversation, call), { id, text: 'Bonjour' });
    expect(written.unsent).toHaveLength(1);
    const told = hearMessages(written, { call, messages: [message(1, 'counselor')] });
    expect(told.unsent).toEqual([]);
    expect(told.told.map(({ number }) => number)).toEqual([1]);
  });

  test('keeps what has no number when all messages are told again', () => {
    const written = writeMessage(conversationOf(noConversation, call), { id: newMessageId(), text: 'Je suis là' });
    expect(hearMessages(written, { call, messages: [message(1), message(2)] }).unsent).toEqual(written.unsent);
  });

  test('of another call begins anew', () => {
    const first = hearMessages(noConversation, { call, messages: [message(1)] });
    const unsent = writeMessage(first, { id: newMessageId(), text: 'trop tard' });
    expect(hearMessages(unsent, { call: other, messages: [] })).toEqual({ call: other, told: [], unsent: [] });
  });

  test('counts what the other side wrote since a message', () => {
    const { told } = hearMessages(noConversation, {
      call,
      messages: [message(1), message(2, 'counselor'), message(3), message(4)],
    });
    expect(countAfter({ call, told, unsent: [] }, 1, 'caller')).toBe(2);
    expect(lastNumber({ call, told, unsent: [] })).toBe(4);
    expect(lastNumber(noConversation)).toBe(0);
  });

  test('is the same in whatever order and however often its messages are told', () => {
    const numbers = [1, 2, 3, 4, 5, 6];
    const order = fc.array(fc.array(fc.constantFrom(...numbers)));
    fc.assert(
      fc.property(order, (rounds) => {
        const heard = [...rounds, numbers].reduce(
          (conversation, round) => hearMessages(conversation, { call, messages: round.map((each) => message(each)) }),
          noConversation,
        );
        expect(heard.told.map(({ number }) => number)).toEqual(numbers);
      }),
    );
  });

  test('gives each message an id of its own', () => {
    expect(new Set(Array.from({ length: 1_000 }, newMessageId)).size).toBe(1_000);
  });
});
