import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { uiLanguages } from '../../server/contract/call.ts';
import type { StaffUser } from '../../server/contract/http.ts';
import '../components/button.ts';
import { icon } from '../components/icons.ts';
import '../components/language-switch.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from './element.ts';
import { tell } from './events.ts';
import { chooseLanguage } from './i18n.ts';

/** A part of a space, as its header leads to it. */
export interface HeaderSection {
  readonly href: string;
  readonly name: string;
  readonly current: boolean;
}

/** The line on top of each staff page: where one is, who one is, the language, the way out. */
@customElement('staff-header')
export class StaffHeader extends StaffElement {
  @property() space: 'dashboard' | 'console' = 'dashboard';
  @property({ attribute: false }) user: StaffUser | null = null;
  /** The parts of this space; none where it is of one piece. */
  @property({ attribute: false }) sections: readonly HeaderSection[] = [];
  /** On a phone, who one is and the ways out are behind a button. */
  @state() private open = false;

  @query('.menu') private readonly menu!: HTMLElement | null;

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
      .end a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        color: inherit;
        text-underline-offset: 4px;
      }
      .menu {
        display: none;
        place-items: center;
        width: var(--touch);
        height: var(--touch);
        margin-inline-end: calc(-1 * var(--space-3));
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink);
        cursor: pointer;
      }
      @media (max-width: 719px) {
        header {
          position: relative;
          flex-wrap: nowrap;
          gap: 0 var(--space-2);
          padding: var(--space-1) var(--space-4);
        }
        .name {
          display: none;
        }
        nav {
          min-width: 0;
        }
        .menu {
          display: grid;
          flex: none;
        }
        .menu ~ .end {
          display: none;
        }
        .menu[aria-expanded='true'] ~ .end {
          position: absolute;
          inset: 100% 0 auto auto;
          z-index: 3;
          display: grid;
          justify-content: start;
          justify-items: start;
          min-width: 220px;
          padding: var(--space-3) var(--space-4);
          border: 1px solid var(--line-soft);
          border-radius: 0 0 var(--radius) var(--radius);
          background: var(--paper-raised);
          box-shadow: var(--shadow);
        }
        .who {
          text-align: start;
        }
        .menu ~ .end .language {
          margin-inline-start: calc(-1 * var(--space-2));
        }
        .out {
          margin-inline-start: calc(-1 * var(--space-4));
        }
      }
    `,
  ];

  protected override render() {
    const { header, login, product, roles } = this.t;
    const { user } = this;
    const other = this.otherSpace();
    const sections =
      this.sections.length > 0 ? this.sections : [{ href: `/${this.space}`, name: login[this.space], current: true }];
    return html`
      <header @keydown=${this.keyed} @focusout=${this.left}>
        <span class="name">${product}</span>
        <nav aria-label=${product}>
          ${sections.map(
            ({ href, name, current }) =>
              html`<a href=${href} aria-current=${current ? 'page' : nothing} @click=${this.close}>${name}</a>`,
          )}
        </nav>
        ${
          user
            ? html`<button
                class="menu"
                type="button"
                aria-expanded=${this.open ? 'true' : 'false'}
                aria-label=${header.menu}
                @click=${() => {
                  this.open = !this.open;
                }}
              >
                ${icon('person')}
              </button>`
            : nothing
        }
        <div class="end">
          ${user ? html`<span class="who">${user.name}<span class="role">${roles[user.role]}</span></span>` : nothing}
          ${other ? html`<a href=${other.href}>${other.name}</a>` : nothing}
          <passerelle-language-switch
            class="language"
            label=${header.language}
            language=${this.language}
            .languages=${uiLanguages}
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

  /** The way to the other space, for who works in both. Supervisors have the numbers alone there. */
  private otherSpace(): { href: string; name: string } | null {
    const { figures, header } = this.t;
    const role = this.user?.role;
    if (role !== 'admin' && role !== 'supervisor') return null;
    if (this.space === 'console') return { href: '/dashboard', name: header.toDashboard };
    return role === 'admin'
      ? { href: '/console', name: header.toConsole }
      : { href: '/console/numbers', name: figures.title };
  }

  private close() {
    this.open = false;
  }

  private keyed(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.menu?.focus();
  }

  private left(event: FocusEvent) {
    const inside = event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (event.relatedTarget !== null && !inside) this.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-header': StaffHeader;
  }
}
