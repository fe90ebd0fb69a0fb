import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Written } from '../../server/contract/caller-socket.ts';
import type { MessageId } from '../../server/contract/ids.ts';
import {
  cleanText,
  draft,
  emptyConversation,
  hearWritten,
  isSendable,
  linesOf,
  nextUnsent,
  roomLeft,
  setRefused,
} from './caller-conversation.ts';

const id = (number: number): MessageId => JSON.parse(`"00000000-0000-4000-8000-${String(number).padStart(12, '0')}"`);
const written = (number: number, author: Written['author'] = 'counselor'): Written => ({
  id: id(number),
  number,
  author,
  text: `message ${number}`,
  at: '2026-11-25T10:00:00Z',
});

describe('a conversation in writing', () => {
  it('is the same however often, and in whatever order, it is told', () => {
    const all = Array.from({ length: 12 }, (_, index) => written(index + 1));
    fc.assert(
      fc.property(
        fc.array(fc.subarray(all), { maxLength: 8 }),
        fc.shuffledSubarray(all, { minLength: 12 }),
        (told, last) => {
          const heard = [...told, last].reduce(hearWritten, emptyConversation);
          expect(linesOf(heard).map((line) => line.text)).toEqual(all.map(({ text }) => text));
        },
      ),
    );
  });

  it('shows what is on its way at the end, until it has its number', () => {
    const said = draft(hearWritten(emptyConversation, [written(1)]), id(7), 'hello');
    expect(linesOf(said).at(-1)).toMatchObject({ author: 'caller', text: 'hello', at: null });
    const heard = hearWritten(said, [{ ...written(2, 'caller'), id: id(7), text: 'hello' }]);
    expect(heard.unsent).toEqual([]);
    expect(linesOf(heard)).toHaveLength(2);
  });

  it('sends one after the other, and goes on past one that was refused', () => {
    let said = draft(draft(emptyConversation, id(1), 'first'), id(2), 'second');
    expect(nextUnsent(said)?.text).toBe('first');
    said = setRefused(said, id(1), true);
    expect(nextUnsent(said)?.text).toBe('second');
    expect(linesOf(said)[0]).toMatchObject({ refused: true });
    expect(nextUnsent(setRefused(said, id(1), false))?.text).toBe('first');
  });

  it('sends what people can read, and nothing else', () => {
    expect(cleanText('a\r\nb\u0000\u0007\tc\ud800')).toBe('a\nb\tc');
    expect(isSendable(' \n ')).toBe(false);
    expect(isSendable('x'.repeat(2_000))).toBe(true);
    expect(isSendable('x'.repeat(2_001))).toBe(false);
    expect(roomLeft('🙂'.repeat(10))).toBe(1_990);
  });
});
