/** Numbers with their words, as a language counts. */
export interface Counting {
  readonly number: Intl.NumberFormat;
  /** The form of a word that goes with the number. */
  plural(count: number, one: string, other: string): string;
  /** The number with its word: `2 codes`. */
  counted(count: number, one: string, other: string): string;
}

/** How a language with two forms of a word counts. */
export function countingIn(language: 'fr' | 'en'): Counting {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const plural = (count: number, one: string, other: string) => (rules.select(count) === 'one' ? one : other);
  return { number, plural, counted: (count, one, other) => `${number.format(count)} ${plural(count, one, other)}` };
}
