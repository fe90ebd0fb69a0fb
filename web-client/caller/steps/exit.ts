import { html } from 'lit';
import { exitAddress } from '../exit.ts';
import type { StepContext } from '../view.ts';

/** The way out, at once: on every step. */
export const exitLink = ({ view, words, act }: StepContext) => html`<a
  class="exit"
  href=${exitAddress[view.language]}
  rel="noreferrer"
  title=${words.exit.hint}
  @click=${(event: Event) => {
    event.preventDefault();
    act.exit();
  }}
  >${words.exit.label}</a
>`;
