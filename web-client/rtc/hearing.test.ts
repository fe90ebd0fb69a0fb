import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHearing, type Hearing } from './hearing.ts';

/** Two pages and the media host between them, which passes nothing on to a page that has not opened its end. */
function pages() {
  const told: Record<'one' | 'two', string[]> = { one: [], two: [] };
  const listening = { one: false, two: false };
  const one = createHearing((text) => told.one.push(text));
  const two = createHearing((text) => told.two.push(text));
  const steps = {
    'one opens': () => one.open((text) => listening.two && two.hear(text)),
    'two opens': () => two.open((text) => listening.one && one.hear(text)),
    'one listens': () => {
      listening.one = true;
      one.listen();
    },
    'two listens': () => {
      listening.two = true;
      two.listen();
    },
  };
  return { one, two, told, steps };
}
const names = ['one opens', 'two opens', 'one listens', 'two listens'] as const;

describe('two pages', () => {
  it('hear each other once all is open, in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { minLength: 4 }), (order) => {
        const { one, two, told, steps } = pages();
        for (const name of order) steps[name]();
        expect([one.say('from one'), two.say('from two')]).toEqual([true, true]);
        expect(told).toEqual({ one: ['from two'], two: ['from one'] });
      }),
    );
  });

  it('say nothing that would be lost', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { maxLength: 3 }), (order) => {
        const { one, two, told, steps } = pages();
        for (const name of order) steps[name]();
        const said = (who: Hearing, text: string) => (who.say(text) ? [text] : []);
        const [fromOne, fromTwo] = [said(one, 'from one'), said(two, 'from two')];
        expect(told).toEqual({ one: fromTwo, two: fromOne });
      }),
    );
  });
});

describe('one page', () => {
  it('asks again when the other came back', () => {
    const { one, two, steps } = pages();
    for (const name of names) steps[name]();
    one.lose();
    expect(one.say('lost?')).toBe(false);
    two.listen();
    expect(one.say('heard')).toBe(true);
  });

  it('has said nothing where its channel takes nothing', () => {
    const { one, two, steps } = pages();
    for (const name of names) steps[name]();
    one.open(() => {
      throw new Error('closed');
    });
    two.listen();
    expect(one.say('a word')).toBe(false);
  });
});
