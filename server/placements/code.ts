// Codes: seven random characters and a check character, from an alphabet in which no two look alike on a poster: no
// 0 and O, no 1, I and L. It has 31 characters, a prime, so that a weighted sum modulo 31 notices every single wrong
// character and every swap of two (the scheme of ISO 7064's pure systems and of ISBN-10).

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const payloadLength = 7;

/** Characters of a whole code, the check character included. */
export const codeLength = payloadLength + 1;

/** How many codes there are: guessing one of a million live ones takes 27,000 tries on average. */
export const codeSpace = alphabet.length ** payloadLength;

function checkCharacter(payload: string): string {
  let sum = 0;
  for (const [position, character] of [...payload].entries()) sum += (position + 1) * alphabet.indexOf(character);
  return alphabet.charAt(sum % alphabet.length);
}

/** A new code; `random(n)` gives a whole number below n, evenly (`crypto.randomInt`). */
export function newCode(random: (below: number) => number): string {
  let payload = '';
  for (let i = 0; i < payloadLength; i++) payload += alphabet.charAt(random(alphabet.length));
  return payload + checkCharacter(payload);
}

/**
 * The code that somebody typed or a camera read, in its one form: capitals, without spaces and hyphens. Null where it
 * can't be a code of ours: a wrong length, a character that no code has, or a check that does not add up.
 */
export function parseCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  if (code.length !== codeLength || [...code].some((character) => !alphabet.includes(character))) return null;
  return checkCharacter(code.slice(0, payloadLength)) === code.at(-1) ? code : null;
}
