import { expect, it } from 'vitest';
import { withFrenchSpaces } from './french-spaces.ts';

it('keeps a mark with the word before it, and quotation marks with what they hold', () => {
  expect(withFrenchSpaces('Réponds « Autoriser » : tu es en danger ?')).toBe(
    'Réponds «\u00a0Autoriser\u00a0»\u00a0: tu es en danger\u00a0?',
  );
});

it('leaves code what it is', () => {
  const code = "const say = (one) => (one ? 'Oui !' : { a: 'Non ; si' });";
  const read: unknown = new Function(`${withFrenchSpaces(code)} return [say(true), say(false)];`)();
  expect(read).toEqual(['Oui\u00a0!', { a: 'Non\u00a0; si' }]);
});
