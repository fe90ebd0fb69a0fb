import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Team } from '../../server/contract/http.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { type FailureCode, failureCode } from '../data/http.ts';
import '../staff/choices.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from './actions.ts';
import { FormState } from './form-state.ts';
import { pathOf } from './routes.ts';

/** Creates a campaign; says `campaign-created`. */
@customElement('manager-campaign-form')
export class ManagerCampaignForm extends StaffElement {
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;

  @state() private teams: readonly Team[] | null = null;
  @state() private teamsFailure: FailureCode | null = null;
  @state() private name = '';
  @state() private team = '';
  @state() private website = '';
  @state() private fr = this.t.newCampaign.defaultFr;
  @state() private en = this.t.newCampaign.defaultEn;
  @state() private address = 'tu';
  private readonly form = new FormState<'name' | 'team' | 'website' | 'fr' | 'en'>(this);

  static override styles = [
    shared,
    page,
    fields,
    css`
      .card {
        max-width: 640px;
      }
      .back {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
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
    const { newCampaign, campaign, cancel, failures } = this.t;
    const list = pathOf({ page: 'campaigns' });
    return html`
      <a class="back" href=${list}>← ${campaign.back}</a>
      <div class="stack">
        <h1 tabindex="-1">${newCampaign.title}</h1>
        <form class="card" novalidate @submit=${this.submit}>
          ${
            this.form.failure
              ? html`<passerelle-notice kind="problem" announce>${failures[this.form.failure]}</passerelle-notice>`
              : nothing
          }
          ${this.text('name', newCampaign.name, { hint: newCampaign.nameHint, maxlength: 120, required: true })}
          ${this.teamField()}
          ${this.text('fr', newCampaign.actionFr, { hint: newCampaign.actionHint, maxlength: 80, required: true })}
          ${this.text('en', newCampaign.actionEn, { maxlength: 80, required: true })}
          <staff-choices
            legend=${newCampaign.address}
            value=${this.address}
            .options=${[{ value: 'tu', label: newCampaign.tu }, { value: 'vous', label: newCampaign.vous }]}
            @choice-changed=${(event: HTMLElementEventMap['choice-changed']) => {
              this.address = event.detail.value;
            }}
          ></staff-choices>
          ${this.text('website', `${newCampaign.website} (${this.t.optional})`, {
            hint: newCampaign.websiteHint,
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

  private text(
    field: 'name' | 'website' | 'fr' | 'en',
    label: string,
    { hint = '', maxlength, required = false }: { hint?: string; maxlength: number; required?: boolean },
  ) {
    return html`<passerelle-text-field
      id=${field}
      label=${label}
      hint=${hint}
      error=${this.form.error(field)}
      type=${field === 'website' ? 'url' : 'text'}
      lang=${field === 'fr' || field === 'en' ? field : nothing}
      maxlength=${maxlength}
      ?required=${required}
      .value=${this[field]}
      @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
        this[field] = event.detail.value;
        this.form.clear(field);
      }}
    ></passerelle-text-field>`;
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
          .value=${this.team}
          @change=${this.chooseTeam}
        >
          ${this.teams?.length === 1 ? nothing : html`<option value=""></option>`}
          ${(this.teams ?? []).map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.team}>${name}</option>`,
          )}
        </select>
      </div>
    `;
  }

  private chooseTeam(event: Event) {
    if (event.target instanceof HTMLSelectElement) this.team = event.target.value;
    this.form.clear('team');
  }

  private async loadTeams() {
    this.teamsFailure = null;
    try {
      this.teams = await this.actions.listTeams();
      this.team ||= this.teams.length === 1 ? (this.teams[0]?.id ?? '') : '';
    } catch (error) {
      this.teamsFailure = failureCode(error);
    }
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { newCampaign } = this.t;
    const website = this.website.trim();
    const team = this.teams?.find(({ id }) => id === this.team);
    const right = this.form.check([
      ['name', this.name.trim() === '', newCampaign.nameMissing],
      ['team', team === undefined, newCampaign.teamMissing],
      ['fr', this.fr.trim() === '', newCampaign.actionMissing],
      ['en', this.en.trim() === '', newCampaign.actionMissing],
      ['website', website !== '' && !/^https?:\/\/\S+$/.test(website), newCampaign.websiteWrong],
    ]);
    if (!right || team === undefined) return;
    const created = await this.form.send(() =>
      this.actions.createCampaign({
        name: this.name.trim(),
        team: team.id,
        website: website === '' ? null : website,
        callToAction: { fr: this.fr.trim(), en: this.en.trim() },
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
