import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPhrase, phraseLanguages, phraseOf, phraseWords } from './phrase.ts';
import { wordsEn } from './words-en.ts';
import { wordsEs } from './words-es.ts';
import { wordsFr } from './words-fr.ts';

const folded = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

describe.each([
  ['French', wordsFr],
  ['English', wordsEn],
  ['Spanish', wordsEs],
])('the words in %s', (_language, words) => {
  it('are so many that nobody guesses six of them', () => {
    expect(new Set(words.map(folded)).size).toBe(words.length);
    expect(Math.log2(words.length) * phraseWords).toBeGreaterThanOrEqual(60);
  });

  it('are short words of small letters, told apart by their first four', () => {
    expect(words.filter((word) => !/^[a-z]{3,8}$/.test(folded(word)))).toEqual([]);
    expect(new Set(words.map((word) => folded(word).slice(0, 4).padEnd(4))).size).toBe(words.length);
  });
});

describe('a phrase', () => {
  it('is known again however it is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(phraseLanguages)),
        fc.infiniteStream(fc.nat()),
        (language, numbers) => {
          const phrase = newPhrase(language, (end) => (numbers.next().value ?? 0) % end);
          const compared = phraseOf(phrase);
          expect(compared?.split(' ')).toHaveLength(phraseWords);
          for (const typed of [phrase.toUpperCase(), ` ${phrase}\n`, phrase.replaceAll(' ', '-'), folded(phrase)]) {
            expect(phraseOf(typed)).toBe(compared);
          }
        },
      ),
    );
  });

  it('is six words, no more and no less', () => {
    expect(phraseOf('one two three four five')).toBeNull();
    expect(phraseOf('one two three four five six seven')).toBeNull();
    expect(phraseOf('')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void phraseOf(text)));
  });
});
