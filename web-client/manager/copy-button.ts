import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';

// Long enough to be read, short enough that the button is itself again before it is wanted again.
const thanksMs = 2500;

/** Copies a placement's link; where the browser refuses, shows it to be copied by hand. */
@customElement('manager-copy-button')
export class ManagerCopyButton extends StaffElement {
  @property() url = '';
  /** Whose link it is. */
  @property() name = '';
  @state() private outcome: 'none' | 'copied' | 'failed' = 'none';
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      .by-hand {
        display: block;
        max-width: 280px;
        font-family: var(--font-mono);
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  protected override render() {
    const { placement } = this.t;
    return html`
      <passerelle-button look="quiet" label=${placement.copyOf(this.name)} @click=${this.copy}>
        ${this.outcome === 'copied' ? placement.copied : placement.copy}
      </passerelle-button>
      <span class="visually-hidden" role="status">${this.outcome === 'copied' ? placement.copied : ''}</span>
      ${this.outcome === 'failed' ? html`<span class="by-hand" role="alert">${placement.copyFailed} ${this.url}</span>` : nothing}
    `;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async copy() {
    clearTimeout(this.timer);
    try {
      await navigator.clipboard.writeText(this.url);
      this.outcome = 'copied';
      this.timer = setTimeout(() => {
        this.outcome = 'none';
      }, thanksMs);
    } catch {
      this.outcome = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-copy-button': ManagerCopyButton;
  }
}
