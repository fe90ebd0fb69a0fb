import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Placement, PlacementChange } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { download } from '../data/placements.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { FormState } from './form-state.ts';

/** Renames, dates, disables or enables one placement, and gives its code as a file; says `placement-changed`. */
@customElement('manager-placement-form')
export class ManagerPlacementForm extends StaffElement {
  @property({ attribute: false }) placement: Placement | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private label = '';
  @state() private address = '';
  @state() private expires = '';
  private readonly form = new FormState<'label'>(this);

  static override styles = [
    shared,
    page,
    fields,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
      hr {
        width: 100%;
        margin: 0;
        border: 0;
        border-top: 1px solid var(--line-soft);
      }
      .more {
        margin-top: var(--space-4);
      }
      .url {
        font-family: var(--font-mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('placement') || changed.get('placement')?.id === this.placement?.id) return;
    this.label = this.placement?.label ?? '';
    this.address = this.placement?.address ?? '';
    this.expires = dayOf(this.placement?.expiresAt ?? null);
  }

  protected override render() {
    const { placement: words, batch, failures, save, saving, optional } = this.t;
    const { placement } = this;
    if (placement === null) return nothing;
    const off = placement.state === 'disabled';
    return html`
      <form novalidate @submit=${this.submit}>
        ${
          this.form.failure
            ? html`<passerelle-notice kind="problem" announce>${failures[this.form.failure]}</passerelle-notice>`
            : nothing
        }
        <p class="url">${placement.url}</p>
        <passerelle-text-field
          id="label"
          required
          maxlength="120"
          label=${words.name}
          error=${this.form.error('label')}
          .value=${this.label}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.label = event.detail.value;
            this.form.clear('label');
          }}
        ></passerelle-text-field>
        <passerelle-text-field
          maxlength="300"
          label="${words.address} (${optional})"
          .value=${this.address}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.address = event.detail.value;
          }}
        ></passerelle-text-field>
        <passerelle-text-field
          type="date"
          label="${words.expiry} (${optional})"
          hint=${words.expiryHint}
          .value=${this.expires}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.expires = event.detail.value;
          }}
        ></passerelle-text-field>
        <div class="buttons">
          <passerelle-button look="primary" type="submit" busy=${this.form.busy ? saving : ''}>${save}</passerelle-button>
        </div>
      </form>
      <div class="stack more">
        <hr />
        <div class="buttons">
          ${(['svg', 'png'] as const).map(
            (format) => html`<passerelle-button
              href=${download.placement(placement.id, format)}
              label=${batch.fileOf(batch[format], placement.label)}
            >
              ${batch[format]}
            </passerelle-button>`,
          )}
          <passerelle-button @click=${() => this.change({ disabled: !off })}>${off ? words.enable : words.disable}</passerelle-button>
        </div>
        ${off ? nothing : html`<p class="soft">${words.disableHint}</p>`}
      </div>
    `;
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    if (!this.form.check([['label', this.label.trim() === '', this.t.placement.nameMissing]])) return;
    // A code is good to the end of the day that was chosen, in the reader's time zone.
    const end = this.expires === '' ? null : new Date(`${this.expires}T23:59:59`);
    void this.change({
      label: this.label.trim(),
      address: this.address.trim() || null,
      expiresAt: end && !Number.isNaN(end.getTime()) ? end.toISOString() : null,
    });
  }

  private async change(change: PlacementChange) {
    const { placement } = this;
    if (placement === null) return;
    const changed = await this.form.send(() => this.actions.changePlacement(placement.id, change));
    if (changed) tell(this, 'placement-changed', changed);
  }
}

/** The day of a moment as a date field holds it, in the reader's time zone; empty where there is none. */
const dayOf = (moment: string | null): string => (moment === null ? '' : new Date(moment).toLocaleDateString('sv-SE'));

declare global {
  interface HTMLElementTagNameMap {
    'manager-placement-form': ManagerPlacementForm;
  }
}
