import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { shared } from '../components/shared.ts';
import type { Choice } from '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields } from '../staff/styles.ts';
import './icon-button.ts';

/** Some of many: what is chosen stands as a list, and the rest waits in a select. Says `picked`. */
@customElement('manager-picker')
export class ManagerPicker extends StaffElement {
  static override shadowRootOptions: ShadowRootInit = { ...StaffElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) options: readonly Choice[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** What is wrong, and what to do; empty where nothing is. */
  @property() error = '';

  @query('select') private readonly select!: HTMLSelectElement;

  static override styles = [
    shared,
    fields,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .hint {
        margin: 0 0 var(--space-1);
        color: var(--ink-soft);
        line-height: 1.35;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        margin: 0 0 var(--space-2);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        min-width: 0;
        padding-inline-start: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-sunken);
        overflow-wrap: anywhere;
        --touch: 36px;
      }
    `,
  ];

  protected override render() {
    const { picker } = this.t;
    const rest = this.options.filter(({ value }) => !this.chosen.includes(value));
    return html`
      <label for="add">${this.label}</label>
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
      ${
        this.chosen.length === 0
          ? nothing
          : html`<ul aria-label=${this.label}>
              ${this.chosen.map(
                (value) => html`<li>
                  ${this.nameOf(value)}
                  <manager-icon-button
                    label=${picker.remove(this.nameOf(value))}
                    @click=${() => this.drop(value)}
                  ></manager-icon-button>
                </li>`,
              )}
            </ul>`
      }
      <select
        id="add"
        aria-invalid=${this.error ? 'true' : nothing}
        aria-describedby=${this.error ? 'error' : this.hint ? 'hint' : nothing}
        @change=${this.add}
      >
        <option value="">${rest.length === 0 ? picker.none : picker.add}</option>
        ${rest.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
      </select>
    `;
  }

  private nameOf(value: string): string {
    return this.options.find((option) => option.value === value)?.label ?? value;
  }

  private add() {
    const { value } = this.select;
    this.select.value = '';
    if (value !== '') tell(this, 'picked', { values: [...this.chosen, value] });
  }

  private drop(value: string) {
    // The button that had the focus goes away with its line.
    this.select.focus();
    tell(this, 'picked', { values: this.chosen.filter((one) => one !== value) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-picker': ManagerPicker;
  }
}
