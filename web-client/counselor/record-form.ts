import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { dispositions } from '../../server/contract/call.ts';
import '../components/button.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { page } from '../staff/styles.ts';
import { longestNote } from './desk-view.ts';
import type { RecordState } from './record-keeper.ts';

/**
 * Note and outcome of a call, saved by themselves; with `finishable`, the button that closes the record. What is done
 * for the caller stands between them, in the default slot: the outcome is chosen after that.
 */
@customElement('counselor-record')
export class CounselorRecord extends StaffElement {
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ type: Boolean }) finishable = false;
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;
  @query('passerelle-text-field') private readonly note!: HTMLElement | null;
  @query('staff-choices') private readonly choices!: HTMLElement | null;

  static override styles = [
    shared,
    page,
    css`
      .standing {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 24px;
        margin-top: var(--space-1);
        color: var(--ink-soft);
        line-height: 1.35;
      }
      .standing svg {
        flex: none;
        width: 16px;
        height: 16px;
      }
      .saved svg {
        color: var(--green);
      }
      .too_long {
        color: var(--red);
        font-weight: 600;
      }
    `,
  ];

  protected override render() {
    const { record } = this;
    if (record === null) return html`<slot></slot>`;
    const { call, wrapUp } = this.t;
    const { draft, standing } = record;
    const standingWords = {
      saved: call.saved,
      unsaved: call.unsaved,
      offline: call.offline,
      too_long: call.tooLong(draft.note.length - longestNote),
    };
    const untouched = standing === 'saved' && draft.note === '' && draft.disposition === null;
    return html`
      <div class="stack">
        <div>
          <passerelle-text-field
            rows="6"
            label=${call.note}
            hint=${call.noteHint}
            .value=${draft.note}
            @text-changed=${(event: HTMLElementEventMap['text-changed']) => tell(this, 'record-edited', { note: event.detail.value })}
          ></passerelle-text-field>
          <p class="standing ${standing}" role="status">
            ${
              untouched
                ? nothing
                : html`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
                    <path d=${standing === 'saved' ? 'm3 8.500 3.300 3.300L13 4.500' : 'M8 2v7m0 3v1.500'}></path>
                  </svg>${standingWords[standing]}`
            }
          </p>
        </div>
        <slot></slot>
        <staff-choices
          legend=${call.disposition}
          error=${record.dispositionMissing ? wrapUp.dispositionMissing : ''}
          .value=${draft.disposition}
          .options=${dispositions.map((value) => ({ value, label: call.dispositions[value] }))}
          @choice-changed=${this.choose}
        ></staff-choices>
        ${
          this.finishable
            ? html`<passerelle-button
                look="primary"
                wide
                ?disabled=${this.offline || standing === 'too_long'}
                busy=${record.finishing ? wrapUp.finishing : ''}
                @click=${this.finish}
                >${wrapUp.done}</passerelle-button
              >`
            : nothing
        }
      </div>
    `;
  }

  /** Puts the keyboard into the note. */
  override focus() {
    this.note?.focus();
  }

  private choose(event: HTMLElementEventMap['choice-changed']) {
    const disposition = dispositions.find((value) => value === event.detail.value);
    if (disposition) tell(this, 'record-edited', { disposition });
  }

  private finish() {
    tell(this, 'record-finished');
    if (this.record?.draft.disposition === null) this.choices?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-record': CounselorRecord;
  }
}
