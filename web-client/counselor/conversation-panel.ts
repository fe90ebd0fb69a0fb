import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounselorCall } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import '../components/notice.ts';
import { icon } from '../components/icons.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { clock, secondsSince } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import './conversation-box.ts';
import { originLines } from './origin.ts';
import './record-form.ts';
import type { RecordState } from './record-keeper.ts';
import './referrals-panel.ts';

/** A call in writing: the messages are the panel; beside them where the call comes from and what is noted. */
@customElement('counselor-conversation')
export class CounselorConversation extends StaffElement {
  @property({ attribute: false }) call: CounselorCall | null = null;
  @property({ attribute: false }) conversation: Conversation | null = null;
  /** The caller wants to be heard, or seen. */
  @property({ type: Boolean }) invited = false;
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ attribute: false }) now: () => number = () => Date.now();
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
    page,
    css`
      .call {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 380px;
        gap: var(--space-5);
        align-items: start;
      }
      /* It stays in sight while what is beside it is scrolled. */
      .stage {
        position: sticky;
        top: var(--space-4);
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
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
      .invited {
        margin: var(--space-3) var(--space-4);
      }
      counselor-conversation-box {
        grid-row: 3;
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
          ${
            this.invited
              ? html`<passerelle-notice class="invited" announce>
                  ${call.kind === 'video' ? writing.wantsVideo : writing.wantsVoice}
                  <passerelle-button slot="ways" look="primary" @click=${() => tell(this, 'voice-joined')}>
                    ${icon('phone')} ${call.kind === 'video' ? writing.joinVideo : writing.joinVoice}
                  </passerelle-button>
                  <passerelle-button slot="ways" @click=${() => tell(this, 'writing-chosen')}>
                    ${writing.stay}
                  </passerelle-button>
                </passerelle-notice>`
              : nothing
          }
          <counselor-conversation-box
            data-first
            .conversation=${conversation}
            .half=${this.half}
            ?offline=${this.offline}
            ?failed=${this.failed}
            ?typing=${this.typing}
            .readAlong=${this.readAlong}
            ?live=${this.live}
          ></counselor-conversation-box>
        </section>
        <aside class="stack">
          <section aria-label=${words.origin}>${originLines(call.origin, call.languages, this.t, this.language)}</section>
          <counselor-record .record=${record}><counselor-referrals></counselor-referrals></counselor-record>
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
