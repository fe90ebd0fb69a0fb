import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallerLanguage } from '../../server/contract/call.ts';
import { languageNames } from '../lib/languages.ts';
import { send } from './events.ts';
import { shared } from './shared.ts';

/** Every language by its own name: whoever can't read the page can still read that. */
@customElement('passerelle-language-switch')
export class PasserelleLanguageSwitch extends LitElement {
  @property() language: CallerLanguage = 'fr';
  /** What there is to choose from. */
  @property({ attribute: false }) languages: readonly CallerLanguage[] = [];
  /** What is chosen here, for screen readers. */
  @property() label = '';

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      /* Where they take two lines, none stands alone on the second. */
      div {
        text-wrap: balance;
      }
      button {
        min-width: var(--touch);
        min-height: var(--touch);
        padding: 0 var(--space-2);
        border: 0;
        background: none;
        color: var(--ink);
        font: 400 var(--text-s) / 1 var(--font);
        text-decoration: underline;
        text-underline-offset: 4px;
        cursor: pointer;
      }
      [aria-pressed='true'] {
        font-weight: 700;
        text-decoration: none;
      }
    `,
  ];

  protected override render() {
    return html`
      <div role="group" aria-label=${this.label}>
        ${this.languages.map(
          (language) => html`
            <button
              type="button"
              lang=${language}
              aria-pressed=${language === this.language}
              @click=${() => send(this, 'language-chosen', { language })}
            >
              ${languageNames[language]}
            </button>
          `,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-language-switch': PasserelleLanguageSwitch;
  }
}
