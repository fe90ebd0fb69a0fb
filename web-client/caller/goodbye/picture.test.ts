import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Referral, StructureText } from '../../../server/contract/referrals.ts';
import { layOut, wrap } from './picture.ts';
import { textOf } from './share.ts';

const measure = (text: string) => text.length * 10;
/** What JSON brings has whatever type is wanted of it: ids are made so. */
const referral = (text: Partial<StructureText>): Referral =>
  JSON.parse(
    JSON.stringify({
      id: 'one',
      structure: null,
      name: 'Mission locale',
      address: null,
      phone: null,
      website: null,
      opening: null,
      ...text,
    }),
  );

describe('the picture of what was agreed', () => {
  it('has every word once, in lines that fit, but for a word that is too long alone', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,60}$/)), (words) => {
        const lines = wrap(words.join(' '), 300, measure);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(measure(line) <= 300 || !line.includes(' ')).toBe(true);
      }),
    );
  });

  it('breaks where the address does', () => {
    expect(wrap('12 rue X\n07200 Aubenas', 1000, measure)).toEqual(['12 rue X', '07200 Aubenas']);
  });

  it('goes down line by line, and is as high as they are', () => {
    const { lines, height } = layOut('Ce qu’on a convenu', [referral({ phone: '3114' }), referral({})], measure);
    expect(lines.map(({ text }) => text)).toEqual(['Ce qu’on a convenu', 'Mission locale', '3114', 'Mission locale']);
    const places = lines.map(({ y }) => y);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(height).toBeGreaterThan(places.at(-1) ?? 0);
  });
});

describe('the text of what was agreed', () => {
  it('says what is known, and nothing of what is not', () => {
    const given = [referral({ phone: '04 75', website: 'https://x.example/' }), referral({ name: 'Cimade' })];
    expect(textOf('Titre', given)).toBe('Titre\n\nMission locale\n04 75\nhttps://x.example/\n\nCimade');
  });
});
