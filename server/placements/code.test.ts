import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeLength, newCode, parseCode } from './code.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = fc
  .array(fc.nat({ max: 30 }), { minLength: codeLength - 1, maxLength: codeLength - 1 })
  .map((picks) => newCode(() => picks.pop() ?? 0));

describe('codes', () => {
  it('have no character that looks like another', () => {
    for (const character of '0O1IL') expect(alphabet).not.toContain(character);
    for (let i = 0; i < 200; i++) expect([...newCode(randomInt)].every((c) => alphabet.includes(c))).toBe(true);
  });

  it('are read back as they were made, in small letters and with hyphens too', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseCode(code)).toBe(code);
        expect(parseCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`)).toBe(code);
      }),
    );
  });

  it('are refused with any one character wrong', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: codeLength - 1 }), fc.nat({ max: 30 }), (code, position, pick) => {
        const wrong = code.slice(0, position) + alphabet.charAt(pick) + code.slice(position + 1);
        expect(parseCode(wrong)).toBe(wrong === code ? code : null);
      }),
    );
  });

  it('are refused with two neighbours of the payload swapped', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: codeLength - 3 }), (code, i) => {
        const swapped = code.slice(0, i) + code.charAt(i + 1) + code.charAt(i) + code.slice(i + 2);
        expect(parseCode(swapped)).toBe(swapped === code ? code : null);
      }),
    );
  });

  it('are refused when too short, too long or of other characters', () => {
    for (const text of ['', 'ABC', 'ABCDEFGHJK', 'ABCDEF0O', '../../..', 'ÀÉÎÕÜÀÉÎ'])
      expect(parseCode(text)).toBeNull();
  });
});
