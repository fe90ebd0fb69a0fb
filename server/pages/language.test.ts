import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './language.ts';

describe('the language of a page', () => {
  it.each([
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de-DE,de;q=0.9,en;q=0.5,fr;q=0.7', 'fr'],
    ['fr;q=0.1, en;q=0.2', 'en'],
    ['fr;q=0, en', 'en'],
    ['ar-MA,ar;q=0.9,fr;q=0.8', 'ar'],
    ['es-419,es;q=0.9,en;q=0.8', 'es'],
    ['ja', 'fr'],
    ['', 'fr'],
    [';;;,,q=1', 'fr'],
  ] as const)('for %j is %s', (header, language) => {
    expect(preferredLanguage(undefined, header)).toBe(language);
  });

  it('is French where the browser says nothing', () => {
    expect(preferredLanguage(undefined, undefined)).toBe('fr');
  });

  it('is the one that was chosen on the page, where we speak it', () => {
    expect(preferredLanguage('en', 'fr')).toBe('en');
    expect(preferredLanguage('xx', 'en')).toBe('en');
  });
});
