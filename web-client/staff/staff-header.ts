import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StaffUser } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/language-switch.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from './element.ts';
import { tell } from './events.ts';
import { chooseLanguage } from './i18n.ts';

/** The line on top of each staff page: where one is, who one is, the language, the way out. */
@customElement('staff-header')
export class StaffHeader extends StaffElement {
  @property() space: 'dashboard' | 'console' = 'dashboard';
  @property({ attribute: false }) user: StaffUser | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line-soft);
        background: var(--paper-raised);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-4);
        max-width: 1280px;
        min-height: 56px;
        margin: 0 auto;
        padding: var(--space-1) var(--space-5);
      }
      .name {
        font-weight: 700;
      }
      nav {
        display: flex;
        gap: var(--space-3);
        margin-inline-end: auto;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        color: var(--ink-soft);
        text-decoration: none;
        border-bottom: 3px solid transparent;
      }
      nav a:hover {
        color: var(--ink);
      }
      nav a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        border-color: var(--accent-edge);
      }
      .who {
        line-height: 1.25;
        text-align: end;
      }
      .role {
        display: block;
        color: var(--ink-soft);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: end;
        gap: 0 var(--space-3);
      }
      @media (max-width: 719px) {
        header {
          gap: 0 var(--space-2);
          padding: var(--space-1) var(--space-4);
        }
        .name,
        .role {
          display: none;
        }
        /* Two lines: where one is and the way out; who one is and the language. */
        .end {
          display: contents;
        }
        .out {
          order: 1;
          margin-inline-end: calc(-1 * var(--space-4));
        }
        .who,
        .language {
          order: 2;
        }
        .who {
          flex: 1;
          text-align: start;
        }
        .language {
          margin-inline: auto calc(-1 * var(--space-2));
        }
      }
    `,
  ];

  protected override render() {
    const { header, login, product, roles } = this.t;
    const { user } = this;
    const link = (space: 'dashboard' | 'console', words: string) =>
      html`<a href="/${space}" aria-current=${space === this.space ? 'page' : nothing}>${words}</a>`;
    return html`
      <header>
        <span class="name">${product}</span>
        <nav aria-label=${product}>
          ${
            user?.role === 'admin'
              ? html`${link('dashboard', header.toDashboard)} ${link('console', header.toConsole)}`
              : link(this.space, login[this.space])
          }
        </nav>
        <div class="end">
          ${user ? html`<span class="who">${user.name}<span class="role">${roles[user.role]}</span></span>` : nothing}
          <passerelle-language-switch
            class="language"
            label=${header.language}
            language=${this.language}
            @language-chosen=${(event: HTMLElementEventMap['language-chosen']) => void chooseLanguage(event.detail.language)}
          ></passerelle-language-switch>
          ${
            user
              ? html`<passerelle-button class="out" look="quiet" @click=${() => tell(this, 'sign-out-asked')}>
                  ${header.signOut}
                </passerelle-button>`
              : nothing
          }
        </div>
      </header>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-header': StaffHeader;
  }
}
