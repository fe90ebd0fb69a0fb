import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageId } from '../../server/contract/ids.ts';
import { newMessageId } from './conversation.ts';
import { arrived, createLiveWriter, hearLive, type Live, liveEveryMs, nothingLive } from './live-text.ts';

const ids: readonly MessageId[] = Array.from({ length: 4 }, newMessageId);
const first = ids[0] ?? newMessageId();
const second = ids[1] ?? newMessageId();
const lives = fc.record({ id: fc.constantFrom(...ids), number: fc.integer({ min: 1, max: 9 }), text: fc.string() });

describe('reading along', () => {
  it('shows the newest of what it was told, in whatever order and however often', () => {
    fc.assert(
      fc.property(fc.uniqueArray(lives, { selector: ({ number }) => number, minLength: 1 }), fc.nat(), (told, seed) => {
        const one = told.map((live) => ({ ...live, id: first }));
        const mixed = [...one, ...one].sort((a, b) => ((a.number * 7 + seed) % 5) - ((b.number * 7 + seed) % 5));
        const newest = one.reduce((a, b) => (a.number > b.number ? a : b));
        expect(mixed.reduce(hearLive, nothingLive).now).toEqual(newest);
      }),
    );
  });

  it('never shows what has arrived whole, whatever comes late', () => {
    fc.assert(
      fc.property(fc.array(lives), fc.array(lives), fc.subarray([...ids]), (before, late, sent) => {
        const whole = arrived(
          before.reduce(hearLive, nothingLive),
          sent.map((id) => ({ id })),
        );
        const after = late.reduce(hearLive, whole);
        for (const { now } of [whole, after]) expect(now === null || !sent.includes(now.id)).toBe(true);
      }),
    );
  });

  it('keeps what is written already when the message before it arrives', () => {
    const both = [
      { id: first, number: 3, text: 'hello' },
      { id: second, number: 1, text: 'h' },
    ].reduce(hearLive, nothingLive);
    expect(arrived(both, [{ id: first }]).now?.text).toBe('h');
    expect(hearLive(both, { id: first, number: 4, text: 'hello?' })).toBe(both);
  });
});

describe('showing what one writes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function writer() {
    const said: Live[] = [];
    return { said, live: createLiveWriter((one) => said.push(one), newMessageId) };
  }

  it('says nothing before it is wanted, and takes all back when it is no longer', () => {
    const { said, live } = writer();
    live.write('secret');
    vi.runAllTimers();
    expect(said).toEqual([]);
    live.switch(true);
    vi.runAllTimers();
    live.switch(false);
    live.write('more secret');
    vi.runAllTimers();
    expect(said.map(({ text }) => text)).toEqual(['secret', '']);
  });

  it('says the first letter at once and the last one soon, and is never faster than its pace', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.string(), pause: fc.integer({ min: 0, max: 400 }) }), { minLength: 1 }),
        (keys) => {
          const at: number[] = [];
          let shown = '';
          const live = createLiveWriter(({ text }) => {
            at.push(Date.now());
            shown = text;
          }, newMessageId);
          live.switch(true);
          let written = '';
          for (const { text, pause } of keys) {
            live.write(text);
            written = text;
            vi.advanceTimersByTime(pause);
          }
          vi.advanceTimersByTime(liveEveryMs);
          expect(shown).toBe(written);
          for (let i = 1; i < at.length; i++)
            expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(liveEveryMs);
          vi.runAllTimers();
        },
      ),
    );
  });

  it('gives its id to the message that it becomes, and goes on with another', () => {
    const { said, live } = writer();
    live.switch(true);
    live.write('a');
    const id = live.sent();
    vi.runAllTimers();
    live.write('b');
    expect(said.map(({ id: of, text }) => [of === id, text])).toEqual([
      [true, 'a'],
      [false, 'b'],
    ]);
  });

  it('says again what stands there after a cut, and cuts off what no message may hold', () => {
    const { said, live } = writer();
    live.switch(true);
    live.write('🙂'.repeat(2_100));
    vi.runAllTimers();
    live.again();
    expect(said.map(({ text, number }) => [[...text].length, number])).toEqual([
      [2_000, 1],
      [2_000, 2],
    ]);
  });
});
