import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../components/button.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import type { FailureCode } from '../data/http.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { page } from '../staff/styles.ts';
import { firstChoice } from './numbers/choice.ts';
import { pathOf } from './routes.ts';

/** What stands where a view can't: it is loading, it does not exist, or it could not be loaded. */
@customElement('manager-placeholder')
export class ManagerPlaceholder extends StaffElement {
  /** Where the list is that leads on. */
  @property() section: 'campaigns' | 'teams' | 'numbers' = 'campaigns';
  @property({ attribute: false }) why: 'loading' | 'lost' | FailureCode = 'loading';

  static override styles = [
    shared,
    page,
    css`
      .block {
        height: 64px;
        border-radius: var(--radius);
        background: var(--paper-sunken);
      }
      .block.first {
        height: 120px;
      }
    `,
  ];

  protected override render() {
    const { failures, retry, loading } = this.t;
    const { section } = this;
    const words = section === 'numbers' ? this.t.figures : this.t[section];
    const list = pathOf(section === 'numbers' ? { page: section, choice: firstChoice } : { page: section });
    if (this.why === 'loading') {
      return html`<div class="stack">
        <h1 class="visually-hidden" tabindex="-1">${words.title}</h1>
        <p class="soft" role="status">${loading}</p>
        <div class="block first"></div>
        <div class="block"></div>
        <div class="block"></div>
      </div>`;
    }
    if (this.why === 'lost') {
      return html`<div class="stack">
        <h1 tabindex="-1">${words.notFound}</h1>
        <div><passerelle-button look="primary" href=${list}>${words.toList}</passerelle-button></div>
      </div>`;
    }
    return html`<h1 class="visually-hidden" tabindex="-1">${words.title}</h1>
      <passerelle-notice kind="problem" announce>
      ${failures[this.why]}
      <passerelle-button slot="ways" @click=${() => tell(this, 'load-asked')}>${retry}</passerelle-button>
      <passerelle-button slot="ways" look="quiet" href=${list}>${words.toList}</passerelle-button>
    </passerelle-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-placeholder': ManagerPlaceholder;
  }
}
