import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

/** A number that always answers, and what it is for. */
export interface HelpNumber {
  readonly number: string;
  readonly by: 'call' | 'text';
  /** What is there, in a few words. */
  readonly what: string;
  /** What pressing it does: 'Call', 'Send a text'. */
  readonly action: string;
}

/** Where a number's link leads: the phone's dialler, or its messages. */
export function helpHref({ number, by }: HelpNumber): string {
  return by === 'text' ? `sms:${number}` : `tel:${number}`;
}

/** The numbers that always answer, as links that a phone can dial. */
@customElement('passerelle-help-numbers')
export class PasserelleHelpNumbers extends LitElement {
  @property({ attribute: false }) numbers: readonly HelpNumber[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--line-soft);
      }
      a {
        display: grid;
        grid-template-columns: 24px 64px 1fr;
        gap: var(--space-3);
        align-items: center;
        min-height: 56px;
        padding: var(--space-2) 0;
        color: var(--ink);
        text-decoration: none;
      }
      .number {
        font-size: var(--text-l);
        font-weight: 700;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        text-decoration: underline;
        text-underline-offset: 4px;
      }
      .what {
        font-size: var(--text-s);
        line-height: 1.3;
      }
      svg {
        color: var(--ink-soft);
      }
      @media (max-width: 300px) {
        a {
          grid-template-columns: 24px 1fr;
        }
        .what {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <ul>
        ${this.numbers.map(
          (entry) => html`
            <li>
              <a href=${helpHref(entry)}>
                ${icon(entry.by === 'text' ? 'message' : 'phone')}
                <span class="number"><span class="visually-hidden">${entry.action} </span>${entry.number}</span>
                <span class="what">${entry.what}</span>
              </a>
            </li>
          `,
        )}
      </ul>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-help-numbers': PasserelleHelpNumbers;
  }
}
