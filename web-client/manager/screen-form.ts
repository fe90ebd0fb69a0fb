import { consume } from '@lit/context';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { FormState } from './form-state.ts';
import { suggestedName } from './ledger.ts';

/** Adds a screen; says `screen-created`. */
@customElement('manager-screen-form')
export class ManagerScreenForm extends StaffElement {
  @property() campaign = '';
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private label = '';
  /** Null while the name follows the label. */
  @state() private chosenName: string | null = null;
  @state() private address = '';
  private readonly form = new FormState<'label' | 'name'>(this);

  static override styles = [shared, page, fields];

  protected override render() {
    const { screens, failures, optional } = this.t;
    return html`
      <form novalidate @submit=${this.submit}>
        ${
          this.form.failure
            ? html`<passerelle-notice kind="problem" announce>${failures[this.form.failure]}</passerelle-notice>`
            : nothing
        }
        <passerelle-text-field
          id="label"
          required
          maxlength="120"
          label=${screens.label}
          hint=${screens.labelHint}
          error=${this.form.error('label')}
          .value=${this.label}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.label = event.detail.value;
            this.form.clear('label');
          }}
        ></passerelle-text-field>
        <passerelle-text-field
          id="name"
          required
          maxlength="60"
          label="${screens.name} /signage/"
          hint=${screens.nameHint}
          error=${this.form.error('name')}
          .value=${this.name}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.chosenName = event.detail.value;
            this.form.clear('name');
          }}
        ></passerelle-text-field>
        <passerelle-text-field
          maxlength="300"
          label="${screens.address} (${optional})"
          .value=${this.address}
          @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
            this.address = event.detail.value;
          }}
        ></passerelle-text-field>
        <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? screens.submitting : ''}>
          ${screens.submit}
        </passerelle-button>
      </form>
    `;
  }

  private get name(): string {
    return this.chosenName ?? suggestedName(this.label);
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { screens } = this.t;
    const { name } = this;
    const right = this.form.check([
      ['label', this.label.trim() === '', screens.labelMissing],
      ['name', name.length < 2 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), screens.nameWrong],
    ]);
    if (!right) return;
    const address = this.address.trim() || null;
    const created = await this.form.send(() =>
      this.actions.createScreen(this.campaign, { name, label: this.label.trim(), address }),
    );
    if (created) tell(this, 'screen-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-screen-form': ManagerScreenForm;
  }
}
