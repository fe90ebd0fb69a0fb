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

it('the first view proposes a time where nobody is at work or a door is closed, where the campaign calls back', () => {
  const words = firstWords('en', 'open', 'tu');
  const view = firstView('en', 'open', words);
  const block = (presence: string) => view.split(`<!--if ${presence}-->`)[1]?.split(`<!--end ${presence}-->`)[0] ?? '';
  const proposed =
    /<!--if or_callback--><button [^>]*data-way="later"[^>]*>Choose a time<\/button><!--end or_callback-->/;
  for (const presence of ['nobody', 'shut']) expect(block(presence)).toMatch(proposed);
  for (const presence of ['free', 'waiting']) expect(block(presence)).not.toContain('data-way="later"');
});
