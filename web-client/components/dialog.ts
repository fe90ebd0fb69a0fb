import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { send } from './events.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

/**
 * A question over the page: the browser's own modal dialog, so focus stays inside and goes back where it was. It begins
 * at the heading, which screen readers then read out. The content goes in the default slot, the buttons in the slot
 * `actions`.
 */
@customElement('passerelle-dialog')
export class PasserelleDialog extends LitElement {
  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  /** What the cross in the corner does, for screen readers. */
  @property({ attribute: 'close-label' }) closeLabel = '';

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  static override styles = [
    shared,
    css`
      dialog {
        width: min(560px, 100vw - 2 * var(--space-4));
        max-height: calc(100dvh - 2 * var(--space-4));
        padding: var(--space-5);
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow);
        overflow: auto;
      }
      dialog::backdrop {
        background: var(--over-video);
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-3);
        margin-bottom: var(--space-3);
      }
      h2 {
        margin: 0;
        font-size: var(--text-l);
        line-height: var(--line-title);
        outline: none;
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        width: var(--touch);
        height: var(--touch);
        margin: calc(-1 * var(--space-3));
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink);
        cursor: pointer;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--space-3);
        margin-top: var(--space-5);
      }
    `,
  ];

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.closed} @cancel=${(event: Event) => event.stopPropagation()}>
        <header>
          <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
          <button type="button" aria-label=${this.closeLabel} @click=${() => this.dialog.close()}>
            ${icon('close')}
          </button>
        </header>
        <slot></slot>
        <footer><slot name="actions"></slot></footer>
      </dialog>
    `;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  private closed() {
    if (!this.open) return;
    this.open = false;
    send(this, 'dialog-closed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-dialog': PasserelleDialog;
  }
}
