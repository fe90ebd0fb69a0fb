import type { UiLanguage } from '../../server/contract/call.ts';
import type { Choice } from '../staff/choices.ts';
import { languageName } from '../staff/format.ts';

// The languages that outreach lines in France work in. Whatever else somebody already speaks is kept. Sign language is a
// skill: nobody's browser asks for it.
const usual = [
  ...['fr', 'en', 'ar', 'es', 'pt', 'de', 'it', 'tr', 'uk', 'ru', 'pl', 'ro', 'sq', 'ka', 'hy', 'fa', 'ps', 'ku', 'ur'],
  ...['hi', 'bn', 'ta', 'zh', 'vi', 'so', 'ti', 'am', 'ln', 'wo', 'ff', 'bm', 'snk', 'kab', 'ht'],
];

/** Languages to choose from, by name in the reader's language. */
export const languageOptions = (language: UiLanguage, also: readonly string[] = []): Choice[] =>
  [...new Set([...usual, ...also])]
    .map((value) => ({ value, label: languageName(value, language) }))
    .filter(({ value, label }) => label !== value || also.includes(value))
    .sort((a, b) => a.label.localeCompare(b.label, language));
