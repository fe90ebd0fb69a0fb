import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/button.ts';
import '../../components/text-field.ts';
import { numbersGroups, numbersSteps } from '../../../server/contract/numbers.ts';
import { shared } from '../../components/shared.ts';
import { numbersFile } from '../../data/numbers.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields } from '../../staff/styles.ts';
import { editor } from '../styles.ts';
import { daysOf, firstChoice, type NumbersChoice, ownZone, periods, problemAt, problemOf, queryOf } from './choice.ts';

/** Which numbers: of when, of whom, and how finely cut; and the same as a file. */
@customElement('manager-numbers-controls')
export class ManagerNumbersControls extends StaffElement {
  @property({ attribute: false }) choice: NumbersChoice = firstChoice;

  static override styles = [
    shared,
    fields,
    editor,
    css`
      :host {
        display: block;
      }
      form {
        grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
        align-items: end;
        gap: var(--space-3) var(--space-4);
      }
    `,
  ];

  protected override render() {
    const { figures } = this.t;
    const { choice } = this;
    const { period, by, step } = choice;
    const today = new Date();
    const days = daysOf(choice, today);
    const custom = typeof period !== 'string';
    const wrong = problemOf(choice, today);
    const select = (id: string, label: string, value: string, options: readonly (readonly [string, string])[]) => html`
      <div>
        <label for=${id}>${label}</label>
        <select id=${id} @change=${(event: Event) => this.selected(id, event)}>
          ${options.map(([name, words]) => html`<option value=${name} ?selected=${name === value}>${words}</option>`)}
        </select>
      </div>
    `;
    const date = (name: 'first' | 'last') => {
      const problem = problemAt(name, choice, today);
      return html`
      <passerelle-text-field
        type="date"
        label=${figures[name]}
        .value=${days[name]}
        error=${problem === null ? '' : figures.problems[problem]}
        @text-changed=${(event: HTMLElementEventMap['text-changed']) =>
          this.choose({ period: { ...days, [name]: event.detail.value } })}
      ></passerelle-text-field>
    `;
    };
    return html`
      <form @submit=${(event: Event) => event.preventDefault()}>
        ${select('period', figures.period, custom ? 'custom' : period, [
          ...periods.map((one) => [one, figures[one]] as const),
          ['custom', figures.custom],
        ])}
        ${custom ? html`${date('first')}${date('last')}` : nothing}
        ${select('by', figures.by, by, [
          ['team', figures.byTeam],
          ['campaign', figures.byCampaign],
        ])}
        ${select(
          'step',
          figures.step,
          step,
          numbersSteps.map((one) => [one, figures[one]] as const),
        )}
        ${
          wrong === null
            ? html`<passerelle-button href=${numbersFile(queryOf(choice, today, ownZone()))}>
                ${figures.download}
              </passerelle-button>`
            : nothing
        }
      </form>
    `;
  }

  private selected(id: string, event: Event) {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    if (id === 'period') {
      const period = periods.find((one) => one === value) ?? daysOf(this.choice, new Date());
      this.choose({ period });
    }
    const by = numbersGroups.find((one) => one === value);
    if (id === 'by' && by !== undefined) this.choose({ by });
    const step = numbersSteps.find((one) => one === value);
    if (id === 'step' && step !== undefined) this.choose({ step });
  }

  private choose(change: Partial<NumbersChoice>) {
    tell(this, 'numbers-chosen', { choice: { ...this.choice, ...change } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-numbers-controls': ManagerNumbersControls;
  }
}
