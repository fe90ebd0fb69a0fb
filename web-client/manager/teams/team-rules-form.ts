import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { TeamDetail } from '../../../server/contract/teams.ts';
import '../../components/button.ts';
import '../../components/notice.ts';
import { shared } from '../../components/shared.ts';
import { LeaveGuard } from '../../lib/leave-guard.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure, textField } from '../form-fields.ts';
import { FormState } from '../form-state.ts';
import { editor } from '../styles.ts';
import { limits, type RuleField, ruleFields, rulesOf, textsOf } from './team-rules.ts';

/** What was edited and not saved, by team: whoever looks at another view of the console finds it again. */
const unsaved = new Map<string, Readonly<Record<RuleField | 'name', string>>>();

/** A team's name, and how its queue rings; says `team-changed`. */
@customElement('manager-team-rules')
export class ManagerTeamRules extends StaffElement {
  @property({ attribute: false }) team: TeamDetail | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private saved = false;
  @state() private restored = false;
  @query('#standing') private readonly standing!: HTMLElement;
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

  constructor() {
    super();
    new LeaveGuard(this, () => this.team !== null && this.edited(this.team));
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { team } = this;
    if (team === null || !changed.has('team')) return;
    const before = changed.get('team');
    // A refresh must not overwrite what is being written.
    if (before?.id === team.id && JSON.stringify(before) === JSON.stringify(team)) return;
    if (before && before.id === team.id && this.edited(before)) return;
    const kept = before?.id === team.id ? undefined : unsaved.get(team.id);
    this.restored = kept !== undefined;
    this.form.fill(kept ?? fieldsOf(team));
  }

  protected override render() {
    const { teams: words, edits, save, saving } = this.t;
    if (this.team === null) return nothing;
    const edited = this.edited(this.team);
    return html`
      <form class="card" novalidate @submit=${this.submit} @text-changed=${this.written}>
        ${this.restored && edited ? html`<passerelle-notice>${edits.restored}</passerelle-notice>` : nothing}
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
          <passerelle-button look="quiet" ?disabled=${!edited || this.form.busy} @click=${this.discard}>${edits.discard}</passerelle-button>
          <span id="standing" role="status" tabindex="-1">${this.saved ? words.rulesSaved : edited ? edits.unsaved : edits.nothingUnsaved}</span>
        </div>
      </form>
    `;
  }

  private edited(team: TeamDetail): boolean {
    const { values } = this.form;
    const fields = fieldsOf(team);
    return fields.name !== values.name || ruleFields.some((field) => fields[field] !== values[field]);
  }

  private written() {
    this.saved = false;
    this.keep(this.team);
  }

  private keep(team: TeamDetail | null) {
    if (team === null) return;
    if (this.edited(team)) unsaved.set(team.id, this.form.values);
    else unsaved.delete(team.id);
  }

  private async discard() {
    if (this.team === null) return;
    this.form.fill(fieldsOf(this.team));
    this.restored = false;
    this.keep(this.team);
    // The button can't keep the focus where nothing is left to discard.
    await this.updateComplete;
    this.standing.focus();
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
    const sent = this.form.values;
    const changed = await this.form.send(() => this.actions.changeTeam(team.id, { name, rules }));
    if (changed === null) return;
    // What was edited while the answer was on its way is not lost.
    if (this.form.values === sent) {
      this.form.fill(fieldsOf(changed));
      this.saved = true;
    }
    this.restored = false;
    this.keep(changed);
    tell(this, 'team-changed', changed);
  }
}

const fieldsOf = ({ name, rules }: TeamDetail) => ({ name, ...textsOf(rules) });

declare global {
  interface HTMLElementTagNameMap {
    'manager-team-rules': ManagerTeamRules;
  }
}
