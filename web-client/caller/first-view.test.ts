import { expect, it } from 'vitest';
import { welcomeEn } from '../locales/caller/welcome-en.ts';
import { welcomeFr } from '../locales/caller/welcome-fr.ts';
import { welcomeFrVous } from '../locales/caller/welcome-fr-vous.ts';
import { firstView } from './first-view.ts';

it.each([
  ['fr', welcomeFr],
  ['fr', welcomeFrVous],
  ['en', welcomeEn],
] as const)('the first view says that one can write only where the campaign has it, in %s', (language, words) => {
  const view = firstView(language, 'open', words);
  expect(view).toContain(`<!--if or_writing-->${words.welcome.orWriting}<!--end or_writing-->.`);
  expect(view).toContain(`<span data-if="or_writing">${words.welcome.orWriting}</span>.`);
  expect(view).not.toContain('{or_writing}');
});
