import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { send } from './events.ts';
import { shared } from './shared.ts';

/**
 * One line of text, or several with `rows`, with its label above, a hint, and an error that says what to do. Takes part
 * in the form around it by its `name`; Enter submits that form.
 */
@customElement('passerelle-text-field')
export class PasserelleTextField extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() hint = '';
  /** What is wrong, and what to do; empty where nothing is. */
  @property() error = '';
  @property() name = '';
  @property() value = '';
  @property() type: 'text' | 'email' | 'password' | 'url' | 'number' | 'search' | 'date' = 'text';
  @property() autocomplete: AutoFill = 'off';
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property({ type: Number }) maxlength: number | null = null;
  @property() min: string | null = null;
  @property() max: string | null = null;
  /** More than one line. */
  @property({ type: Number }) rows: number | null = null;

  @query('#control') private readonly control!: HTMLInputElement | HTMLTextAreaElement;
  private readonly internals = this.attachInternals();

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        color: var(--ink);
        font-family: var(--font);
      }
      label {
        display: block;
        margin-bottom: var(--space-1);
        font-weight: 600;
      }
      .hint,
      .error {
        margin: 0 0 var(--space-1);
        line-height: 1.35;
      }
      .hint {
        color: var(--ink-soft);
      }
      .error {
        color: var(--red);
        font-weight: 600;
      }
      .line {
        display: flex;
        gap: var(--space-2);
      }
      input,
      textarea {
        flex: 1;
        width: 100%;
        min-width: 0;
        min-height: var(--touch);
        margin: 0;
        padding: var(--space-2) var(--space-3);
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
        font: 400 var(--text-s) / var(--line-text) var(--font);
      }
      textarea {
        resize: vertical;
      }
      [aria-invalid='true'] {
        border-color: var(--red);
        border-width: 3px;
      }
      :disabled {
        background: var(--paper-sunken);
        color: var(--ink-soft);
      }
    `,
  ];

  protected override render() {
    const described = [this.hint && 'hint', this.error && 'error'].filter(Boolean).join(' ') || nothing;
    const invalid = this.error ? 'true' : nothing;
    return html`
      <label for="control">${this.label}</label>
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
      <div class="line">
        ${
          this.rows === null
            ? html`<input
                id="control"
                type=${this.type}
                name=${this.name || nothing}
                .value=${live(this.value)}
                autocomplete=${this.autocomplete}
                maxlength=${this.maxlength ?? nothing}
                min=${this.min ?? nothing}
                max=${this.max ?? nothing}
                ?disabled=${this.disabled}
                aria-required=${this.required ? 'true' : nothing}
                aria-invalid=${invalid}
                aria-describedby=${described}
                @input=${this.typed}
                @keydown=${this.keyed}
              />`
            : html`<textarea
                id="control"
                rows=${this.rows}
                dir="auto"
                name=${this.name || nothing}
                .value=${live(this.value)}
                autocomplete=${this.autocomplete}
                maxlength=${this.maxlength ?? nothing}
                ?disabled=${this.disabled}
                aria-required=${this.required ? 'true' : nothing}
                aria-invalid=${invalid}
                aria-describedby=${described}
                @input=${this.typed}
              ></textarea>`
        }
        <slot name="beside"></slot>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('value')) this.internals.setFormValue(this.value);
  }

  formResetCallback() {
    this.value = '';
  }

  select() {
    this.control.select();
  }

  private typed() {
    this.value = this.control.value;
    send(this, 'text-changed', { value: this.value });
  }

  private keyed(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.isComposing) this.internals.form?.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-text-field': PasserelleTextField;
  }
}
