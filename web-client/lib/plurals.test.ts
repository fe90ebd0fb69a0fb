import { describe, expect, it } from 'vitest';
import { pluralsOf } from './plurals.ts';

describe('plurals', () => {
  it('follow French: nothing and one and a half are singular', () => {
    const { count } = pluralsOf('fr');
    const forms = { one: '# minute', other: '# minutes' };
    expect([0, 1, 1.5, 2, 12].map((amount) => count(amount, forms))).toEqual([
      '0 minute',
      '1 minute',
      '1,5 minute',
      '2 minutes',
      '12 minutes',
    ]);
  });

  it('follow English: only one is singular', () => {
    const { count } = pluralsOf('en');
    const forms = { one: '# minute', other: '# minutes' };
    expect([0, 1, 2].map((amount) => count(amount, forms))).toEqual(['0 minutes', '1 minute', '2 minutes']);
  });

  it('rank in English by the last digits, but not in the teens', () => {
    const { rank } = pluralsOf('en');
    const forms = { one: '#st', two: '#nd', few: '#rd', other: '#th' };
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map((place) => rank(place, forms)).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th',
    );
  });

  it('fall back to the form that every language has', () => {
    expect(pluralsOf('en').count(1, { other: 'some' })).toBe('some');
  });
});
