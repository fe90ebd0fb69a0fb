import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../components/button.ts';
import { icon } from '../components/icons.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import './message-composer.ts';
import './message-log.ts';

/** What is written in a call, and where one writes: the whole panel of a call in writing, a column beside a picture. */
@customElement('counselor-conversation-box')
export class CounselorConversationBox extends StaffElement {
  static override shadowRootOptions: ShadowRootInit = { ...StaffElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) conversation: Conversation | null = null;
  /** What stands where the counselor writes. */
  @property({ attribute: false }) half = '';
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;
  /** The server refused something that was written. */
  @property({ type: Boolean }) failed = false;
  /** The caller writes at this moment. */
  @property({ type: Boolean }) typing = false;
  /** What the caller is writing, where they show their letters. */
  @property() readAlong = '';
  /** The caller sees the letters that are written here. */
  @property({ type: Boolean }) live = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto auto;
        min-height: 0;
      }
      .failed,
      .failed span {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      .failed {
        justify-content: space-between;
        padding: var(--space-2) var(--space-4);
        background: var(--accent-soft);
        line-height: 1.35;
      }
      .failed span {
        flex-wrap: nowrap;
      }
      .failed svg {
        flex: none;
      }
      .typing {
        min-height: 24px;
        margin: 0;
        padding: 0 var(--space-4);
        color: var(--ink-soft);
        line-height: 24px;
      }
      counselor-composer {
        padding: var(--space-3) var(--space-4);
        border-top: 1px solid var(--line-soft);
      }
    `,
  ];

  protected override render() {
    const { conversation } = this;
    if (conversation === null) return nothing;
    const { writing: words } = this.t;
    return html`
      <counselor-messages
        .conversation=${conversation}
        empty=${words.empty}
        .live=${this.readAlong}
        ?offline=${this.offline}
        ?failed=${this.failed}
      ></counselor-messages>
      ${
        this.failed && conversation.unsent.length > 0
          ? html`<div class="failed" role="alert">
              <span>${icon('warning')} ${words.failedHint}</span>
              <passerelle-button @click=${() => tell(this, 'messages-retried')}>${words.again}</passerelle-button>
            </div>`
          : html`<p class="typing" role="status">${this.typing ? words.typing : ''}</p>`
      }
      <counselor-composer .text=${this.half} ?live=${this.live}></counselor-composer>
    `;
  }

  /** Puts the focus where one writes. */
  override focus() {
    // Asked for when the call comes up, it may not have been drawn yet.
    void this.updateComplete.then(() => this.renderRoot.querySelector('counselor-composer')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-conversation-box': CounselorConversationBox;
  }
}
