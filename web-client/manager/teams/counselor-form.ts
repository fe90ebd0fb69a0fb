import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TeamMember } from '../../../server/contract/teams.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure } from '../form-fields.ts';
import { FormState } from '../form-state.ts';
import { languageOptions } from '../languages.ts';
import '../picker.ts';

/** What a counselor can do, and the languages they speak; says `counselor-changed`. */
@customElement('manager-counselor-form')
export class ManagerCounselorForm extends StaffElement {
  @property({ attribute: false }) counselor: Pick<TeamMember, 'id' | 'name' | 'skills' | 'languages'> | null = null;
  @property({ attribute: false }) known: readonly CountedSkill[] = [];
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private skills: readonly string[] = [];
  @state() private languages: readonly string[] = [];
  private readonly form = new FormState(this, {});

  static override styles = [shared, page, fields];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('counselor') || changed.get('counselor')?.id === this.counselor?.id) return;
    this.skills = this.counselor?.skills ?? [];
    this.languages = this.counselor?.languages ?? [];
  }

  protected override render() {
    const { teams: words, save, saving } = this.t;
    if (this.counselor === null) return nothing;
    return html`<form novalidate @submit=${this.submit}>
      ${formFailure(this.form, this.t)}
      <manager-picker
        label=${words.skills}
        hint=${words.everywhere}
        .options=${this.known.map(({ code, name }) => ({ value: code, label: name }))}
        .chosen=${this.skills}
        @picked=${(event: HTMLElementEventMap['picked']) => {
          this.skills = event.detail.values;
        }}
      ></manager-picker>
      <manager-picker
        label=${words.languages}
        .options=${languageOptions(this.language, this.languages)}
        .chosen=${this.languages}
        @picked=${(event: HTMLElementEventMap['picked']) => {
          this.languages = event.detail.values;
        }}
      ></manager-picker>
      <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? saving : ''}>${save}</passerelle-button>
    </form>`;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { counselor } = this;
    if (counselor === null) return;
    const changed = await this.form.send(() =>
      this.actions.changeCounselor(counselor.id, { skills: [...this.skills], languages: [...this.languages] }),
    );
    if (changed === null) return;
    tell(this, 'counselor-changed', changed);
    tell(this, 'load-asked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-counselor-form': ManagerCounselorForm;
  }
}
