import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PresenceState } from '../../server/contract/call.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { duration } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import { type DayState, dayNow } from './day-keeper.ts';

const states = ['available', 'offered', 'busy', 'wrap_up', 'away'] as const;

/** How the day has been spent so far, for oneself alone. */
@customElement('counselor-day')
export class CounselorDay extends StaffElement {
  @property({ attribute: false }) day: DayState | null = null;
  @property() presence: PresenceState = 'away';
  @property({ attribute: false }) now: () => number = () => performance.now();

  static override styles = [
    shared,
    page,
    css`
      h2 {
        margin-bottom: var(--space-2);
        font-size: var(--text-s);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: var(--space-2) var(--space-4);
      }
      dl > div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }
      dt {
        color: var(--ink-soft);
        line-height: 1.35;
      }
      dd {
        font-size: var(--text-m);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      @media (max-width: 719px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-1);
        }
        dl > div {
          flex-direction: row;
          justify-content: space-between;
        }
        dd {
          font-size: var(--text-s);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Ticker(this, () => (this.day?.today ?? null) !== null);
  }

  protected override render() {
    const { desk: words } = this.t;
    const today = this.day === null ? null : dayNow(this.day, this.presence, this.now());
    return html`
      <section aria-labelledby="title">
        <h2 id="title">${words.day}</h2>
        <dl>
          ${states.map(
            (state) => html`<div>
              <dt>${words.dayStates[state]}</dt>
              <dd>${today === null ? '–' : duration(today[state])}</dd>
            </div>`,
          )}
        </dl>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-day': CounselorDay;
  }
}
