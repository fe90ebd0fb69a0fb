/** The forms of a word, by the categories that a language has; `other` is what every language has. */
export type Forms = { readonly other: string } & {
  readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

export interface Plurals {
  /** One thing, two things. */
  count(amount: number, forms: Forms): string;
  /** The first, the second. */
  rank(place: number, forms: Forms): string;
}

/** Chooses between the forms of a word by the language's own rules; `#` in a form stands for the number. */
export function pluralsOf(language: string): Plurals {
  const cardinal = new Intl.PluralRules(language);
  const ordinal = new Intl.PluralRules(language, { type: 'ordinal' });
  const numbers = new Intl.NumberFormat(language);
  const choose = (rules: Intl.PluralRules, amount: number, forms: Forms) =>
    (forms[rules.select(amount)] ?? forms.other).replaceAll('#', numbers.format(amount));
  return {
    count: (amount, forms) => choose(cardinal, amount, forms),
    rank: (place, forms) => choose(ordinal, place, forms),
  };
}
