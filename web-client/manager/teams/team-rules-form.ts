import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TeamDetail } from '../../../server/contract/teams.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure, textField } from '../form-fields.ts';
import { FormState } from '../form-state.ts';
import { editor } from '../styles.ts';
import { limits, type RuleField, ruleFields, rulesOf, textsOf } from './team-rules.ts';

/** A team's name, and how its queue rings; says `team-changed`. */
@customElement('manager-team-rules')
export class ManagerTeamRules extends StaffElement {
  @property({ attribute: false }) team: TeamDetail | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private saved = false;
  private readonly form = new FormState<RuleField | 'name'>(this, {
    name: '',
    offerSeconds: '',
    missesUntilAway: '',
    cooldownSeconds: '',
    wrapUpSeconds: '',
    answerGoalSeconds: '',
  });

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      .rules {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(330px, 100%), 1fr));
        gap: var(--space-4);
        align-items: end;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    const { team } = this;
    if (team === null || !changed.has('team')) return;
    const before = changed.get('team');
    // A refresh must not overwrite what is being written.
    if (before?.id === team.id && JSON.stringify(before) === JSON.stringify(team)) return;
    if (before && before.id === team.id && this.edited(before)) return;
    this.form.fill({ name: team.name, ...textsOf(team.rules) });
  }

  protected override render() {
    const { teams: words, save, saving } = this.t;
    if (this.team === null) return nothing;
    return html`
      <form class="card" novalidate @submit=${this.submit} @text-changed=${this.forget}>
        ${formFailure(this.form, this.t)}
        <div class="rules">
          ${textField(this.form, 'name', { label: words.name, hint: words.nameHint, maxlength: 120, required: true })}
          ${ruleFields.map((field) =>
            textField(this.form, field, {
              label: words.rule[field],
              hint: words.ruleHint[field],
              type: 'number',
              min: limits[field].min,
              max: limits[field].max,
              required: true,
            }),
          )}
        </div>
        <div class="row">
          <passerelle-button look="primary" type="submit" busy=${this.form.busy ? saving : ''}>${save}</passerelle-button>
          <span role="status">${this.saved ? words.rulesSaved : ''}</span>
        </div>
      </form>
    `;
  }

  private edited({ name, rules }: TeamDetail): boolean {
    const { name: written, ...texts } = this.form.values;
    return written !== name || JSON.stringify(texts) !== JSON.stringify(textsOf(rules));
  }

  private forget() {
    this.saved = false;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { team } = this;
    if (team === null) return;
    const { teams: words } = this.t;
    const name = this.form.text('name');
    const { rules, wrong } = rulesOf(this.form.values);
    const right = this.form.check([
      ['name', name === '', words.nameMissing],
      ...ruleFields.map((field) => {
        const { min, max } = limits[field];
        return [field, wrong.includes(field), words.ruleWrong(min, max)] as const;
      }),
    ]);
    if (!right || rules === null) return;
    const changed = await this.form.send(() => this.actions.changeTeam(team.id, { name, rules }));
    if (changed === null) return;
    this.saved = true;
    tell(this, 'team-changed', changed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-team-rules': ManagerTeamRules;
  }
}
