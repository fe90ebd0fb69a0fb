import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { send } from './events.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

export interface UnseenWords {
  /** That nothing has changed for others. */
  readonly text: string;
  readonly show: string;
}

/** Stands in the corner in place of one's own picture, for who does not want to see themselves. */
@customElement('passerelle-self-unseen')
export class PasserelleSelfUnseen extends LitElement {
  @property({ attribute: false }) words: UnseenWords | null = null;

  static override styles = [
    shared,
    css`
      :host {
        position: absolute;
        z-index: 2;
        top: calc(72px + var(--space-3));
        inset-inline-end: var(--space-3);
        display: block;
      }
      button {
        display: inline-flex;
        gap: var(--space-2);
        align-items: center;
        min-height: var(--touch);
        margin: 0;
        padding: var(--space-1) var(--space-4);
        border: 2px solid var(--on-video);
        border-radius: var(--radius-full);
        background: var(--over-video);
        color: var(--on-video);
        font: 600 var(--text-s) / var(--line-title) var(--font);
        cursor: pointer;
        touch-action: manipulation;
      }
      button:focus-visible {
        outline-color: var(--on-video);
      }
      @media (min-width: 640px) {
        :host {
          inset-inline-end: var(--space-5);
        }
      }
    `,
  ];

  protected override render() {
    const { words } = this;
    if (!words) return nothing;
    return html`
      <button
        type="button"
        title=${words.text}
        aria-describedby="text"
        @click=${() => send(this, 'self-shown', { on: true })}
      >
        ${icon('person')} ${words.show}
      </button>
      <span class="visually-hidden" id="text">${words.text}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-self-unseen': PasserelleSelfUnseen;
  }
}
