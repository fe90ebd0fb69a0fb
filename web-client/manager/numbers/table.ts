import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Numbers, NumbersQuery, NumbersRow } from '../../../server/contract/numbers.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { ledger, page } from '../../staff/styles.ts';
import { columns } from './columns.ts';
import { intervalNames } from './series.ts';

// A month by day fits, and a week on a phone, where each row is a card; more is for whoever asks.
const firstRows = { narrow: 7, wide: 31 };
const narrow = matchMedia('(max-width: 719px)');

/** What is new is what one looks for; teams and campaigns keep their order. */
const newestFirst = (rows: readonly NumbersRow[]) => rows.toSorted((a, b) => b.begins.localeCompare(a.begins));

/** The numbers of the calls or of the offers, a row for each team or campaign, and for each hour or day. */
@customElement('manager-numbers-table')
export class ManagerNumbersTable extends StaffElement {
  @property({ attribute: false }) numbers: Numbers | null = null;
  @property() of: 'calls' | 'offers' = 'calls';
  @property() by: NumbersQuery['by'] = 'team';
  @property() step: NumbersQuery['step'] = 'day';
  @state() private all = false;

  static override styles = [
    shared,
    page,
    ledger,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      thead th,
      thead th.number {
        white-space: normal;
        vertical-align: bottom;
        line-height: 1.3;
      }
      @media (min-width: 720px) {
        .wide {
          overflow-x: auto;
        }
        tbody th {
          min-width: 160px;
        }
        th,
        td {
          padding-inline: var(--space-2);
        }
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  protected override render() {
    const { numbers, language } = this;
    if (numbers === null) return nothing;
    const words = this.t.figures;
    const shown = columns[this.of][this.by];
    const most = narrow.matches ? firstRows.narrow : firstRows.wide;
    const ordered = this.step === 'whole' ? numbers.rows : newestFirst(numbers.rows);
    const rows = this.all ? ordered : ordered.slice(0, most);
    const names = intervalNames(numbers, this.step, language);
    const nameOf = new Map(numbers.intervals.map(({ begins }, place) => [begins, names[place] ?? '']));
    const group = this.by === 'team' ? words.byTeam : words.byCampaign;
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${words[this.of]}</h2>
        <div class="wide" tabindex="0" role="group" aria-labelledby="title">
          <table role="table" aria-labelledby="title">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">${this.step === 'whole' ? group : words.when}</th>
                ${shown.map(({ name }) => html`<th role="columnheader" scope="col" class="number">${name(words)}</th>`)}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${rows.map(
                (row) => html`
                  <tr role="row">
                    <th role="rowheader" scope="row">
                      ${
                        this.step === 'whole'
                          ? row.name
                          : html`${nameOf.get(row.begins) ?? ''}<span class="soft">${row.name}</span>`
                      }
                    </th>
                    ${shown.map(
                      ({ name, text }) =>
                        html`<td role="cell" class="number" data-name=${name(words)}>${text(row, language)}</td>`,
                    )}
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
        ${
          numbers.rows.length > most
            ? html`<passerelle-button
                look="quiet"
                @click=${() => {
                  this.all = !this.all;
                }}
              >
                ${this.all ? words.showLess : words.showAll(numbers.rows.length)}
              </passerelle-button>`
            : nothing
        }
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-numbers-table': ManagerNumbersTable;
  }
}
