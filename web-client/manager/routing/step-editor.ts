import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type InsteadKind, insteadKinds } from '../../../server/contract/call.ts';
import type { Team } from '../../../server/contract/http.ts';
import { shared } from '../../components/shared.ts';
import '../../components/text-field.ts';
import type { CountedSkill } from '../../data/teams.ts';
import '../../staff/choices.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { duration } from '../../staff/format.ts';
import { fields, page } from '../../staff/styles.ts';
import '../icon-button.ts';
import '../picker.ts';
import { editor } from '../styles.ts';
import { firstInvalid } from './first-invalid.ts';
import type { InsteadStepDraft, StepDraft, StepField, StepProblem, TeamStepDraft } from './ladder-draft.ts';

/** Where the reader can be brought. */
export type StepPart = 'heading' | 'problem' | 'up' | 'down';

/** One step of a ladder; says `step-edited`, `step-moved`, `step-removed`. */
@customElement('manager-step')
export class ManagerStep extends StaffElement {
  @property({ attribute: false }) step: StepDraft | null = null;
  @property({ type: Number }) index = 0;
  /** How many steps there are. */
  @property({ type: Number }) of = 1;
  /** When a call gets here, in seconds of waiting; null where that is not known. */
  @property({ attribute: false }) arrival: number | null = 0;
  @property({ attribute: false }) teams: readonly Team[] = [];
  @property({ attribute: false }) skills: readonly CountedSkill[] = [];
  @property({ attribute: false }) problems: readonly StepProblem[] = [];
  /** What the server said against this step, in its own words. */
  @property({ attribute: false }) complaints: readonly string[] = [];

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      h3 {
        flex: 1;
        min-width: 0;
        outline: none;
      }
      h3 small {
        display: block;
        color: var(--ink-soft);
        font: 400 var(--text-s) / 1.35 var(--font);
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-2);
      }
      .pair {
        grid-template-columns: repeat(auto-fit, minmax(min(170px, 100%), 1fr));
      }
      .pair.pickers {
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        align-items: start;
      }
      .stays {
        align-self: end;
        min-height: var(--touch);
        align-content: center;
        line-height: 1.35;
      }
      .check + .check {
        margin-top: 0;
      }
      legend {
        margin-bottom: var(--space-1);
      }
    `,
  ];

  protected override render() {
    const { step, index } = this;
    if (step === null) return nothing;
    const { routing } = this.t;
    const title = step.kind === 'team' ? this.teamName(step.team) : routing.insteadTitle;
    const first = this.error('first');
    return html`
      <header>
        <h3 tabindex="-1">
          ${index + 1}. ${title}
          <small>${this.arrival === null ? routing.later : routing.after(this.arrival === 0 ? null : duration(this.arrival))}</small>
        </h3>
        <manager-icon-button id="up" icon="up" ?off=${index === 0} label=${routing.moveUp(index + 1)} @click=${() => tell(this, 'step-moved', { by: -1 })}></manager-icon-button>
        <manager-icon-button id="down" icon="down" ?off=${index === this.of - 1} label=${routing.moveDown(index + 1)} @click=${() => tell(this, 'step-moved', { by: 1 })}></manager-icon-button>
        <manager-icon-button icon="remove" ?off=${this.of === 1} label=${routing.remove(index + 1)} @click=${() => tell(this, 'step-removed')}></manager-icon-button>
      </header>
      ${[first, ...this.complaints].map((error) => (error ? html`<p class="error">${error}</p>` : nothing))}
      <div class="body">
        ${step.kind === 'team' ? this.teamFields(step) : this.insteadFields(step)}
      </div>
    `;
  }

  /** Brings the reader to this step: to what is wrong with it, to its heading, or to the button that moved it. */
  focusOn(part: StepPart) {
    const wrong = part === 'problem' ? firstInvalid(this.renderRoot) : null;
    const target = wrong ?? this.renderRoot.querySelector(part === 'up' || part === 'down' ? `#${part}` : 'h3');
    if (target instanceof HTMLElement) target.focus();
  }

  private teamFields(step: TeamStepDraft) {
    const { routing } = this.t;
    const error = this.error('team');
    const skillOptions = this.skills.map(({ code, name }) => ({ value: code, label: name }));
    const free = (others: readonly string[]) => skillOptions.filter(({ value }) => !others.includes(value));
    return html`
      <div class="pair">
        <div>
          <label for="team">${routing.team}</label>
          ${error ? html`<p class="error" id="team-error">${error}</p>` : nothing}
          <select
            id="team"
            aria-invalid=${error ? 'true' : nothing}
            aria-describedby=${error ? 'team-error' : nothing}
            @change=${(event: Event) => this.chose(event, (team) => this.edit({ ...step, team }))}
          >
            ${this.teams.some(({ id }) => id === step.team) ? nothing : html`<option value="" selected></option>`}
            ${this.teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === step.team}>${name}</option>`)}
          </select>
        </div>
        <div>
          <label for="language">${routing.language}</label>
          <select
            id="language"
            @change=${(event: Event) =>
              this.chose(event, (value) => {
                const language = (['required', 'preferred', 'any'] as const).find((rule) => rule === value);
                if (language) this.edit({ ...step, language });
              })}
          >
            ${(['required', 'preferred', 'any'] as const).map(
              (rule) =>
                html`<option value=${rule} ?selected=${rule === step.language}>${routing.languages[rule]}</option>`,
            )}
          </select>
        </div>
        ${this.numbers(step)}
      </div>
      <div class="pair pickers">
        <manager-picker
          label=${routing.requiredSkills}
          error=${this.error('skills')}
          .options=${free(step.preferredSkills)}
          .chosen=${step.requiredSkills}
          @picked=${(event: HTMLElementEventMap['picked']) => this.edit({ ...step, requiredSkills: event.detail.values })}
        ></manager-picker>
        <manager-picker
          label=${routing.preferredSkills}
          .options=${free(step.requiredSkills)}
          .chosen=${step.preferredSkills}
          @picked=${(event: HTMLElementEventMap['picked']) => this.edit({ ...step, preferredSkills: event.detail.values })}
        ></manager-picker>
      </div>
    `;
  }

  private insteadFields(step: InsteadStepDraft) {
    const { routing } = this.t;
    const error = this.error('instead');
    const toggle = (kind: InsteadKind) =>
      this.edit({
        ...step,
        instead: insteadKinds.filter((one) => (one === kind) !== step.instead.includes(one)),
      });
    return html`
      <div class="pair">${this.numbers(step)}</div>
      <fieldset aria-describedby=${error ? 'instead-error' : nothing}>
        <legend>${routing.insteadLegend}</legend>
        ${error ? html`<p class="error" id="instead-error">${error}</p>` : nothing}
        ${insteadKinds.map(
          (kind) => html`<label class="check">
            <input type="checkbox" .checked=${step.instead.includes(kind)} @change=${() => toggle(kind)} />
            ${routing.instead[kind]}
          </label>`,
        )}
      </fieldset>
    `;
  }

  private numbers(step: StepDraft) {
    const { routing } = this.t;
    const last = this.index === this.of - 1;
    return html`
      ${last ? html`<p class="stays soft">${routing.stays}</p>` : this.number(step, 'seconds', routing.seconds, 5, 86_400)}
      ${this.number(step, 'priority', routing.priority, 0, 100)}
    `;
  }

  private number(step: StepDraft, field: 'seconds' | 'priority', label: string, min: number, max: number) {
    return html`<passerelle-text-field
      type="number"
      min=${min}
      max=${max}
      label=${label}
      error=${this.error(field)}
      .value=${step[field]}
      @text-changed=${(event: HTMLElementEventMap['text-changed']) => this.edit({ ...step, [field]: event.detail.value })}
    ></passerelle-text-field>`;
  }

  private error(field: StepField): string {
    const found = this.problems.find((problem) => problem.field === field);
    return found ? this.t.routing.problems[found.code] : '';
  }

  private teamName(id: string): string {
    return this.teams.find((team) => team.id === id)?.name ?? this.t.routing.noTeam;
  }

  private chose(event: Event, then: (value: string) => void) {
    if (event.target instanceof HTMLSelectElement) then(event.target.value);
  }

  private edit(step: StepDraft) {
    tell(this, 'step-edited', { step });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-step': ManagerStep;
  }
}
