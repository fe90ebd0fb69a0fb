import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AwayReason, chosenAwayReasons, type PresenceState } from '../../server/contract/call.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';

const marks = {
  available: svg`<circle cx="20" cy="20" r="17" fill="currentColor"></circle><path d="M12 20.500l5.500 5.500 11-12" stroke="var(--paper-raised)" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"></path>`,
  away: svg`<circle cx="20" cy="20" r="17"></circle><path d="M15.500 13.500v13m9-13v13" stroke-linecap="round" stroke-width="4"></path>`,
};

/**
 * Available or away: two large choices, each with its words, shape and colour; below, why away, which can be chosen
 * straight away too. Says `presence-chosen`.
 */
@customElement('counselor-presence')
export class CounselorPresence extends StaffElement {
  @property() presence: PresenceState = 'away';
  @property() reason: AwayReason | null = null;
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .states {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3);
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        cursor: pointer;
        transition: background var(--leave);
      }
      .states label {
        gap: var(--space-4);
        min-height: 96px;
        padding: var(--space-4) var(--space-5);
      }
      label:has(:checked).available {
        border-color: var(--green);
        box-shadow: inset 0 0 0 1px var(--green);
        background: var(--green-soft);
      }
      label:has(:checked).away,
      .reasons label:has(:checked) {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
        background: var(--paper-sunken);
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      label:has(:disabled) {
        border-style: dashed;
        color: var(--ink-soft);
        cursor: default;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }
      svg {
        flex: none;
        width: 40px;
        height: 40px;
        color: var(--ink-soft);
      }
      :checked ~ svg {
        color: var(--ink);
      }
      .available :checked ~ svg {
        color: var(--green);
      }
      strong {
        display: block;
        font-size: var(--text-l);
        line-height: var(--line-title);
      }
      .hint {
        line-height: 1.35;
        color: var(--ink-soft);
      }
      .reasons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      #why {
        color: var(--ink-soft);
      }
      .reasons label {
        min-height: var(--touch);
        padding: var(--space-1) var(--space-4);
        border-radius: var(--radius-full);
      }
      .reasons label:has(:checked) {
        font-weight: 600;
      }
      @media (max-width: 560px) {
        .states label {
          flex-direction: column;
          align-items: flex-start;
          gap: var(--space-2);
          padding: var(--space-3);
        }
        .reasons label {
          padding: var(--space-1) var(--space-3);
        }
        strong {
          font-size: var(--text-m);
        }
      }
      @media (max-width: 340px) {
        strong {
          font-size: var(--text-s);
        }
      }
    `,
  ];

  protected override render() {
    const { desk } = this.t;
    return html`
      <fieldset>
        <legend class="visually-hidden">${desk.presence}</legend>
        <div class="states">
          ${this.state('available', desk.availableHint, () => tell(this, 'presence-chosen', { presence: 'available' }))}
          ${this.state('away', desk.awayHint, () => tell(this, 'presence-chosen', { presence: 'away', reason: 'break' }))}
        </div>
      </fieldset>
      <div class="reasons" role="radiogroup" aria-labelledby="why">
        <span id="why">${desk.awayReason}</span>
        ${chosenAwayReasons.map(
          (reason) => html`<label>
              <input
                type="radio"
                name="reason"
                value=${reason}
                .checked=${this.presence === 'away' && this.reason === reason}
                ?disabled=${this.disabled}
                @change=${() => tell(this, 'presence-chosen', { presence: 'away', reason })}
              />
              ${desk.awayReasons[reason]}
            </label>`,
        )}
      </div>
    `;
  }

  private state(presence: 'available' | 'away', hint: string, choose: () => void) {
    return html`<label class=${presence}>
      <input
        type="radio"
        name="presence"
        value=${presence}
        .checked=${this.presence === presence}
        ?disabled=${this.disabled}
        @change=${choose}
      />
      <svg viewBox="0 0 40 40" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3">
        ${marks[presence]}
      </svg>
      <span><strong>${this.t.desk.presences[presence]}</strong><span class="hint">${hint}</span></span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-presence': CounselorPresence;
  }
}
