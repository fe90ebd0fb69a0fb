import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounselorCall } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import { icon } from '../components/icons.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { clock, secondsSince } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import './message-composer.ts';
import './message-log.ts';
import { originLines } from './origin.ts';
import './record-form.ts';
import type { RecordState } from './record-keeper.ts';
import './referrals-panel.ts';

/** A call in writing: the messages are the panel; beside them where the call comes from and what is noted. */
@customElement('counselor-conversation')
export class CounselorConversation extends StaffElement {
  @property({ attribute: false }) call: CounselorCall | null = null;
  @property({ attribute: false }) conversation: Conversation | null = null;
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ attribute: false }) now: () => number = () => Date.now();
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;
  /** The server refused something that was written. */
  @property({ type: Boolean }) failed = false;
  /** The caller writes at this moment. */
  @property({ type: Boolean }) typing = false;

  static override styles = [
    shared,
    page,
    css`
      .call {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 380px;
        gap: var(--space-5);
        align-items: start;
      }
      .stage {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto auto;
        height: min(calc(100dvh - 150px), 760px);
        min-height: 460px;
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
        background: var(--paper-raised);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-bottom: 1px solid var(--line-soft);
      }
      h1 {
        font-size: var(--text-m);
      }
      [role='timer'] {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .end svg {
        color: var(--red);
      }
      .failed,
      .failed span {
        display: flex;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      .failed {
        justify-content: space-between;
        padding: var(--space-2) var(--space-4);
        background: var(--accent-soft);
        line-height: 1.35;
      }
      .typing {
        min-height: 24px;
        margin: 0;
        padding: 0 var(--space-4);
        color: var(--ink-soft);
        line-height: 24px;
      }
      .failed svg {
        flex: none;
      }
      counselor-composer {
        padding: var(--space-3) var(--space-4);
        border-top: 1px solid var(--line-soft);
      }
      .placement {
        font-weight: 600;
      }
      @media (max-width: 959px) {
        .call {
          grid-template-columns: minmax(0, 1fr);
        }
        .stage {
          height: calc(100dvh - 140px);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Ticker(this, () => this.call?.state === 'active');
  }

  protected override render() {
    const { call, conversation, record } = this;
    if (call === null || conversation === null) return nothing;
    const { call: words, writing } = this.t;
    return html`
      <div class="call">
        <section class="stage" aria-labelledby="title">
          <header>
            <div>
              <h1 id="title" tabindex="-1">${writing.title}</h1>
              <span role="timer" aria-label=${words.timer}>
                ${call.activeSince ? clock(secondsSince(call.activeSince, this.now())) : words.notYet}
              </span>
            </div>
            <passerelle-button class="end" @click=${() => tell(this, 'call-ended')}>
              ${icon('hang-up')} ${words.controls.hangUp}
            </passerelle-button>
          </header>
          <counselor-messages
            .conversation=${conversation}
            empty=${writing.empty}
            ?offline=${this.offline}
            ?failed=${this.failed}
          ></counselor-messages>
          ${
            this.failed && conversation.unsent.length > 0
              ? html`<div class="failed" role="alert">
                  <span>${icon('warning')} ${writing.failedHint}</span>
                  <passerelle-button @click=${() => tell(this, 'messages-retried')}>${writing.again}</passerelle-button>
                </div>`
              : html`<p class="typing" role="status">${this.typing ? writing.typing : ''}</p>`
          }
          <counselor-composer data-first></counselor-composer>
        </section>
        <aside class="stack">
          <section aria-label=${words.origin}>${originLines(call.origin, call.languages, this.t, this.language)}</section>
          <counselor-record .record=${record}></counselor-record>
          <counselor-referrals></counselor-referrals>
        </aside>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-conversation': CounselorConversation;
  }
}
