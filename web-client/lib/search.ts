/** A text as it is compared: without accents, in small letters, with single spaces. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Those whose texts hold every word of the query, each at the beginning of one of theirs; all where nothing is asked. */
export function matching<One>(all: readonly One[], query: string, textOf: (one: One) => string): readonly One[] {
  const words = folded(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return all;
  return all.filter((one) => {
    const text = ` ${folded(textOf(one)).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    return words.every((word) => text.includes(` ${word.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`));
  });
}
