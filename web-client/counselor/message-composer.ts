import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { longestMessage } from '../../server/contract/caller-socket.ts';
import '../components/button.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';

// Told once it matters: a count that is always there would be one more thing to look at.
const warnBelow = 200;

/** Where the counselor writes: Enter sends, Shift and Enter begin a new line. Says `message-written`,
 * `message-typed` and `live-switched`. */
@customElement('counselor-composer')
export class CounselorComposer extends StaffElement {
  static override shadowRootOptions: ShadowRootInit = { ...StaffElement.shadowRootOptions, delegatesFocus: true };

  /** The caller sees letters as they are written. */
  @property({ type: Boolean }) live = false;
  /** What stands there. */
  @property({ attribute: false }) text = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-3);
        align-items: end;
      }
      .under {
        grid-column: 1 / -1;
        min-height: 24px;
        margin: 0;
        color: var(--ink-soft);
        line-height: 1.35;
      }
      @media (max-width: 560px) {
        passerelle-text-field {
          grid-column: 1 / -1;
        }
        .under {
          grid-column: 1;
          grid-row: 2;
          align-self: center;
        }
      }
      .live {
        display: flex;
        grid-column: 1 / -1;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
        margin-bottom: calc(-1 * var(--space-2));
        cursor: pointer;
      }
      input {
        width: 24px;
        height: 24px;
        margin: 0;
        accent-color: var(--ink);
      }
      .over {
        color: var(--red);
        font-weight: 600;
      }
    `,
  ];

  protected override render() {
    const { writing: words, call } = this.t;
    const left = longestMessage - this.text.length;
    return html`
      <passerelle-text-field
        rows="2"
        label=${words.message}
        .value=${this.text}
        @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
          this.text = event.detail.value;
          tell(this, 'message-typed', { text: this.text });
        }}
        @keydown=${this.keyed}
      ></passerelle-text-field>
      <passerelle-button look="primary" ?disabled=${left < 0} @click=${this.write}
        >${words.send}</passerelle-button
      >
      <p class="under ${left < 0 ? 'over' : ''}" role="status">
        ${left < 0 ? call.tooLong(-left) : left < warnBelow ? words.left(left) : this.live ? words.liveOn : words.hint}
      </p>
      <label class="live">
        <input
          type="checkbox"
          .checked=${this.live}
          @change=${({ target }: Event) =>
            tell(this, 'live-switched', { on: target instanceof HTMLInputElement && target.checked })}
        />
        ${words.live}
      </label>
    `;
  }

  private keyed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.write();
  }

  private write() {
    const text = this.text.trim();
    if (text === '' || this.text.length > longestMessage) return;
    this.text = '';
    tell(this, 'message-written', { text });
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-composer': CounselorComposer;
  }
}
