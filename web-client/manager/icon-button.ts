import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../components/shared.ts';

const paths = { up: 'M12 19V5m-6 6 6-6 6 6', down: 'M12 5v14m-6-6 6 6 6-6', remove: 'm6 6 12 12M18 6 6 18' } as const;

/** A small button that is only a picture; its name says what it does, and to what. */
@customElement('manager-icon-button')
export class ManagerIconButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() icon: keyof typeof paths = 'remove';
  @property() label = '';
  /** It can't be used here, but keeps the focus and its place. */
  @property({ type: Boolean }) off = false;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        flex: none;
      }
      button {
        display: grid;
        place-items: center;
        width: var(--touch);
        height: var(--touch);
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink-soft);
        cursor: pointer;
      }
      button:hover {
        background: var(--paper-sunken);
        color: var(--ink);
      }
      [aria-disabled] {
        opacity: 0.35;
        cursor: default;
      }
    `,
  ];

  protected override render() {
    return html`<button
      type="button"
      aria-label=${this.label}
      title=${this.label}
      aria-disabled=${this.off ? 'true' : nothing}
      @click=${this.press}
    >
      <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        ${svg`<path d=${paths[this.icon]} />`}
      </svg>
    </button>`;
  }

  private press(event: Event) {
    if (this.off) event.stopImmediatePropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-icon-button': ManagerIconButton;
  }
}
