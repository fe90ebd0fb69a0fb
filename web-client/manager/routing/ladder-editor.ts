import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Team } from '../../../server/contract/http.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import '../../components/status-announcer.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { page } from '../../staff/styles.ts';
import { editor } from '../styles.ts';
import {
  addStep,
  arrivals,
  changeStep,
  longestLadder,
  moveStep,
  removeStep,
  type StepDraft,
  type StepProblem,
} from './ladder-draft.ts';
import './step-editor.ts';
import { ManagerStep, type StepPart } from './step-editor.ts';

/** The steps that a call climbs while it waits; says `ladder-edited`. */
@customElement('manager-ladder')
export class ManagerLadder extends StaffElement {
  @property({ attribute: false }) steps: readonly StepDraft[] = [];
  @property({ attribute: false }) problems: readonly StepProblem[] = [];
  /** What the server said against a step, by the step's place from 0. */
  @property({ attribute: false }) complaints: ReadonlyMap<number, readonly string[]> = new Map();
  @property({ attribute: false }) teams: readonly Team[] = [];
  @property({ attribute: false }) skills: readonly CountedSkill[] = [];
  @state() private moved = '';

  static override styles = [
    shared,
    page,
    editor,
    css`
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        margin: 0 0 var(--space-3);
        padding: 0;
        list-style: none;
      }
      li {
        padding: var(--space-3) var(--space-4) var(--space-4);
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
        background: var(--paper-raised);
      }
      .full {
        margin-top: var(--space-1);
      }
      li.wrong {
        border-color: var(--red);
      }
    `,
  ];

  protected override render() {
    const { routing } = this.t;
    const times = arrivals(this.steps);
    const full = this.steps.length >= longestLadder;
    return html`
      <ol>
        ${repeat(
          this.steps,
          ({ key }) => key,
          (step, index) => {
            const problems = this.problems.filter((problem) => problem.step === index);
            const complaints = this.complaints.get(index) ?? [];
            return html`<li class=${problems.length + complaints.length > 0 ? 'wrong' : ''}>
              <manager-step
                .step=${step}
                index=${index}
                of=${this.steps.length}
                .arrival=${times[index] ?? null}
                .teams=${this.teams}
                .skills=${this.skills}
                .problems=${problems}
                .complaints=${complaints}
                @step-edited=${(event: HTMLElementEventMap['step-edited']) => this.edit(changeStep(this.steps, index, event.detail.step))}
                @step-moved=${(event: HTMLElementEventMap['step-moved']) => this.move(index, event.detail.by)}
                @step-removed=${() => this.drop(index)}
              ></manager-step>
            </li>`;
          },
        )}
      </ol>
      <div class="row" role="group" aria-describedby=${full ? 'full' : nothing}>
        <passerelle-button ?disabled=${full} @click=${() => this.add('team')}>${routing.addTeam}</passerelle-button>
        <passerelle-button ?disabled=${full} @click=${() => this.add('instead')}>${routing.addInstead}</passerelle-button>
      </div>
      ${full ? html`<p class="soft full" id="full">${routing.full(longestLadder)}</p>` : nothing}
      <passerelle-status-announcer message=${this.moved}></passerelle-status-announcer>
    `;
  }

  /** Brings the reader to a step. */
  async focusStep(index: number, part: StepPart = 'heading') {
    await this.updateComplete;
    const step = [...this.renderRoot.querySelectorAll('manager-step')][index];
    if (!(step instanceof ManagerStep)) return;
    await step.updateComplete;
    step.focusOn(part);
  }

  private edit(steps: readonly StepDraft[]) {
    // Shown at once; whoever holds the draft gives the same back.
    this.steps = steps;
    tell(this, 'ladder-edited', { steps });
  }

  private move(index: number, by: -1 | 1) {
    this.edit(moveStep(this.steps, index, by));
    this.moved = this.t.routing.movedTo(index + by + 1);
    // What moves in the page loses the focus, so it is given back.
    void this.focusStep(index + by, by === -1 ? 'up' : 'down');
  }

  private drop(index: number) {
    this.edit(removeStep(this.steps, index));
    this.moved = this.t.routing.removed;
    void this.focusStep(Math.min(index, this.steps.length - 1));
  }

  private add(kind: StepDraft['kind']) {
    const only = this.teams.length === 1 ? this.teams[0]?.id : undefined;
    this.edit(addStep(this.steps, kind, only ?? ''));
    void this.focusStep(this.steps.length - 1);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-ladder': ManagerLadder;
  }
}
