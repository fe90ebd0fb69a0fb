import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Counts } from '../../server/contract/http.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { count, talked } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { answeredPercent, noCounts } from './ledger.ts';

/** What a campaign brought, in four numbers that follow from each other. */
@customElement('manager-totals')
export class ManagerTotals extends StaffElement {
  @property({ attribute: false }) counts: Counts = noCounts;

  static override styles = [
    shared,
    page,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
        background: var(--paper-raised);
      }
      div {
        display: flex;
        flex-direction: column;
        padding: var(--space-4) var(--space-5);
        border-inline-start: 1px solid var(--line-soft);
      }
      div:first-child {
        border: 0;
      }
      dt {
        color: var(--ink-soft);
      }
      .figure {
        font-size: var(--text-xxl);
        font-weight: 700;
        line-height: var(--line-title);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      @media (max-width: 719px) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        div {
          padding: var(--space-3) var(--space-4);
        }
        div:nth-child(odd) {
          border-inline-start: 0;
        }
        div:nth-child(n + 3) {
          border-top: 1px solid var(--line-soft);
        }
        .figure {
          font-size: var(--text-l);
          white-space: normal;
        }
      }
    `,
  ];

  protected override render() {
    const { numbers } = this.t;
    const { scans, asked, answered, talkSeconds } = this.counts;
    const percent = answeredPercent(this.counts);
    const figure = (name: string, value: string, hint: string | null) => html`
      <div>
        <dt>${name}</dt>
        <dd class="figure">${value}</dd>
        ${hint === null ? nothing : html`<dd class="soft">${hint}</dd>`}
      </div>
    `;
    return html`
      <dl>
        ${figure(numbers.scans, count(scans, this.language), numbers.scansHint)}
        ${figure(numbers.asked, count(asked, this.language), numbers.askedHint)}
        ${figure(
          numbers.answered,
          count(answered, this.language),
          percent === null ? numbers.answeredHint : numbers.rate(percent),
        )}
        ${figure(numbers.talk, talked(talkSeconds), null)}
      </dl>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-totals': ManagerTotals;
  }
}
