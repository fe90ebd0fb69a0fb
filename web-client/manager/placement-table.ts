import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Placement } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/dialog.ts';
import { shared } from '../components/shared.ts';
import { download } from '../data/placements.ts';
import { StaffElement } from '../staff/element.ts';
import { day } from '../staff/format.ts';
import { ledger, page } from '../staff/styles.ts';
import { countCells, countHeads } from './cells.ts';
import './copy-button.ts';
import type { Group } from './ledger.ts';
import './placement-form.ts';

// Five hundred rows are for whoever asks. As many as a printed sheet has tell whether this is the batch one looks for.
const firstRows = 12;

/** The placements made together, with what each brought, and their files. */
@customElement('manager-placement-table')
export class ManagerPlacementTable extends StaffElement {
  @property({ attribute: false }) group: Group | null = null;
  @state() private all = false;
  @state() private edited: Placement['id'] | null = null;

  static override styles = [
    shared,
    page,
    ledger,
    css`
      .head {
        margin-bottom: var(--space-3);
      }
      .code {
        font-family: var(--font-mono);
        font-weight: 400;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        white-space: nowrap;
      }
      .state svg {
        flex: none;
        width: 14px;
        height: 14px;
      }
      .live svg {
        color: var(--green);
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .actions {
        text-align: end;
        white-space: nowrap;
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-4);
        }
        td.actions {
          display: flex;
          flex-wrap: wrap;
          margin-inline-start: calc(-1 * var(--space-4));
          white-space: normal;
        }
      }
    `,
  ];

  protected override render() {
    const { group } = this;
    if (group === null) return nothing;
    const { campaign, placement: words, close } = this.t;
    const rows = this.all ? group.placements : group.placements.slice(0, firstRows);
    const more = group.placements.length > firstRows;
    const edited = group.placements.find(({ id }) => id === this.edited) ?? null;
    const name = group.batch?.label ?? campaign.others;
    return html`
      <section class="card" aria-label=${name}>
        ${this.head(group, name)}
        <table role="table" aria-label=${name}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${words.label}</th>
              <th role="columnheader" scope="col">${words.state}</th>
              ${countHeads(this.t)}
              <th role="columnheader" scope="col" class="actions">${words.actions}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${rows.map((placement) => this.row(placement))}
          </tbody>
          ${
            group.placements.length < 2
              ? nothing
              : html`<tfoot role="rowgroup">
                  <tr role="row">
                    <th role="rowheader" scope="row">${campaign.total}</th>
                    <td role="cell" data-name=""></td>
                    ${countCells(group.counts, this.t, this.language)}
                    <td role="cell" data-name=""></td>
                  </tr>
                </tfoot>`
          }
        </table>
        ${
          more
            ? html`<passerelle-button
                look="quiet"
                @click=${() => {
                  this.all = !this.all;
                }}
              >
                ${this.all ? campaign.showLess : campaign.showAll(group.placements.length)}
              </passerelle-button>`
            : nothing
        }
      </section>
      <passerelle-dialog
        heading=${words.title}
        close-label=${close}
        ?open=${edited !== null}
        @dialog-closed=${this.endEdit}
        @placement-changed=${this.endEdit}
      >
        ${edited === null ? nothing : html`<manager-placement-form .placement=${edited}></manager-placement-form>`}
      </passerelle-dialog>
    `;
  }

  private head({ batch, placements }: Group, name: string) {
    const { campaign, batch: words } = this.t;
    return html`
      <div class="row between head">
        <div>
          <h3>${name}</h3>
          ${
            batch === null
              ? nothing
              : html`<p class="soft">${campaign.batchSummary(placements.length, day(batch.createdAt, this.language))}</p>`
          }
        </div>
        ${
          batch === null
            ? nothing
            : html`<div class="files">
                <passerelle-button href=${download.batch(batch.id, 'sheet')} label="${words.sheet}, ${name}">
                  ${words.sheet}
                </passerelle-button>
                <passerelle-button href=${download.batch(batch.id, 'poster')} label="${words.posters}, ${name}">
                  ${words.posters}
                </passerelle-button>
              </div>`
        }
      </div>
    `;
  }

  private row(placement: Placement) {
    const { placement: words, placementKinds } = this.t;
    return html`
      <tr role="row">
        <th role="rowheader" scope="row">
          ${placement.label}
          <span class="soft">
            <span class="code">${placement.code}</span> · ${placementKinds[placement.kind]}${
              placement.address ? ` · ${placement.address}` : nothing
            }
          </span>
        </th>
        <td role="cell">${this.state(placement.state)}</td>
        ${countCells(placement.counts, this.t, this.language)}
        <td role="cell" class="actions">
          <manager-copy-button url=${placement.url} name=${placement.label}></manager-copy-button>
          <passerelle-button
            look="quiet"
            label=${words.manageOf(placement.label)}
            @click=${() => {
              this.edited = placement.id;
            }}
          >
            ${words.manage}
          </passerelle-button>
        </td>
      </tr>
    `;
  }

  // A full disc, an empty ring, a barred ring: told apart without their colours.
  private state(state: Placement['state']) {
    return html`<span class="state ${state}">
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
        <circle cx="8" cy="8" r="6.5" fill=${state === 'live' ? 'currentColor' : 'none'}></circle>
        <path d=${state === 'disabled' ? 'M3.5 12.5l9-9' : state === 'expired' ? 'M8 4v4l3 2' : ''}></path>
      </svg>
      ${this.t.placement[state]}
    </span>`;
  }

  private readonly endEdit = () => {
    this.edited = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-placement-table': ManagerPlacementTable;
  }
}
