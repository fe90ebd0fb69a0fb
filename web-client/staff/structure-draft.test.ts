import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { StructureText } from '../../server/contract/referrals.ts';
import { draftOf, emptyStructure, structureOf, wrongFields } from './structure-draft.ts';

describe('a structure in a form', () => {
  it('needs a name and nothing else', () => {
    expect(wrongFields(emptyStructure)).toEqual(['name']);
    expect(wrongFields({ ...emptyStructure, name: ' Cimade ' })).toEqual([]);
    expect(structureOf({ ...emptyStructure, name: ' Cimade ' })).toEqual({
      name: 'Cimade',
      address: null,
      phone: null,
      website: null,
      opening: null,
    });
  });

  it('says which field is wrong', () => {
    expect(wrongFields({ ...emptyStructure, name: 'x', phone: 'appelez', website: 'a b' })).toEqual([
      'phone',
      'website',
    ]);
    for (const phone of ['3114', '04 75 00 00 00', '+33 (0)4.75-00']) {
      expect(wrongFields({ ...emptyStructure, name: 'x', phone })).toEqual([]);
    }
  });

  it('needs no https:// to be written', () => {
    expect(structureOf({ ...emptyStructure, name: 'x', website: 'cimade.org' }).website).toBe('https://cimade.org');
  });

  it('is one that the server takes, wherever nothing is wrong', () => {
    const word = fc.stringMatching(/^[ -~à-ÿ]{0,40}$/);
    const draft = fc.record({ name: word, address: word, phone: word, website: word, opening: word });
    fc.assert(
      fc.property(draft, (one) => {
        if (wrongFields(one).length > 0) return;
        const text = structureOf(one);
        expect(Value.Check(StructureText, text)).toBe(true);
        expect(structureOf(draftOf(text))).toEqual(text);
      }),
    );
  });
});
