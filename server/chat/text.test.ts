import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { checkText } from './text.ts';

describe('the text of a message', () => {
  it.each(['Bonjour', ' deux\n\tlignes ', 'ça va ? 🙂', 'مرحبا', '‮droite', '0'])('takes %j', (text) => {
    expect(() => checkText(text)).not.toThrow();
  });

  it.each(['', ' ', '\n\n', '\u00a0\t', '\u2003'])('refuses %j, which says nothing', (text) => {
    expect(() => checkText(text)).toThrow('empty');
  });

  it.each(['a\u0000b', 'a\rb', 'a\u001b[31mb', 'a\u007f', 'a\u0085', 'a\ud800b'])('refuses %j', (text) => {
    expect(() => checkText(text)).toThrow('nobody can read');
  });

  it('takes or refuses, and never breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          checkText(text);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
    );
  });
});
