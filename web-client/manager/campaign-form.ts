import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Team } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import { type FailureCode, failureCode } from '../data/http.ts';
import '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { formFailure, textField } from './form-fields.ts';
import { FormState } from './form-state.ts';
import { pathOf } from './routes.ts';
import { view } from './styles.ts';

/** Creates a campaign; says `campaign-created`. */
@customElement('manager-campaign-form')
export class ManagerCampaignForm extends StaffElement {
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private teams: readonly Team[] | null = null;
  @state() private teamsFailure: FailureCode | null = null;
  @state() private address = 'tu';
  private readonly form = new FormState(this, {
    name: '',
    team: '',
    website: '',
    fr: this.t.newCampaign.defaultFr,
    en: this.t.newCampaign.defaultEn,
  });

  static override styles = [
    shared,
    page,
    fields,
    view,
    css`
      .card {
        max-width: 640px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
      }
      @media (max-width: 480px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.loadTeams();
  }

  protected override render() {
    const { newCampaign, campaign, cancel } = this.t;
    const list = pathOf({ page: 'campaigns' });
    return html`
      <a class="back" href=${list}>← ${campaign.back}</a>
      <div class="stack">
        <h1 tabindex="-1">${newCampaign.title}</h1>
        <form class="card" novalidate @submit=${this.submit}>
          ${formFailure(this.form, this.t)}
          ${textField(this.form, 'name', {
            label: newCampaign.name,
            hint: newCampaign.nameHint,
            maxlength: 120,
            required: true,
          })}
          ${this.teamField()}
          ${textField(this.form, 'fr', {
            label: newCampaign.actionFr,
            hint: newCampaign.actionHint,
            maxlength: 80,
            required: true,
            lang: 'fr',
          })}
          ${textField(this.form, 'en', { label: newCampaign.actionEn, maxlength: 80, required: true, lang: 'en' })}
          <staff-choices
            legend=${newCampaign.address}
            value=${this.address}
            .options=${[{ value: 'tu', label: newCampaign.tu }, { value: 'vous', label: newCampaign.vous }]}
            @choice-changed=${(event: HTMLElementEventMap['choice-changed']) => {
              this.address = event.detail.value;
            }}
          ></staff-choices>
          ${textField(this.form, 'website', {
            label: `${newCampaign.website} (${this.t.optional})`,
            hint: newCampaign.websiteHint,
            type: 'url',
            maxlength: 300,
          })}
          <div class="buttons">
            <passerelle-button look="primary" type="submit" busy=${this.form.busy ? newCampaign.submitting : ''}>
              ${newCampaign.submit}
            </passerelle-button>
            <passerelle-button look="quiet" href=${list}>${cancel}</passerelle-button>
          </div>
        </form>
      </div>
    `;
  }

  private teamField() {
    const { newCampaign, failures, retry } = this.t;
    if (this.teamsFailure) {
      return html`<passerelle-notice kind="problem">
        ${failures[this.teamsFailure]}
        <passerelle-button slot="ways" @click=${this.loadTeams}>${retry}</passerelle-button>
      </passerelle-notice>`;
    }
    if (this.teams?.length === 0) {
      return html`<passerelle-notice kind="problem">${newCampaign.noTeams}</passerelle-notice>`;
    }
    const error = this.form.error('team');
    return html`
      <div>
        <label for="team">${newCampaign.team}</label>
        ${error ? html`<p class="error" id="team-error">${error}</p>` : nothing}
        <select
          id="team"
          required
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? 'team-error' : nothing}
          .value=${this.form.values.team}
          @change=${this.chooseTeam}
        >
          ${this.teams?.length === 1 ? nothing : html`<option value=""></option>`}
          ${(this.teams ?? []).map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.form.values.team}>${name}</option>`,
          )}
        </select>
      </div>
    `;
  }

  private chooseTeam(event: Event) {
    if (event.target instanceof HTMLSelectElement) this.form.fill({ team: event.target.value });
  }

  private async loadTeams() {
    this.teamsFailure = null;
    try {
      this.teams = await this.actions.listTeams();
      const only = this.teams.length === 1 ? this.teams[0] : undefined;
      if (only && this.form.values.team === '') this.form.fill({ team: only.id });
    } catch (error) {
      this.teamsFailure = failureCode(error);
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { newCampaign } = this.t;
    const website = this.form.text('website');
    const [name, fr, en] = [this.form.text('name'), this.form.text('fr'), this.form.text('en')];
    const team = this.teams?.find(({ id }) => id === this.form.values.team);
    const right = this.form.check([
      ['name', name === '', newCampaign.nameMissing],
      ['team', team === undefined, newCampaign.teamMissing],
      ['fr', fr === '', newCampaign.actionMissing],
      ['en', en === '', newCampaign.actionMissing],
      ['website', website !== '' && !/^https?:\/\/\S+$/.test(website), newCampaign.websiteWrong],
    ]);
    if (!right || team === undefined) return;
    const created = await this.form.send(() =>
      this.actions.createCampaign({
        name,
        team: team.id,
        website: website === '' ? null : website,
        callToAction: { fr, en },
        address: this.address === 'vous' ? 'vous' : 'tu',
      }),
    );
    if (created) tell(this, 'campaign-created', created);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-campaign-form': ManagerCampaignForm;
  }
}
