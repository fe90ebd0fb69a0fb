import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Campaign } from '../../server/contract/http.ts';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { count } from '../staff/format.ts';
import { ledger, page } from '../staff/styles.ts';
import { countCells, countHeads } from './cells.ts';
import { sum } from './ledger.ts';
import { pathOf } from './routes.ts';

/** Every campaign with what it brought. */
@customElement('manager-campaign-list')
export class ManagerCampaignList extends StaffElement {
  @property({ attribute: false }) campaigns: readonly Campaign[] = [];

  static override styles = [
    shared,
    page,
    ledger,
    css`
      .empty {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
        max-width: 600px;
      }
      tbody a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-2) var(--space-4);
        }
      }
    `,
  ];

  protected override render() {
    const { campaigns } = this.t;
    const create = html`<passerelle-button look="primary" href=${pathOf({ page: 'new_campaign' })}>
      ${campaigns.create}
    </passerelle-button>`;
    const none = this.campaigns.length === 0;
    return html`
      <div class="stack">
        <div class="row between">
          <h1 tabindex="-1">${campaigns.title}</h1>
          ${none ? nothing : create}
        </div>
        ${
          none
            ? html`<div class="card empty"><h2>${campaigns.emptyTitle}</h2><p>${campaigns.empty}</p>${create}</div>`
            : this.table()
        }
      </div>
    `;
  }

  private table() {
    const { campaigns, campaign, numbers } = this.t;
    return html`
      <div class="card">
        <table role="table" aria-label=${campaigns.title}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${campaigns.name}</th>
              <th role="columnheader" scope="col" class="number">${numbers.placements}</th>
              ${countHeads(this.t)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${this.campaigns.map(
              (item) => html`
                <tr role="row">
                  <th role="rowheader" scope="row">
                    <a href=${pathOf({ page: 'campaign', campaign: item.id })}>${item.name}</a>
                    <span class="soft">${item.team.name}</span>
                  </th>
                  <td role="cell" class="number" data-name=${numbers.placements}>
                    ${count(item.placements, this.language)}
                  </td>
                  ${countCells(item.counts, this.t, this.language)}
                </tr>
              `,
            )}
          </tbody>
          ${
            this.campaigns.length < 2
              ? nothing
              : html`<tfoot role="rowgroup">
                  <tr role="row">
                    <th role="rowheader" scope="row">${campaign.total}</th>
                    <td role="cell" class="number" data-name=${numbers.placements}>
                      ${count(
                        this.campaigns.reduce((total, { placements }) => total + placements, 0),
                        this.language,
                      )}
                    </td>
                    ${countCells(sum(this.campaigns), this.t, this.language)}
                  </tr>
                </tfoot>`
          }
        </table>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-campaign-list': ManagerCampaignList;
  }
}
