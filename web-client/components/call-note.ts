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
        position: absolute;
        z-index: 2;
        bottom: 148px;
        inset-inline: max(var(--space-3), 50% - 220px);
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
        justify-content: space-between;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--on-video);
        border-radius: var(--radius);
        background: var(--behind-video);
        color: var(--on-video);
      }
      ::slotted(p) {
        flex: 1 1 220px;
        margin: 0;
      }
    `,
  ];

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-call-note': PasserelleCallNote;
  }
}
