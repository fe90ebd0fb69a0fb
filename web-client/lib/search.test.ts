import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, matching } from './search.ts';

const places = ['Mission locale des Trois-Rives, Aubenas', 'Point info jeunes, Évreux', 'Cimade'];
const find = (query: string) => matching(places, query, (place) => place);

describe('a search', () => {
  it('finds by the beginnings of words, in any order, accents or not', () => {
    expect(find('aub miss')).toEqual([places[0]]);
    expect(find('evreux')).toEqual([places[1]]);
    expect(find('ÉVR')).toEqual([places[1]]);
    expect(find('trois-riv')).toEqual([places[0]]);
    expect(find('rives')).toEqual([places[0]]);
    expect(find('imade')).toEqual([]);
  });

  it('gives all where nothing is asked', () => {
    expect(find('  ')).toEqual(places);
  });

  it('finds each by its own first word, and never invents one', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (all, query) => {
        const found = matching(all, query, (one) => one);
        expect(all).toEqual(expect.arrayContaining([...found]));
      }),
    );
    for (const place of places) expect(find(folded(place).split(' ')[0] ?? '')).toContain(place);
  });
});
