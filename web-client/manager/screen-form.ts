import { consume } from '@lit/context';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { formFailure, textField } from './form-fields.ts';
import { FormState } from './form-state.ts';
import { suggestedName } from './ledger.ts';

/** Adds a screen; says `screen-created`. */
@customElement('manager-screen-form')
export class ManagerScreenForm extends StaffElement {
  @property() campaign = '';
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  private readonly form = new FormState(this, { label: '', name: '', address: '' });
  /** The name that goes with the label, which stays in its field until another is written there. */
  private suggested = '';

  static override styles = [shared, page, fields];

  protected override willUpdate() {
    const next = suggestedName(this.form.values.label);
    if (next === this.suggested) return;
    if (this.form.values.name === this.suggested) this.form.fill({ name: next });
    this.suggested = next;
  }

  protected override render() {
    const { screens, optional } = this.t;
    return html`
      <form novalidate @submit=${this.submit}>
        ${formFailure(this.form, this.t)}
        ${textField(this.form, 'label', { label: screens.label, hint: screens.labelHint, maxlength: 120, required: true })}
        ${textField(this.form, 'name', {
          label: `${screens.name} /signage/`,
          hint: screens.nameHint,
          maxlength: 60,
          required: true,
        })}
        ${textField(this.form, 'address', { label: `${screens.address} (${optional})`, maxlength: 300 })}
        <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? screens.submitting : ''}>
          ${screens.submit}
        </passerelle-button>
      </form>
    `;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { screens } = this.t;
    const { name } = this.form.values;
    const label = this.form.text('label');
    const right = this.form.check([
      ['label', label === '', screens.labelMissing],
      ['name', name.length < 2 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), screens.nameWrong],
    ]);
    if (!right) return;
    const address = this.form.text('address') || null;
    const created = await this.form.send(() => this.actions.createScreen(this.campaign, { name, label, address }));
    if (created) tell(this, 'screen-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-screen-form': ManagerScreenForm;
  }
}
