import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Placement, PlacementChange } from '../../server/contract/http.ts';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { download } from '../data/placements.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { formFailure, textField } from './form-fields.ts';
import { FormState } from './form-state.ts';

/** Renames, dates, disables or enables one placement, and gives its code as a file; says `placement-changed`. */
@customElement('manager-placement-form')
export class ManagerPlacementForm extends StaffElement {
  @property({ attribute: false }) placement: Placement | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  private readonly form = new FormState(this, { label: '', address: '', expires: '' });

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
    this.form.fill({
      label: this.placement?.label ?? '',
      address: this.placement?.address ?? '',
      expires: dayOf(this.placement?.expiresAt ?? null),
    });
  }

  protected override render() {
    const { placement: words, batch, save, saving, optional } = this.t;
    const { placement } = this;
    if (placement === null) return nothing;
    const off = placement.state === 'disabled';
    return html`
      <form novalidate @submit=${this.submit}>
        ${formFailure(this.form, this.t)}
        <p class="url">${placement.url}</p>
        ${textField(this.form, 'label', { label: words.name, maxlength: 120, required: true })}
        ${textField(this.form, 'address', { label: `${words.address} (${optional})`, maxlength: 300 })}
        ${textField(this.form, 'expires', {
          label: `${words.expiry} (${optional})`,
          hint: words.expiryHint,
          type: 'date',
        })}
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
    const { expires } = this.form.values;
    const label = this.form.text('label');
    if (!this.form.check([['label', label === '', this.t.placement.nameMissing]])) return;
    // A code is good to the end of the day that was chosen, in the reader's time zone.
    const end = expires === '' ? null : new Date(`${expires}T23:59:59`);
    void this.change({
      label,
      address: this.form.text('address') || null,
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
