import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CounselorCall } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/status-announcer.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { duration } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import { recordTime } from './desk-view.ts';
import './message-log.ts';
import { originLines } from './origin.ts';
import './record-form.ts';
import type { RecordState } from './record-keeper.ts';
import './referrals-panel.ts';

/** After the call: the record is finished in its time, then the next one may come. */
@customElement('counselor-wrap-up')
export class CounselorWrapUp extends StaffElement {
  @property({ attribute: false }) call: CounselorCall | null = null;
  @property({ attribute: false }) record: RecordState | null = null;
  /** What was written in the call, to be read again. */
  @property({ attribute: false }) conversation: Conversation | null = null;
  /** When the call was told, and the clock by which it was: milliseconds. */
  @property({ type: Number }) heardAt = 0;
  @property({ attribute: false }) now: () => number = () => performance.now();
  @property({ type: Boolean }) offline = false;
  /** What stood where the counselor wrote to the caller when the talk ended. */
  @property({ attribute: false }) half = '';
  /** The server refused what was written last: it came too late. */
  @property({ type: Boolean }) failed = false;
  @query('counselor-record') private readonly form!: HTMLElement | null;
  /** What was not sent was put into the note. */
  @state() private noted = false;

  static override styles = [
    shared,
    page,
    css`
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
        max-width: 720px;
        margin: 0 auto;
      }
      .placement {
        font-weight: 600;
      }
      .time {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
        border-inline-start: 6px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-sunken);
        line-height: 1.35;
      }
      .time.last {
        border-color: var(--accent-edge);
        background: var(--accent-soft);
      }
      .left {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .unsent {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: var(--space-2);
      }
      blockquote {
        margin: 0;
        padding-inline-start: var(--space-3);
        border-inline-start: 4px solid var(--line);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      summary {
        box-sizing: border-box;
        min-height: var(--touch);
        padding: var(--space-3) 0;
        cursor: pointer;
      }
      counselor-messages {
        max-height: 50vh;
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
      }
      @media (max-width: 560px) {
        .card {
          padding: var(--space-4);
        }
        .time {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Ticker(this, () => typeof this.call?.recordSecondsLeft === 'number');
  }

  protected override render() {
    const { call } = this;
    if (call === null) return nothing;
    const { wrapUp } = this.t;
    return html`
      <section class="card" aria-labelledby="title">
        <div>
          <h1 id="title" tabindex="-1">${wrapUp.title}</h1>
          <p>${call.talkSeconds > 0 ? wrapUp.talked(duration(call.talkSeconds)) : wrapUp.nothing}</p>
        </div>
        ${
          call.exited
            ? html`<passerelle-notice kind="problem" heading=${wrapUp.exited}>${wrapUp.exitedHint}</passerelle-notice>`
            : nothing
        }
        <div>${originLines(call.origin, call.languages, this.t, this.language)}</div>
        ${this.written()} ${this.unsent()} ${this.timeLeft(call)}
        <counselor-record .record=${this.record} finishable ?offline=${this.offline}>
          <counselor-referrals over ?exited=${call.exited}></counselor-referrals>
        </counselor-record>
        <p class="soft">${wrapUp.next}</p>
      </section>
    `;
  }

  private written() {
    const { conversation } = this;
    if (conversation === null || conversation.told.length === 0) return nothing;
    const { wrapUp } = this.t;
    return html`<details>
      <summary>${wrapUp.reread}</summary>
      <p class="soft">${wrapUp.rereadHint}</p>
      <counselor-messages .conversation=${conversation}></counselor-messages>
    </details>`;
  }

  /** What the caller did not get any more: it can be kept in the note. */
  private unsent() {
    const late = this.failed ? (this.conversation?.unsent ?? []) : [];
    const texts = [...late.map(({ text }) => text), this.half.trim()].filter((text) => text !== '');
    if (this.noted || texts.length === 0) return nothing;
    const { wrapUp } = this.t;
    return html`<section class="unsent" aria-labelledby="unsent">
      <p id="unsent">${wrapUp.unsent}</p>
      ${texts.map((text) => html`<blockquote dir="auto">${text}</blockquote>`)}
      <passerelle-button @click=${() => this.keep(texts)}>${wrapUp.intoNote}</passerelle-button>
    </section>`;
  }

  private keep(texts: readonly string[]) {
    const note = this.record?.draft.note.trimEnd() ?? '';
    this.noted = true;
    tell(this, 'message-typed', { text: '' });
    tell(this, 'record-edited', { note: [note, ...texts].filter((text) => text !== '').join('\n') });
    this.form?.focus();
  }

  /** How long the record may take, what happens then, and more time: always there, and said aloud in the last minute. */
  private timeLeft({ recordSecondsLeft }: CounselorCall) {
    if (recordSecondsLeft === null) return nothing;
    const { wrapUp } = this.t;
    const { minutes, last } = recordTime(recordSecondsLeft, this.heardAt, this.now());
    return html`<div class="time ${last ? 'last' : ''}">
      <div>
        <passerelle-status-announcer message=${last ? wrapUp.lastMinute : ''}></passerelle-status-announcer>
        <p class="left">${last ? wrapUp.lastMinute : wrapUp.left(minutes)}</p>
        <p>${wrapUp.atTheEnd}</p>
      </div>
      <passerelle-button ?disabled=${this.offline} @click=${() => tell(this, 'record-prolonged')}
        >${wrapUp.more}</passerelle-button
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-wrap-up': CounselorWrapUp;
  }
}
