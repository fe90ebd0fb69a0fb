import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { maxBatchSize } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { FormState } from './form-state.ts';

/** Makes codes for posters or links; says `batch-created`. */
@customElement('manager-batch-form')
export class ManagerBatchForm extends StaffElement {
  @property() campaign = '';
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private name = '';
  @state() private amount = '10';
  @state() private kind: 'poster' | 'link' = 'poster';
  @state() private address = '';
  private readonly form = new FormState<'name' | 'amount'>(this);

  static override styles = [
    shared,
    page,
    fields,
    css`
      .amount {
        max-width: 160px;
      }
    `,
  ];

  protected override render() {
    const { batch, failures, optional } = this.t;
    return html`
      <form novalidate @submit=${this.submit}>
        ${
          this.form.failure
            ? html`<passerelle-notice kind="problem" announce>${failures[this.form.failure]}</passerelle-notice>`
            : nothing
        }
        <passerelle-text-field
          id="name"
          required
          maxlength="120"
          label=${batch.label}
          hint=${batch.labelHint}
          error=${this.form.error('name')}
          .value=${this.name}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.name = event.detail.value;
            this.form.clear('name');
          }}
        ></passerelle-text-field>
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
        <passerelle-text-field
          id="amount"
          class="amount"
          type="number"
          min="1"
          max=${maxBatchSize}
          required
          label=${batch.count}
          error=${this.form.error('amount')}
          .value=${this.amount}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.amount = event.detail.value;
            this.form.clear('amount');
          }}
        ></passerelle-text-field>
        <passerelle-text-field
          maxlength="300"
          label="${batch.address} (${optional})"
          hint=${batch.addressHint}
          .value=${this.address}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.address = event.detail.value;
          }}
        ></passerelle-text-field>
        <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? batch.submitting : ''}>
          ${batch.submit}
        </passerelle-button>
      </form>
    `;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { batch } = this.t;
    const count = Number(this.amount);
    const right = this.form.check([
      ['name', this.name.trim() === '', batch.labelMissing],
      ['amount', !Number.isInteger(count) || count < 1 || count > maxBatchSize, batch.countWrong(maxBatchSize)],
    ]);
    if (!right) return;
    const address = this.address.trim() || null;
    const created = await this.form.send(() =>
      this.actions.createBatch(this.campaign, { label: this.name.trim(), count, kind: this.kind, address }),
    );
    if (created) tell(this, 'batch-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-batch-form': ManagerBatchForm;
  }
}
