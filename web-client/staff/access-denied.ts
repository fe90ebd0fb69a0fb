import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from './element.ts';
import { page } from './styles.ts';

/** A kind refusal: whose space this is not, and where the reader's own is. */
@customElement('staff-access-denied')
export class StaffAccessDenied extends StaffElement {
  @property() space: 'dashboard' | 'console' = 'console';

  static override styles = [
    shared,
    page,
    css`
      .card {
        display: grid;
        justify-items: start;
        gap: var(--space-4);
        max-width: 560px;
        margin: clamp(var(--space-4), 8vh, 96px) auto 0;
      }
    `,
  ];

  protected override render() {
    const { denied } = this.t;
    const other = this.space === 'console' ? 'dashboard' : 'console';
    return html`
      <div class="card">
        <h1 tabindex="-1">${denied.title}</h1>
        <p>${denied[this.space]}</p>
        <passerelle-button look="primary" href="/${other}">
          ${other === 'dashboard' ? denied.toDashboard : denied.toConsole}
        </passerelle-button>
        <p class="soft">${denied.mistake}</p>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-access-denied': StaffAccessDenied;
  }
}
