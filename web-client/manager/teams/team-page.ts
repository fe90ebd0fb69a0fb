import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Counselor, TeamDetail, TeamMember } from '../../../server/contract/teams.ts';
import '../../components/button.ts';
import '../../components/dialog.ts';
import '../../components/notice.ts';
import { shared } from '../../components/shared.ts';
import { type FailureCode, failureCode } from '../../data/http.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { languageName } from '../../staff/format.ts';
import { fields, ledger, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import '../presence-mark.ts';
import { pathOf } from '../routes.ts';
import { editor, view } from '../styles.ts';
import './counselor-form.ts';
import './team-rules-form.ts';

/** One team, with everybody and everything that it could have. */
export interface TeamData {
  readonly team: TeamDetail;
  readonly counselors: readonly Counselor[];
  readonly skills: readonly CountedSkill[];
}

/** One team: its members and its rules; says `team-changed`. */
@customElement('manager-team')
export class ManagerTeam extends StaffElement {
  @property({ attribute: false }) data: TeamData | null = null;
  /** Whose skills are being edited. */
  @property({ attribute: false }) editing: string | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private failure: FailureCode | null = null;
  @state() private said = '';
  @state() private busy = false;
  /** Who is about to be removed: it is asked whether that is meant. */
  @state() private leaving: TeamMember | null = null;

  @query('#members') private readonly members!: HTMLElement;

  static override styles = [
    shared,
    page,
    ledger,
    fields,
    editor,
    view,
    css`
      .actions {
        text-align: end;
        white-space: nowrap;
      }
      .adder {
        max-width: 420px;
      }
      @media (max-width: 719px) {
        td.actions {
          text-align: start;
        }
        td.actions > :first-child {
          margin-inline-start: calc(-1 * var(--space-4));
        }
      }
    `,
  ];

  protected override render() {
    const { data } = this;
    if (data === null) return nothing;
    const { teams: words, close } = this.t;
    const member = data.team.members.find(({ id }) => id === this.editing) ?? null;
    return html`
      <a class="back" href=${pathOf({ page: 'teams' })}>← ${words.title}</a>
      <div class="page">
        <h1 tabindex="-1">${data.team.name}</h1>
        <section class="stack" aria-labelledby="members">
          <h2 id="members" tabindex="-1">${words.members}</h2>
          ${
            this.failure
              ? html`<passerelle-notice kind="problem" announce>${this.t.failures[this.failure]}</passerelle-notice>`
              : nothing
          }
          ${data.team.members.length === 0 ? html`<p>${words.noMembers}</p>` : this.table(data)} ${this.adder(data)}
          <p class="visually-hidden" role="status">${this.said}</p>
        </section>
        <section class="stack" aria-labelledby="rules">
          <div>
            <h2 id="rules">${words.rules}</h2>
            <p class="soft">${words.rulesHint}</p>
          </div>
          <manager-team-rules .team=${data.team}></manager-team-rules>
        </section>
      </div>
      <passerelle-dialog
        heading=${member ? words.editOf(member.name) : ''}
        close-label=${close}
        ?open=${member !== null}
        @dialog-closed=${this.closeDialog}
        @counselor-changed=${this.closeDialog}
      >
        ${
          member
            ? html`<manager-counselor-form .counselor=${member} .known=${data.skills}></manager-counselor-form>`
            : nothing
        }
      </passerelle-dialog>
      ${this.dropQuestion()}
    `;
  }

  private dropQuestion() {
    const { teams: words, cancel, close } = this.t;
    const { leaving } = this;
    const stay = () => this.askToDrop(null);
    return html`<passerelle-dialog
      ?open=${leaving !== null}
      heading=${leaving ? words.removeQuestion(leaving.name) : ''}
      close-label=${close}
      @dialog-closed=${stay}
    >
      <p>${words.removeConsequence}</p>
      <passerelle-button slot="actions" @click=${stay}>${cancel}</passerelle-button>
      <passerelle-button slot="actions" look="danger" @click=${() => leaving && this.drop(leaving)}>${words.remove}</passerelle-button>
    </passerelle-dialog>`;
  }

  private table({ team, skills }: TeamData) {
    const { teams: words, roles } = this.t;
    const skillName = (code: string) => skills.find((skill) => skill.code === code)?.name ?? code;
    return html`<div class="card list">
      <table role="table" aria-label=${words.members}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${words.member}</th>
            <th role="columnheader" scope="col">${words.presence}</th>
            <th role="columnheader" scope="col">${words.skills}</th>
            <th role="columnheader" scope="col">${words.languages}</th>
            <th role="columnheader" scope="col"><span class="visually-hidden">${words.edit}</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${team.members.map(
            (member) => html`<tr role="row">
              <th role="rowheader" scope="row">${member.name}<span class="soft">${roles[member.role]}</span></th>
              <td role="cell" data-name=${words.presence}><manager-presence presence=${member.presence}></manager-presence></td>
              <td role="cell" data-name=${words.skills}>${member.skills.map(skillName).join(', ') || '–'}</td>
              <td role="cell" data-name=${words.languages}>
                ${member.languages.map((tag) => languageName(tag, this.language)).join(', ') || '–'}
              </td>
              <td role="cell" class="actions">
                <passerelle-button
                  look="quiet"
                  label=${words.editOf(member.name)}
                  @click=${() => {
                    this.editing = member.id;
                  }}
                  >${words.edit}</passerelle-button
                >
                <passerelle-button look="quiet" label=${words.removeOf(member.name)} @click=${() => this.askToDrop(member)}
                  >${words.remove}</passerelle-button
                >
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private adder({ team, counselors }: TeamData) {
    const { teams: words } = this.t;
    const others = counselors.filter(({ id }) => !team.members.some((member) => member.id === id));
    return html`<div class="adder">
      <label for="add">${words.addMember}</label>
      <select id="add" @change=${this.add}>
        <option value="">${others.length === 0 ? words.nobodyLeft : words.choose}</option>
        ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </div>`;
  }

  private add(event: Event) {
    if (!(event.target instanceof HTMLSelectElement) || this.data === null) return;
    const { value } = event.target;
    event.target.value = '';
    const counselor = this.data.counselors.find(({ id }) => id === value);
    if (counselor === undefined) return;
    const members = [...this.data.team.members.map(({ id }) => id), counselor.id];
    void this.setMembers(members, this.t.teams.added(counselor.name));
  }

  private askToDrop(member: TeamMember | null) {
    this.leaving = member;
  }

  private async drop(member: TeamMember) {
    if (this.data === null) return;
    this.leaving = null;
    const members = this.data.team.members.map(({ id }) => id).filter((id) => id !== member.id);
    // The button goes with its row, or would be the next member's.
    if (await this.setMembers(members, this.t.teams.removed(member.name))) this.members.focus();
  }

  private async setMembers(members: TeamMember['id'][], said: string): Promise<boolean> {
    if (this.data === null || this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      const team = await this.actions.changeTeam(this.data.team.id, { members });
      this.said = said;
      tell(this, 'team-changed', team);
      return true;
    } catch (error) {
      this.failure = failureCode(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  private closeDialog() {
    this.editing = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-team': ManagerTeam;
  }
}
