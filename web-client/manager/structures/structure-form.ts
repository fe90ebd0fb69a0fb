import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  longestStructure,
  type Structure,
  type StructureChange,
  type StructureText,
} from '../../../server/contract/referrals.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { draftOf, emptyStructure, structureOf, wrongFields } from '../../staff/structure-draft.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure, textField } from '../form-fields.ts';
import { FormState } from '../form-state.ts';

/** Adds a structure to a campaign, or changes one; says `structure-saved`. */
@customElement('manager-structure-form')
export class ManagerStructureForm extends StaffElement {
  @property() campaign = '';
  /** The one that is changed; null: a new one. */
  @property({ attribute: false }) structure: Structure | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  private readonly form = new FormState<keyof StructureText>(this, emptyStructure);

  static override styles = [
    shared,
    page,
    fields,
    css`
      .archive {
        display: grid;
        justify-items: start;
        gap: var(--space-2);
        margin-top: var(--space-4);
        padding-top: var(--space-4);
        border-top: 1px solid var(--line-soft);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('structure') || changed.get('structure')?.id === this.structure?.id) return;
    this.form.fill(this.structure === null ? emptyStructure : draftOf(this.structure));
  }

  protected override render() {
    const { structures: words, optional, save, saving } = this.t;
    const maybe = (label: string) => `${label} (${optional})`;
    return html`
      <form novalidate @submit=${this.submit}>
        ${formFailure(this.form, this.t)}
        ${textField(this.form, 'name', { label: words.name, maxlength: longestStructure.name, required: true })}
        ${textField(this.form, 'phone', { label: maybe(words.phone), maxlength: longestStructure.phone })}
        ${textField(this.form, 'address', { label: maybe(words.address), maxlength: longestStructure.address, rows: 2 })}
        ${textField(this.form, 'website', { label: maybe(words.website), maxlength: longestStructure.website })}
        ${textField(this.form, 'opening', {
          label: maybe(words.opening),
          hint: words.openingHint,
          maxlength: longestStructure.opening,
          rows: 2,
        })}
        <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? saving : ''}>
          ${this.structure === null ? words.add : save}
        </passerelle-button>
      </form>
      ${
        this.structure === null
          ? nothing
          : html`<div class="archive">
              <passerelle-button @click=${() => this.change({ archived: true })}>${words.archive}</passerelle-button>
              <p class="soft">${words.archiveHint}</p>
            </div>`
      }
    `;
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    const wrong = wrongFields(this.form.values);
    const { wrong: words } = this.t.structures;
    if (!this.form.check(wrong.map((field) => [field, true, words[field]]))) return;
    const text = structureOf(this.form.values);
    if (this.structure === null) void this.send(() => this.actions.createStructure(this.campaign, text));
    else void this.change(text);
  }

  private change(change: StructureChange) {
    const { structure } = this;
    return structure && this.send(() => this.actions.changeStructure(structure.id, change));
  }

  private async send(ask: () => Promise<Structure>) {
    const saved = await this.form.send(ask);
    if (saved === null) return;
    if (this.structure === null) this.form.fill(emptyStructure);
    tell(this, 'structure-saved', saved);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-structure-form': ManagerStructureForm;
  }
}
