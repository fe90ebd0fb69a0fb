import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import '../../components/text-field.ts';
import { type FailureCode, failureCode } from '../../data/http.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import '../icon-button.ts';
import { editor } from '../styles.ts';
import {
  addHolidays,
  addSpecial,
  emptyHours,
  type HoursDraft,
  type HoursProblem,
  type SpecialDraft,
} from './hours-draft.ts';
import './spans-editor.ts';

/** Days that are unlike their weekday; says `special-edited`. */
@customElement('manager-special-days')
export class ManagerSpecialDays extends StaffElement {
  @property({ attribute: false }) hours: HoursDraft = emptyHours;
  @property({ attribute: false }) problems: readonly HoursProblem[] = [];
  /** The years whose holidays are offered. */
  @property({ attribute: false }) years: readonly number[] = yearsFrom(new Date().getFullYear());
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private busy: number | null = null;
  @state() private failure: FailureCode | null = null;
  @state() private said = '';

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        margin: var(--space-1) 0 var(--space-3);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 170px minmax(120px, 1fr) minmax(0, 1.6fr) auto;
        gap: var(--space-1) var(--space-3);
        align-items: start;
        padding: var(--space-1) 0;
        border-bottom: 1px solid var(--line-soft);
      }
      li > .error {
        grid-column: 1 / -1;
      }
      .holidays {
        display: flex;
        flex-wrap: wrap;
        margin-inline-start: calc(-1 * var(--space-4));
      }
      [role='status'] {
        min-height: 1.5em;
      }
      @media (max-width: 719px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
          padding: var(--space-3) 0;
        }
        li > :not(.date, .remove) {
          grid-column: 1 / -1;
        }
        .remove {
          grid-area: 1 / 2;
        }
      }
    `,
  ];

  protected override render() {
    const { hours: words } = this.t;
    return html`
      <h3>${words.special}</h3>
      <p class="soft">${words.specialHint}</p>
      <ul>
        ${repeat(
          this.hours.special,
          ({ key }) => key,
          (day) => this.line(day),
        )}
      </ul>
      <div class="row">
        <passerelle-button @click=${this.add}>${words.addSpecial}</passerelle-button>
        </div><div class="holidays">
        ${this.years.map(
          (year) => html`<passerelle-button
            look="quiet"
            busy=${this.busy === year ? this.t.loading : ''}
            @click=${() => this.addYear(year)}
            >${words.addHolidays(year)}</passerelle-button
          >`,
        )}
      </div>
      <p role="status" class="soft">${this.failure ? this.t.failures[this.failure] : this.said}</p>
    `;
  }

  private line(day: SpecialDraft) {
    const { hours: words } = this.t;
    const name = day.label || day.date || words.newSpecial;
    const code = this.problems.find(({ special }) => special === day.key)?.code;
    const error = code === undefined ? '' : words.problems[code];
    const dateWrong = code === 'date_missing' || code === 'date_twice';
    return html`<li>
      <input
        class="field date"
        type="date"
        aria-label=${words.date}
        aria-invalid=${dateWrong ? 'true' : nothing}
        aria-describedby=${dateWrong ? `error-${day.key}` : nothing}
        .value=${day.date}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && this.change({ ...day, date: event.target.value })}
      />
      <input
        class="field"
        maxlength="80"
        aria-label=${words.labelOf(day.date)}
        placeholder=${words.label}
        .value=${day.label}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && this.change({ ...day, label: event.target.value })}
      />
      <manager-spans
        day=${name}
        .spans=${day.spans}
        error=${dateWrong ? '' : error}
        @spans-edited=${(event: HTMLElementEventMap['spans-edited']) => this.change({ ...day, spans: event.detail.spans })}
      ></manager-spans>
      <manager-icon-button
        class="remove"
        label=${words.removeSpecial(name)}
        @click=${() => this.drop(day)}
      ></manager-icon-button>
      ${dateWrong ? html`<p class="error" id="error-${day.key}">${error}</p>` : nothing}
    </li>`;
  }

  private change(day: SpecialDraft) {
    this.edit(this.hours.special.map((one) => (one.key === day.key ? day : one)));
  }

  private drop(day: SpecialDraft) {
    this.edit(this.hours.special.filter(({ key }) => key !== day.key));
    this.renderRoot.querySelector('passerelle-button')?.focus();
  }

  private async add() {
    this.edit(addSpecial(this.hours, '').special);
    await this.updateComplete;
    const last = [...this.renderRoot.querySelectorAll('li .date')].at(-1);
    if (last instanceof HTMLElement) last.focus();
  }

  private async addYear(year: number) {
    this.busy = year;
    this.failure = null;
    try {
      const days = await this.actions.listHolidays(year);
      const named = days.map(({ date, name }) => ({ date, label: name[this.language] }));
      const { draft, added } = addHolidays(this.hours, named, today());
      this.edit(draft.special);
      this.said = this.t.hours.holidaysAdded(added, year);
    } catch (error) {
      this.failure = failureCode(error);
    }
    this.busy = null;
  }

  private edit(special: readonly SpecialDraft[]) {
    this.hours = { ...this.hours, special };
    tell(this, 'special-edited', { special });
  }
}

/** The day that it is here, as dates are written. */
const today = () => new Intl.DateTimeFormat('sv').format(new Date());

/** This year and the next: who plans a campaign looks no further. */
const yearsFrom = (year: number): readonly number[] => [year, year + 1];

declare global {
  interface HTMLElementTagNameMap {
    'manager-special-days': ManagerSpecialDays;
  }
}
