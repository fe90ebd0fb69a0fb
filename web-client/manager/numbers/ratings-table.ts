import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Ratings, RatingsRow } from '../../../server/contract/ratings.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { count } from '../../staff/format.ts';
import { ledger, page } from '../../staff/styles.ts';
import { mean, percent } from './format.ts';

const answersOf = ({ no, little, yes }: RatingsRow): number => no + little + yes;

/** Whether talks helped, as their callers say: a row for each campaign of which somebody said. */
@customElement('manager-ratings-table')
export class ManagerRatingsTable extends StaffElement {
  @property({ attribute: false }) ratings: Ratings | null = null;

  static override styles = [
    shared,
    page,
    ledger,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      td .soft {
        display: inline-block;
        min-width: 6ch;
        text-align: end;
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  protected override render() {
    if (this.ratings === null) return nothing;
    const words = this.t.figures;
    const rows = this.ratings.campaigns.filter((row) => answersOf(row) > 0);
    const heads = [words.ratingAnswers, words.ratingYes, words.ratingLittle, words.ratingNo, words.ratingAverage];
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${words.ratings}</h2>
        ${
          rows.length === 0
            ? html`<p>${words.ratingsEmpty}</p>`
            : html`<table role="table" aria-labelledby="title">
                <thead role="rowgroup">
                  <tr role="row">
                    <th role="columnheader" scope="col">${words.byCampaign}</th>
                    ${heads.map((head) => html`<th role="columnheader" scope="col" class="number">${head}</th>`)}
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  ${rows.map((row) => this.row(row))}
                </tbody>
              </table>`
        }
      </section>
    `;
  }

  private row(row: RatingsRow) {
    const { language } = this;
    const words = this.t.figures;
    const all = answersOf(row);
    const part = (name: string, amount: number) => html`<td role="cell" class="number" data-name=${name}>
      <span>${count(amount, language)}<span class="soft">${percent(amount / all, language)}</span></span>
    </td>`;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${row.name}</th>
      <td role="cell" class="number" data-name=${words.ratingAnswers}>${count(all, language)}</td>
      ${part(words.ratingYes, row.yes)} ${part(words.ratingLittle, row.little)} ${part(words.ratingNo, row.no)}
      <td role="cell" class="number" data-name=${words.ratingAverage}>${mean(row.average, language)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-ratings-table': ManagerRatingsTable;
  }
}
