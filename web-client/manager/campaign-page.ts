import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Batch, Campaign, PlacementList, Screen } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/dialog.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import { download } from '../data/placements.ts';
import { StaffElement } from '../staff/element.ts';
import { page } from '../staff/styles.ts';
import './batch-form.ts';
import { groups } from './ledger.ts';
import './placement-table.ts';
import { pathOf } from './routes.ts';
import './screen-form.ts';
import './screen-table.ts';
import { view } from './styles.ts';
import './totals.ts';

/** Everything of one campaign. */
export interface CampaignData {
  readonly campaign: Campaign;
  readonly placements: PlacementList;
  readonly screens: readonly Screen[];
}

// More links than that are no help: the batch's table has each code's file too.
const filesAtOnce = 12;

/** One campaign: what it brought, its codes, its screens. */
@customElement('manager-campaign')
export class ManagerCampaign extends StaffElement {
  @property({ attribute: false }) data: CampaignData | null = null;
  @property({ attribute: false }) dialog: 'none' | 'batch' | 'screen' = 'none';
  /** The batch that was just made, whose files are offered at once. */
  @property({ attribute: false }) ready: Batch | null = null;

  @query('#ready') private readonly readyNotice!: HTMLElement | null;

  static override styles = [
    shared,
    page,
    view,
    css`
      .quote {
        max-width: var(--measure);
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-3);
      }
      .files a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        font-weight: 600;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
        gap: 0 var(--space-4);
        margin: var(--space-3) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-3);
      }
      li span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .empty {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
      }
      #ready:focus {
        outline: none;
      }
    `,
  ];

  protected override render() {
    const { data } = this;
    if (data === null) return nothing;
    const { campaign: words, batch, screens, close } = this.t;
    const { campaign } = data;
    const blocks = groups(data.placements);
    return html`
      <a class="back" href=${pathOf({ page: 'campaigns' })}>← ${words.back}</a>
      <div class="page">
        <div class="stack">
          <div class="row between">
            <div>
            <h1 tabindex="-1">${campaign.name}</h1>
            <p class="soft">
              ${campaign.team.name}${
                campaign.website
                  ? html` · <a href=${campaign.website} target="_blank" rel="noopener noreferrer">${campaign.website}</a>`
                  : nothing
              }
            </p>
            </div>
            <div class="row">
              <passerelle-button href=${pathOf({ page: 'structures', campaign: campaign.id })}>${this.t.structures.link}</passerelle-button>
              <passerelle-button href=${pathOf({ page: 'routing', campaign: campaign.id })}>${words.routing}</passerelle-button>
            </div>
          </div>
          <manager-totals .counts=${campaign.counts}></manager-totals>
        </div>

        <section class="stack" aria-labelledby="codes">
          <div class="row between">
            <h2 id="codes">${words.placements}</h2>
            ${blocks.length === 0 ? nothing : this.opener('batch', batch.open, 'primary')}
          </div>
          ${this.readyBatch()}
          ${
            blocks.length === 0
              ? html`<div class="card empty">
                  <h3>${words.emptyTitle}</h3>
                  <p>${words.empty}</p>
                  ${this.opener('batch', batch.open, 'primary')}
                </div>`
              : repeat(
                  blocks,
                  ({ key }) => key,
                  (group) => html`<manager-placement-table .group=${group}></manager-placement-table>`,
                )
          }
        </section>

        <section class="stack" aria-labelledby="screens">
          <div class="row between">
            <h2 id="screens">${words.screens}</h2>
            ${data.screens.length === 0 ? nothing : this.opener('screen', screens.open, 'secondary')}
          </div>
          ${
            data.screens.length === 0
              ? html`<div class="card empty">
                  <p>${screens.empty}</p>
                  ${this.opener('screen', screens.open, 'secondary')}
                </div>`
              : html`<manager-screen-table .screens=${data.screens}></manager-screen-table>`
          }
        </section>
      </div>
      <passerelle-dialog
        heading=${this.dialog === 'screen' ? screens.title : batch.title}
        close-label=${close}
        ?open=${this.dialog !== 'none'}
        @dialog-closed=${this.closeDialog}
        @batch-created=${this.batchMade}
        @screen-created=${this.closeDialog}
      >
        ${
          this.dialog === 'batch'
            ? html`<manager-batch-form campaign=${campaign.id}></manager-batch-form>`
            : this.dialog === 'screen'
              ? html`<manager-screen-form campaign=${campaign.id}></manager-screen-form>`
              : nothing
        }
      </passerelle-dialog>
    `;
  }

  private opener(dialog: 'batch' | 'screen', words: string, look: 'primary' | 'secondary') {
    return html`<passerelle-button
      look=${look}
      @click=${() => {
        this.dialog = dialog;
      }}
    >
      ${words}
    </passerelle-button>`;
  }

  private readyBatch() {
    if (this.ready === null) return nothing;
    const { batch: words } = this.t;
    const { id, label, placements } = this.ready;
    return html`
      <passerelle-notice id="ready" tabindex="-1" kind="good" announce heading=${label}>
        <p>${words.ready(placements.length)}</p>
        <div class="files">
          <passerelle-button href=${download.batch(id, 'sheet')}>${words.sheet}, ${words.sheetHint}</passerelle-button>
          <passerelle-button href=${download.batch(id, 'poster')}>${words.posters}, ${words.postersHint}</passerelle-button>
        </div>
        ${
          placements.length > filesAtOnce
            ? nothing
            : html`<ul class="files">
                ${placements.map(
                  (placement) => html`<li>
                    <span>${placement.label}</span>
                    ${(['svg', 'png'] as const).map(
                      (format) => html`<a
                        href=${download.placement(placement.id, format)}
                        aria-label=${words.fileOf(words[format], placement.label)}
                        >${words[format]}</a
                      >`,
                    )}
                  </li>`,
                )}
              </ul>`
        }
      </passerelle-notice>
    `;
  }

  private async batchMade(event: HTMLElementEventMap['batch-created']) {
    this.ready = event.detail;
    this.closeDialog();
    await this.updateComplete;
    this.readyNotice?.focus();
  }

  private closeDialog() {
    this.dialog = 'none';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-campaign': ManagerCampaign;
  }
}
