import { consume } from '@lit/context';
import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { maxBatchSize } from '../../server/contract/http.ts';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { formFailure, textField } from './form-fields.ts';
import { FormState } from './form-state.ts';

/** Makes codes for posters or links; says `batch-created`. */
@customElement('manager-batch-form')
export class ManagerBatchForm extends StaffElement {
  @property() campaign = '';
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private kind: 'poster' | 'link' = 'poster';
  private readonly form = new FormState(this, { name: '', amount: '10', address: '' });

  static override styles = [
    shared,
    page,
    fields,
    css`
      #amount {
        max-width: 160px;
      }
    `,
  ];

  protected override render() {
    const { batch, optional } = this.t;
    return html`
      <form novalidate @submit=${this.submit}>
        ${formFailure(this.form, this.t)}
        ${textField(this.form, 'name', { label: batch.label, hint: batch.labelHint, maxlength: 120, required: true })}
        <staff-choices
          legend=${batch.kind}
          value=${this.kind}
          .options=${[
            { value: 'poster', label: batch.poster, hint: batch.posterHint },
            { value: 'link', label: batch.link, hint: batch.linkHint },
          ]}
          @choice-changed=${(event: HTMLElementEventMap['choice-changed']) => {
            this.kind = event.detail.value === 'link' ? 'link' : 'poster';
          }}
        ></staff-choices>
        ${textField(this.form, 'amount', { label: batch.count, type: 'number', min: 1, max: maxBatchSize, required: true })}
        ${textField(this.form, 'address', { label: `${batch.address} (${optional})`, hint: batch.addressHint, maxlength: 300 })}
        <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? batch.submitting : ''}>
          ${batch.submit}
        </passerelle-button>
      </form>
    `;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { batch } = this.t;
    const label = this.form.text('name');
    const count = Number(this.form.values.amount);
    const right = this.form.check([
      ['name', label === '', batch.labelMissing],
      ['amount', !Number.isInteger(count) || count < 1 || count > maxBatchSize, batch.countWrong(maxBatchSize)],
    ]);
    if (!right) return;
    const address = this.form.text('address') || null;
    const created = await this.form.send(() =>
      this.actions.createBatch(this.campaign, { label, count, kind: this.kind, address }),
    );
    if (created) tell(this, 'batch-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-batch-form': ManagerBatchForm;
  }
}
