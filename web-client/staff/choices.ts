import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../components/shared.ts';
import { StaffElement } from './element.ts';
import { tell } from './events.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of a few, all in view: native radio buttons, so arrow keys and screen readers know them. */
@customElement('staff-choices')
export class StaffChoices extends StaffElement {
  static override shadowRootOptions: ShadowRootInit = { ...StaffElement.shadowRootOptions, delegatesFocus: true };

  @property() legend = '';
  @property({ attribute: false }) options: readonly Choice[] = [];
  @property() value: string | null = null;
  /** What is wrong, and what to do; empty where nothing is. */
  @property() error = '';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-bottom: var(--space-1);
        font-weight: 600;
      }
      .error {
        margin: 0 0 var(--space-1);
        color: var(--red);
        font-weight: 600;
        line-height: 1.35;
      }
      .options {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
        gap: var(--space-2);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--touch);
        padding: var(--space-2) var(--space-3);
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        line-height: 1.3;
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--ink);
        background: var(--accent-soft);
        font-weight: 600;
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--ink);
      }
      input:focus-visible {
        outline: none;
      }
      .hint {
        display: block;
        font-weight: 400;
        color: var(--ink-soft);
      }
    `,
  ];

  protected override render() {
    return html`
      <fieldset aria-describedby=${this.error ? 'error' : nothing}>
        <legend>${this.legend}</legend>
        ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
        <div class="options">
          ${this.options.map(
            ({ value, label, hint }) => html`
              <label>
                <input
                  type="radio"
                  name="choice"
                  value=${value}
                  .checked=${value === this.value}
                  @change=${() => this.choose(value)}
                />
                <span>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  private choose(value: string) {
    this.value = value;
    tell(this, 'choice-changed', { value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-choices': StaffChoices;
  }
}
