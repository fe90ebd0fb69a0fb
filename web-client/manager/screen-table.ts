import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Screen } from '../../server/contract/http.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { ledger, page } from '../staff/styles.ts';
import { countCells, countHeads } from './cells.ts';

/** A campaign's screens, each with the address that it plays. */
@customElement('manager-screen-table')
export class ManagerScreenTable extends StaffElement {
  @property({ attribute: false }) screens: readonly Screen[] = [];

  static override styles = [
    shared,
    page,
    ledger,
    css`
      .links {
        text-align: end;
        white-space: nowrap;
      }
      .links a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        margin-inline-start: var(--space-4);
        font-weight: 600;
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-2) var(--space-4);
        }
        td.links {
          text-align: start;
          white-space: normal;
        }
        .links a {
          margin-inline: 0 var(--space-5);
        }
      }
    `,
  ];

  protected override render() {
    const { screens, placement, campaign } = this.t;
    return html`
      <div class="card">
        <table role="table" aria-label=${campaign.screens}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${screens.label}</th>
              ${countHeads(this.t)}
              <th role="columnheader" scope="col" class="links">${placement.actions}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${this.screens.map(
              (screen) => html`
                <tr role="row">
                  <th role="rowheader" scope="row">
                    ${screen.placement.label}
                    <span class="soft">/signage/${screen.name}${screen.placement.address ? ` · ${screen.placement.address}` : ''}</span>
                  </th>
                  ${countCells(screen.placement.counts, this.t, this.language)}
                  <td role="cell" class="links">
                    <a href=${screen.url} target="_blank" rel="noopener" aria-label=${screens.showOf(screen.placement.label)}>
                      ${screens.show}
                    </a>
                    <a
                      href="${screen.url}?overlay=1"
                      target="_blank"
                      rel="noopener"
                      aria-label=${screens.overlayOf(screen.placement.label)}
                    >
                      ${screens.overlay}
                    </a>
                  </td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-screen-table': ManagerScreenTable;
  }
}
