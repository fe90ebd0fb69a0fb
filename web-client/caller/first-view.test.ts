import { expect, it } from 'vitest';
import { firstView } from './first-view.ts';
import { firstWords } from './first-words.ts';

it.each([
  ['fr', 'tu'],
  ['fr', 'vous'],
  ['en', 'tu'],
] as const)(
  'the first view says that one can write only where the campaign has it, in %s with %s',
  (language, address) => {
    const words = firstWords(language, 'open', address);
    const view = firstView(language, 'open', words);
    expect(view).toContain(`<!--if or_writing-->${words.welcome.orWriting}<!--end or_writing-->.`);
    expect(view).toContain(`<span data-if="or_writing">${words.welcome.orWriting}</span>.`);
    expect(view).not.toContain('{or_writing}');
  },
);
