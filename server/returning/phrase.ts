import type { CallerLanguage } from '../contract/call.ts';
import { wordsEn } from './words-en.ts';
import { wordsEs } from './words-es.ts';
import { wordsFr } from './words-fr.ts';

/** Six words of a thousand and more: over sixty bits. */
export const phraseWords = 6;

const lists = { fr: wordsFr, en: wordsEn, es: wordsEs };

/** The language of a phrase's words: one that has a list of them. */
export type PhraseLanguage = keyof typeof lists;

/**
 * The words that a caller gets. Languages without a list of their own get the English words: short, and typed without
 * accents on any phone's keyboard.
 */
export const phraseLanguages: Record<CallerLanguage, PhraseLanguage> = {
  fr: 'fr',
  en: 'en',
  es: 'es',
  ar: 'en',
  uk: 'en',
};

/** A new phrase; `below` gives a whole number from 0 to just below its argument, that nobody can foresee. */
export function newPhrase(language: PhraseLanguage, below: (end: number) => number): string {
  const words = lists[language];
  return Array.from({ length: phraseWords }, () => words[below(words.length)] ?? '').join(' ');
}

/** A phrase as it is compared: whoever types it need not mind accents, capitals, hyphens or spaces. Null where it is none. */
export function phraseOf(text: string): string | null {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.length === phraseWords ? words.join(' ') : null;
}
