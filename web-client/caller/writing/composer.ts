import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { cleanText, isSendable, roomLeft } from '../../data/caller-conversation.ts';
import { LeaveGuard } from '../../lib/leave-guard.ts';
import type { WritingMessages } from '../../locales/caller/writing-fr.ts';

/** From so many characters left on, the page counts them down. */
const countFrom = 200;

/**
 * Where one writes: Enter sends, Shift and Enter begins a new line. Sends `typing` with what
 * stands there, `live-switched`, and `message-written` with the text. What is not
 * sent yet is nowhere but here: the browser asks before it is lost.
 */
@customElement('passerelle-composer')
export class PasserelleComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) words: WritingMessages | null = null;
  @property() text = '';
  /** The other side sees letters as they are written. */
  @property({ type: Boolean }) live = false;
  @property() counselor = '';

  constructor() {
    super();
    new LeaveGuard(this, () => cleanText(this.text) !== '');
  }

  @state() private tooLong = false;
  @query('textarea') private readonly area!: HTMLTextAreaElement;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        align-items: end;
        gap: var(--space-2);
      }
      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-3);
      }
      [for] {
        font-weight: 600;
      }
      .live {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
        cursor: pointer;
      }
      input {
        width: 24px;
        height: 24px;
        margin: 0;
        accent-color: var(--ink);
      }
      textarea {
        flex: 1;
        min-width: 0;
        min-height: 56px;
        max-height: 30dvh;
        padding: var(--space-2) var(--space-3);
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
        font: 400 var(--text-s) / var(--line-text) var(--font);
        resize: none;
        field-sizing: content;
      }
      [aria-invalid='true'] {
        border-width: 3px;
        border-color: var(--red);
      }
      p {
        min-height: 1.5em;
        margin: var(--space-1) 0 0;
        color: var(--ink-soft);
      }
      .wrong {
        color: var(--red);
        font-weight: 600;
      }
      @media (max-width: 300px) {
        .line,
        .top {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  protected override render() {
    const { words, text } = this;
    if (!words) return nothing;
    const left = roomLeft(cleanText(text));
    const said =
      left < 0
        ? words.tooLong(-left)
        : left <= countFrom
          ? words.left(left)
          : this.live
            ? words.liveOn(this.counselor)
            : words.limit;
    return html`
      <div class="top">
        <label for="text">${words.label}</label>
        <label class="live" title=${words.liveOn(this.counselor)}>
          <input type="checkbox" .checked=${this.live} @change=${this.switchLive} />${words.live}
        </label>
      </div>
      <div class="line">
        <textarea
          id="text"
          rows="2"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          .value=${text}
          aria-describedby="room"
          aria-invalid=${left < 0 ? 'true' : nothing}
          @input=${this.typed}
          @keydown=${this.keyed}
        ></textarea>
        <passerelle-button look="primary" @click=${this.send}>${words.send}</passerelle-button>
      </div>
      <p id="room" class=${left < 0 ? 'wrong' : ''} role=${this.tooLong ? 'alert' : nothing}>${said}</p>
    `;
  }

  private typed() {
    this.text = this.area.value;
    this.tooLong = false;
    this.dispatchEvent(new CustomEvent('typing', { detail: { text: this.text } }));
  }

  private switchLive({ target }: Event) {
    const on = target instanceof HTMLInputElement && target.checked;
    this.dispatchEvent(new CustomEvent('live-switched', { detail: { on } }));
  }

  private keyed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private send() {
    const text = cleanText(this.text);
    if (isSendable(text)) {
      this.dispatchEvent(new CustomEvent('message-written', { detail: { text } }));
      this.text = '';
    } else this.tooLong = roomLeft(text) < 0;
    this.area.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-composer': PasserelleComposer;
  }
}
