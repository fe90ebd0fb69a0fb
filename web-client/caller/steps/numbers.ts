import { html } from 'lit';
import '../../components/help-numbers.ts';
import type { CallerMessages } from '../../locales/caller/fr.ts';

/** The numbers that always answer. */
export const numbers = (words: CallerMessages) =>
  html`<passerelle-help-numbers .numbers=${words.numbers.list}></passerelle-help-numbers>`;

/** The same, below a title. */
export const numbersBelow = (title: string, words: CallerMessages) => html`
  <h2>${title}</h2>
  ${numbers(words)}
`;

/** The same, folded: near, and not in the way. */
export const numbersFolded = (words: CallerMessages) => html`
  <details>
    <summary>${words.waiting.danger}</summary>
    ${numbers(words)}
  </details>
`;
