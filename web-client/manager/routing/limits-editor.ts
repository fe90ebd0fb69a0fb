import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../../components/shared.ts';
import '../../components/text-field.ts';
import '../../staff/choices.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { page } from '../../staff/styles.ts';
import { editor } from '../styles.ts';
import type { LimitField, LimitsDraft } from './routing-draft.ts';

/** How long and how many may wait, or what is offered instead of waiting; says `limits-edited`. */
@customElement('manager-limits')
export class ManagerLimits extends StaffElement {
  @property() about: 'caps' | 'instead' = 'caps';
  @property({ attribute: false }) limits: LimitsDraft | null = null;
  @property({ attribute: false }) wrong: readonly LimitField[] = [];

  static override styles = [
    shared,
    page,
    editor,
    css`
      .slots {
        margin-inline-start: 32px;
      }
    `,
  ];

  protected override render() {
    const { limits } = this;
    if (limits === null) return nothing;
    return this.about === 'caps' ? this.caps(limits) : this.instead(limits);
  }

  private caps(limits: LimitsDraft) {
    const { limits: words } = this.t;
    return html`<div class="stack">
      <div class="pair">
        ${this.number(limits, 'longestWait', words.longestWait, words.longestWaitHint)}
        ${this.number(limits, 'longestQueue', words.longestQueue, words.longestQueueHint)}
      </div>
      <staff-choices
        legend=${words.nobodyOnDuty}
        value=${limits.nobodyOnDuty}
        .options=${[
          { value: 'queue', label: words.queue, hint: words.queueHint },
          { value: 'turn_away', label: words.turnAway, hint: words.turnAwayHint },
        ]}
        @choice-changed=${(event: HTMLElementEventMap['choice-changed']) =>
          this.edit({ ...limits, nobodyOnDuty: event.detail.value === 'turn_away' ? 'turn_away' : 'queue' })}
      ></staff-choices>
    </div>`;
  }

  private instead(limits: LimitsDraft) {
    const { limits: words } = this.t;
    return html`<div>
      ${this.check(limits, 'writing', words.writing)} ${this.check(limits, 'callbacks', words.callbacks)}
      ${
        limits.callbacks
          ? html`<div class="pair slots">
              ${this.number(limits, 'callbackMinutes', words.callbackMinutes)}
              ${this.number(limits, 'callbacksPerSlot', words.callbacksPerSlot)}
            </div>`
          : nothing
      }
    </div>`;
  }

  private check(limits: LimitsDraft, field: 'writing' | 'callbacks', words: string) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${limits[field]}
        @change=${() => this.edit({ ...limits, [field]: !limits[field] })}
      />
      ${words}
    </label>`;
  }

  private number(limits: LimitsDraft, field: LimitField, label: string, hint = '') {
    return html`<passerelle-text-field
      label=${label}
      hint=${hint}
      error=${this.wrong.includes(field) ? this.t.limits.problems[field] : ''}
      .value=${limits[field]}
      @text-changed=${(event: HTMLElementEventMap['text-changed']) =>
        this.edit({ ...limits, [field]: event.detail.value })}
    ></passerelle-text-field>`;
  }

  private edit(limits: LimitsDraft) {
    this.limits = limits;
    tell(this, 'limits-edited', { limits });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-limits': ManagerLimits;
  }
}
