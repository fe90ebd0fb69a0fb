import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Numbers } from '../../../server/contract/numbers.ts';
import type { Ratings } from '../../../server/contract/ratings.ts';
import '../../components/button.ts';
import '../../components/notice.ts';
import { shared } from '../../components/shared.ts';
import type { FailureCode } from '../../data/http.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { count } from '../../staff/format.ts';
import { page } from '../../staff/styles.ts';
import './bar-chart.ts';
import { firstChoice, type NumbersChoice, ownZone, pathOfChoice, problemOf } from './choice.ts';
import './controls.ts';
import { percent } from './format.ts';
import './ratings-table.ts';
import { askedOf, axisEnd, barsOf, isEmpty, serviceLevelOf } from './series.ts';
import './table.ts';

/** What the server has for a choice; null where it could not be asked for. */
export interface NumbersData {
  readonly choice: NumbersChoice;
  readonly numbers: Numbers | null;
  /** By campaign alone. */
  readonly ratings: Ratings | null;
}

/** The numbers of the trade, of teams or of campaigns: tables first, then a chart for each of two questions. */
@customElement('manager-numbers')
export class ManagerNumbers extends StaffElement {
  @property({ attribute: false }) choice: NumbersChoice = firstChoice;
  /** What came last: of an earlier choice while the present one loads. */
  @property({ attribute: false }) data: NumbersData | null = null;
  @property({ attribute: false }) failure: FailureCode | null = null;

  static override styles = [
    shared,
    page,
    css`
      .stack {
        gap: var(--space-5);
      }
      .block {
        height: 240px;
        border-radius: var(--radius);
        background: var(--paper-sunken);
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
        gap: var(--space-5);
      }
      summary {
        min-height: var(--touch);
        font-weight: 600;
        cursor: pointer;
        align-content: center;
      }
      dl {
        max-width: var(--measure);
      }
      dt {
        margin-top: var(--space-3);
        font-weight: 600;
      }
    `,
  ];

  protected override render() {
    const { figures } = this.t;
    return html`
      <div class="stack">
        <h1 tabindex="-1">${figures.title}</h1>
        <manager-numbers-controls .choice=${this.choice}></manager-numbers-controls>
        ${this.body()}
      </div>
    `;
  }

  private body(): TemplateResult | typeof nothing {
    // What is wrong with the choice is said beside it.
    if (problemOf(this.choice, new Date()) !== null) return nothing;
    const known = this.data !== null && pathOfChoice(this.data.choice) === pathOfChoice(this.choice);
    const numbers = known ? (this.data?.numbers ?? null) : null;
    const ratings = known ? (this.data?.ratings ?? null) : null;
    if (numbers !== null) return html`${this.failure ? this.stale() : nothing}${this.shown(numbers, ratings)}`;
    return this.failure ? this.failed(this.failure) : this.loading();
  }

  private loading() {
    return html`
      <p class="soft" role="status">${this.t.loading}</p>
      <div class="block"></div>
      <div class="block"></div>
    `;
  }

  private failed(failure: FailureCode) {
    const { failures, retry } = this.t;
    return html`<passerelle-notice kind="problem" announce>
      ${failures[failure]}
      <passerelle-button slot="ways" @click=${() => tell(this, 'load-asked')}>${retry}</passerelle-button>
    </passerelle-notice>`;
  }

  private stale() {
    return html`<passerelle-notice>${this.t.refreshFailed}</passerelle-notice>`;
  }

  private shown(numbers: Numbers, ratings: Ratings | null) {
    const { figures } = this.t;
    const { by, step } = this.choice;
    if (isEmpty(numbers)) {
      return html`<div class="card"><h2>${figures.emptyTitle}</h2><p>${figures.empty}</p></div>`;
    }
    return html`
      <manager-numbers-table of="calls" by=${by} step=${step} .numbers=${numbers}></manager-numbers-table>
      <manager-numbers-table of="offers" by=${by} step=${step} .numbers=${numbers}></manager-numbers-table>
      ${ratings === null ? nothing : html`<manager-ratings-table .ratings=${ratings}></manager-ratings-table>`}
      <div class="charts">${this.charts(numbers)}</div>
      <p class="soft">${figures.zone(ownZone())}</p>
      <details class="card">
        <summary>${figures.meaning}</summary>
        <dl>
          ${figures
            .meanings(numbers.shortAbandonSeconds)
            .map(([name, meaning]) => html`<dt>${name}</dt><dd>${meaning}</dd>`)}
        </dl>
      </details>
    `;
  }

  private charts(numbers: Numbers) {
    const { figures } = this.t;
    const { language } = this;
    const { by, step } = this.choice;
    const lying = step === 'whole';
    const asked = barsOf(numbers, step, language, askedOf);
    const level = barsOf(numbers, step, language, serviceLevelOf);
    const most = asked.reduce((largest, { value }) => Math.max(largest, value ?? 0), 0);
    const note = (unit: string) => (lying ? unit : `${figures.chartAll[by]}, ${unit}`);
    return html`
      <manager-bar-chart
        heading=${figures.chartAsked}
        note=${note(figures.unitCalls)}
        .bars=${asked}
        end=${lying ? Math.max(1, most) : axisEnd(most)}
        ?lying=${lying}
        .textOf=${(value: number | null) => count(value ?? 0, language)}
      ></manager-bar-chart>
      <manager-bar-chart
        heading=${figures.chartLevel}
        note=${note(figures.unitPercent)}
        .bars=${level}
        end="1"
        ?lying=${lying}
        .textOf=${(value: number | null) => percent(value, language)}
      ></manager-bar-chart>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-numbers': ManagerNumbers;
  }
}
