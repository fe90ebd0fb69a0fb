import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Campaign } from '../../../server/contract/http.ts';
import type { Structure } from '../../../server/contract/referrals.ts';
import '../../components/button.ts';
import '../../components/dialog.ts';
import '../../components/notice.ts';
import '../../components/text-field.ts';
import { shared } from '../../components/shared.ts';
import { type FailureCode, failureCode } from '../../data/http.ts';
import { matching } from '../../lib/search.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { count } from '../../staff/format.ts';
import { ledger, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { pathOf } from '../routes.ts';
import { view } from '../styles.ts';
import './structure-form.ts';

/** The structures of one campaign. */
export interface StructuresData {
  readonly campaign: Campaign;
  readonly structures: readonly Structure[];
}

// A search is worth its place once the list is longer than a screen.
const searchFrom = 8;

/** The places that callers of a campaign can be pointed to. */
@customElement('manager-structures')
export class ManagerStructures extends StaffElement {
  @property({ attribute: false }) data: StructuresData | null = null;
  /** What is being added or changed. */
  @property({ attribute: false }) edited: Structure['id'] | 'new' | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private asked = '';
  @state() private said = '';
  @state() private failure: FailureCode | null = null;

  static override styles = [
    shared,
    page,
    ledger,
    view,
    css`
      .search {
        max-width: 360px;
      }
      .empty {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
      }
      .actions {
        text-align: end;
      }
      tbody .soft {
        white-space: pre-line;
      }
      summary {
        min-height: var(--touch);
        align-content: center;
        font-weight: 600;
        cursor: pointer;
      }
      @media (max-width: 719px) {
        td.actions {
          margin-inline-start: calc(-1 * var(--space-4));
          text-align: start;
        }
      }
    `,
  ];

  protected override render() {
    const { data } = this;
    if (data === null) return nothing;
    const { structures: words, close, failures } = this.t;
    const { campaign } = data;
    const live = data.structures.filter(({ archived }) => !archived);
    const archived = data.structures.filter((one) => one.archived);
    const edited = live.find(({ id }) => id === this.edited) ?? null;
    return html`
      <a class="back" href=${pathOf({ page: 'campaign', campaign: campaign.id })}>← ${campaign.name}</a>
      <div class="page">
        <div class="row between">
          <div>
            <h1 tabindex="-1">${words.title}</h1>
            <p class="soft">${words.hint}</p>
          </div>
          ${live.length === 0 ? nothing : this.opener()}
        </div>
        ${this.failure ? html`<passerelle-notice kind="problem" announce>${failures[this.failure]}</passerelle-notice>` : nothing}
        ${
          live.length === 0
            ? html`<div class="card empty">
                <h2>${words.emptyTitle}</h2>
                <p>${words.empty}</p>
                ${this.opener()}
              </div>`
            : this.list(live)
        }
        ${archived.length === 0 ? nothing : this.archive(archived)}
        <p class="visually-hidden" role="status">${this.said}</p>
      </div>
      <passerelle-dialog
        heading=${this.edited === 'new' ? words.add : words.edit}
        close-label=${close}
        ?open=${this.edited === 'new' || edited !== null}
        @dialog-closed=${this.endEdit}
        @structure-saved=${(event: HTMLElementEventMap['structure-saved']) => this.done(event.detail)}
      >
        ${
          this.edited === 'new' || edited !== null
            ? html`<manager-structure-form campaign=${campaign.id} .structure=${edited}></manager-structure-form>`
            : nothing
        }
      </passerelle-dialog>
    `;
  }

  private opener() {
    return html`<passerelle-button look="primary" @click=${() => this.edit('new')}>${this.t.structures.add}</passerelle-button>`;
  }

  private list(live: readonly Structure[]) {
    const { structures: words } = this.t;
    const found = matching(live, this.asked, ({ name, address }) => `${name} ${address ?? ''}`);
    return html`
      <div class="stack">
        ${
          live.length < searchFrom
            ? nothing
            : html`<passerelle-text-field
                class="search"
                type="search"
                label=${words.search}
                .value=${this.asked}
                @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
                  this.asked = event.detail.value;
                }}
              ></passerelle-text-field>`
        }
        ${found.length === 0 ? html`<p role="status">${words.none}</p>` : this.table(found)}
      </div>
    `;
  }

  private table(structures: readonly Structure[]) {
    const { structures: words } = this.t;
    return html`<div class="card list">
      <table role="table" aria-label=${words.title}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${words.name}</th>
            <th role="columnheader" scope="col">${words.reach}</th>
            <th role="columnheader" scope="col" class="number">${words.given}</th>
            <th role="columnheader" scope="col" class="actions">${words.actions}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${structures.map(
            (structure) => html`<tr role="row">
              <th role="rowheader" scope="row">
                ${structure.name} ${structure.opening ? html`<span class="soft">${structure.opening}</span>` : nothing}
              </th>
              <td role="cell">${this.reach(structure)}</td>
              <td role="cell" class="number" data-name=${words.given}>${count(structure.given, this.language)}</td>
              <td role="cell" class="actions">
                <passerelle-button look="quiet" label=${words.editOf(structure.name)} @click=${() => this.edit(structure.id)}>
                  ${words.manage}
                </passerelle-button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private reach({ phone, address, website }: Structure) {
    return html`
      ${phone ? html`<p>${phone}</p>` : nothing}
      ${address ? html`<p class="soft">${address}</p>` : nothing}
      ${website ? html`<a href=${website} target="_blank" rel="noopener noreferrer">${new URL(website).host}</a>` : nothing}
    `;
  }

  private archive(archived: readonly Structure[]) {
    const { structures: words } = this.t;
    return html`<details>
      <summary>${words.archived(archived.length)}</summary>
      <div class="card list">
        <table role="table" aria-label=${words.archived(archived.length)}>
          <tbody role="rowgroup">
            ${archived.map(
              (structure) => html`<tr role="row">
                <th role="rowheader" scope="row">
                  ${structure.name}
                  <span class="soft">${words.given} : ${words.givenHint(structure.given)}</span>
                </th>
                <td role="cell" class="actions">
                  <passerelle-button
                    look="quiet"
                    label=${words.restoreOf(structure.name)}
                    @click=${() => this.restore(structure)}
                  >
                    ${words.restore}
                  </passerelle-button>
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private edit(what: NonNullable<ManagerStructures['edited']>) {
    this.failure = null;
    this.edited = what;
  }

  private readonly endEdit = () => {
    this.edited = null;
  };

  private async restore({ id }: Structure) {
    this.failure = null;
    try {
      this.done(await this.actions.changeStructure(id, { archived: false }));
    } catch (error) {
      this.failure = failureCode(error);
    }
  }

  private done({ name }: Structure) {
    this.edited = null;
    this.said = this.t.structures.saved(name);
    tell(this, 'load-asked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-structures': ManagerStructures;
  }
}
