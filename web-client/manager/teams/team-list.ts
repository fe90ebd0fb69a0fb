import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Team } from '../../../server/contract/http.ts';
import type { Counselor } from '../../../server/contract/teams.ts';
import '../../components/button.ts';
import '../../components/dialog.ts';
import { shared } from '../../components/shared.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { count } from '../../staff/format.ts';
import { fields, ledger, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure, textField } from '../form-fields.ts';
import { FormState } from '../form-state.ts';
import { pathOf } from '../routes.ts';
import { editor, view } from '../styles.ts';
import './skill-list.ts';

/** Every team, who can be in one, and what they can do. */
export interface TeamsData {
  readonly teams: readonly Team[];
  readonly counselors: readonly Counselor[];
  readonly skills: readonly CountedSkill[];
}

/** The teams and the skills; says `team-created`. */
@customElement('manager-teams')
export class ManagerTeams extends StaffElement {
  @property({ attribute: false }) data: TeamsData | null = null;
  @property({ attribute: false }) creating = false;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  private readonly form = new FormState(this, { name: '' });

  static override styles = [
    shared,
    page,
    ledger,
    fields,
    editor,
    view,
    css`
      tbody a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
      }
    `,
  ];

  protected override render() {
    const { data } = this;
    if (data === null) return nothing;
    const { teams: words, close } = this.t;
    return html`
      <div class="page">
        <div class="stack">
          <div class="row between">
            <h1 tabindex="-1">${words.title}</h1>
            <passerelle-button look="primary" @click=${this.open}>${words.create}</passerelle-button>
          </div>
          ${data.teams.length === 0 ? html`<p class="card">${words.empty}</p>` : this.table(data)}
        </div>
        <manager-skills .skills=${data.skills}></manager-skills>
      </div>
      <passerelle-dialog
        heading=${words.create}
        close-label=${close}
        ?open=${this.creating}
        @dialog-closed=${() => {
          this.creating = false;
        }}
      >
        ${
          this.creating
            ? html`<form novalidate @submit=${this.submit}>
                ${formFailure(this.form, this.t)}
                ${textField(this.form, 'name', { label: words.name, hint: words.nameHint, maxlength: 120, required: true })}
                <passerelle-button look="primary" wide type="submit" busy=${this.form.busy ? words.creating : ''}>
                  ${words.submit}
                </passerelle-button>
              </form>`
            : nothing
        }
      </passerelle-dialog>
    `;
  }

  private table({ teams, counselors }: TeamsData) {
    const { teams: words } = this.t;
    return html`<div class="card list">
      <table role="table" aria-label=${words.title}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${words.team}</th>
            <th role="columnheader" scope="col" class="number">${words.members}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${teams.map(
            ({ id, name }) => html`<tr role="row">
              <th role="rowheader" scope="row"><a href=${pathOf({ page: 'team', team: id })}>${name}</a></th>
              <td role="cell" class="number" data-name=${words.members}>
                ${count(counselors.filter((one) => one.teams.includes(id)).length, this.language)}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private open() {
    this.form.fill({ name: '' });
    this.creating = true;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const name = this.form.text('name');
    if (!this.form.check([['name', name === '', this.t.teams.nameMissing]])) return;
    const created = await this.form.send(() => this.actions.createTeam(name));
    if (created === null) return;
    this.creating = false;
    tell(this, 'team-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-teams': ManagerTeams;
  }
}
