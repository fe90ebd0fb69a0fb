import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shared } from './shared.ts';

/** Something to know in a call, with what can be done about it, above the controls. */
@customElement('passerelle-call-note')
export class PasserelleCallNote extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        z-index: 2;
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        justify-content: end;
        min-height: 0;
        margin: 0 max(var(--space-3), 50% - 220px);
        pointer-events: none;
      }
      div {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
        justify-content: space-between;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--on-video);
        border-radius: var(--radius);
        background: var(--behind-video);
        color: var(--on-video);
        pointer-events: auto;
      }
      /* A phone on its side: beside one's own picture. */
      @media (min-width: 640px) and (max-height: 500px) {
        :host {
          margin-inline: var(--space-3) 210px;
        }
      }
      ::slotted(p) {
        flex: 1 1 220px;
        margin: 0;
      }
    `,
  ];

  protected override render() {
    return html`<div><slot></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-call-note': PasserelleCallNote;
  }
}
