import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GivableStructure } from '../../server/contract/referrals.ts';
import { shared } from '../components/shared.ts';
import { matching } from '../lib/search.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';

// As many as stand below the field without hiding the rest of the panel; more letters find the others.
const mostShown = 6;

/**
 * Finds a structure as one types, and gives it with Enter or a click: a combobox whose list is chosen from with the arrows
 * (WAI-ARIA Authoring Practices). Says `search-typed` and `structure-chosen`.
 */
@customElement('counselor-structure-search')
export class CounselorStructureSearch extends StaffElement {
  @property({ attribute: false }) structures: readonly GivableStructure[] = [];
  /** What is looked for. */
  @property({ attribute: false }) asked = '';
  /** Nothing can be given now: one can type, and the list comes once it can. */
  @property({ type: Boolean }) offline = false;
  @state() private open = false;
  @state() private active = 0;
  @query('input') private readonly input!: HTMLInputElement;

  static override styles = [
    shared,
    page,
    fields,
    css`
      .box {
        position: relative;
      }
      [role='listbox'] {
        position: absolute;
        inset: calc(100% + 4px) 0 auto;
        z-index: 4;
        margin: 0;
        padding: var(--space-1);
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        box-shadow: var(--shadow);
        list-style: none;
      }
      [role='option'] {
        min-height: var(--touch);
        padding: var(--space-2) var(--space-3);
        border-radius: calc(var(--radius) - 4px);
        line-height: 1.35;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      [role='option'][aria-selected='true'] {
        background: var(--accent-soft);
        box-shadow: inset 3px 0 0 var(--accent-edge);
      }
      [role='option'] span {
        display: block;
        color: var(--ink-soft);
      }
      .none {
        min-height: 1.5em;
        margin-top: var(--space-1);
      }
    `,
  ];

  private get found(): readonly GivableStructure[] {
    return matching(this.structures, this.asked, ({ name, address }) => `${name} ${address ?? ''}`).slice(0, mostShown);
  }

  protected override render() {
    const { referrals: words } = this.t;
    const { found } = this;
    const shown = this.open && !this.offline && found.length > 0;
    const none = this.asked.trim() !== '' && found.length === 0;
    return html`
      <label for="search">${words.search}</label>
      <div class="box">
        <input
          id="search"
          class="field"
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded=${shown ? 'true' : 'false'}
          aria-controls="found"
          aria-activedescendant=${shown ? `option-${this.active}` : nothing}
          .value=${this.asked}
          @input=${this.type}
          @keydown=${this.key}
          @click=${this.show}
          @blur=${this.hide}
        />
        <ul id="found" role="listbox" aria-label=${words.list} ?hidden=${!shown}>
          ${found.map(
            (structure, place) => html`<li
              id="option-${place}"
              role="option"
              aria-selected=${place === this.active ? 'true' : 'false'}
              @pointerdown=${(event: Event) => event.preventDefault()}
              @click=${() => this.choose(structure)}
            >
              ${structure.name}${structure.address ? html`<span>${structure.address}</span>` : nothing}
            </li>`,
          )}
        </ul>
      </div>
      <p class="soft none" role="status">${none ? words.none : shown ? words.found(found.length) : ''}</p>
    `;
  }

  private type() {
    this.active = 0;
    this.open = true;
    tell(this, 'search-typed', { text: this.input.value });
  }

  private show() {
    this.open = true;
  }

  private hide() {
    this.open = false;
  }

  private key(event: KeyboardEvent) {
    const { found } = this;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const by = event.key === 'ArrowDown' ? 1 : -1;
        if (this.open && found.length > 0) this.active = (this.active + by + found.length) % found.length;
        this.open = true;
        return;
      }
      case 'Enter': {
        const structure = found[this.active];
        if (!this.open || this.offline || !structure) return;
        event.preventDefault();
        return this.choose(structure);
      }
      case 'Escape':
        if (!this.open) return;
        event.preventDefault();
        this.open = false;
    }
  }

  private choose(structure: GivableStructure) {
    this.active = 0;
    this.open = false;
    tell(this, 'structure-chosen', structure);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-structure-search': CounselorStructureSearch;
  }
}
