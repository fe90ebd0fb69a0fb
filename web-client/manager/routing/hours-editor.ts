import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { editor } from '../styles.ts';
import { copyMonday, type HoursDraft, type HoursProblem, withDay } from './hours-draft.ts';
import './spans-editor.ts';
import './special-days.ts';

/** What the editor of hours gives: the hours, the time zone they are in, or that there are none. */
export interface HoursEdit {
  readonly hours: HoursDraft;
  readonly timeZone: string;
  readonly alwaysOpen: boolean;
}

const zones = Intl.supportedValuesOf('timeZone');

/** When a campaign takes calls; says `hours-edited`. */
@customElement('manager-hours')
export class ManagerHours extends StaffElement {
  @property({ attribute: false }) value: HoursEdit | null = null;
  @property({ attribute: false }) problems: readonly HoursProblem[] = [];
  @property({ type: Boolean, attribute: 'zone-unknown' }) zoneUnknown = false;
  /** When it is open next, in words; empty where that is not known. */
  @property() next = '';

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      .week {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .week > li {
        display: grid;
        grid-template-columns: 110px minmax(0, 1fr);
        gap: 0 var(--space-3);
        align-items: start;
        padding: var(--space-1) 0;
        border-bottom: 1px solid var(--line-soft);
      }
      .name {
        min-height: var(--touch);
        align-content: center;
        font-weight: 600;
      }
      .copy {
        grid-column: 2;
      }
      .copy {
        margin-inline-start: calc(-1 * var(--space-4));
      }
      /* Space is kept for the sentence, which comes a moment after each change. */
      .next {
        min-height: 1.5em;
      }
      @media (max-width: 479px) {
        .week > li {
          grid-template-columns: minmax(0, 1fr);
        }
        .name {
          min-height: 0;
        }
        .copy {
          grid-column: 1;
        }
      }
    `,
  ];

  protected override render() {
    if (this.value === null) return nothing;
    const { hours: words } = this.t;
    const { alwaysOpen, hours } = this.value;
    return html`
      <div class="stack">
        <p class="next soft" aria-live="polite">${this.next}</p>
        <label class="check">
          <input type="checkbox" .checked=${alwaysOpen} @change=${() => this.edit({ alwaysOpen: !alwaysOpen })} />
          ${words.alwaysOpen}
        </label>
        ${this.zone(this.value)}
        ${
          alwaysOpen
            ? nothing
            : html`<div>
                  <h3>${words.week}</h3>
                  <ul class="week">
                    ${hours.week.map((_, index) => this.day(hours, index))}
                  </ul>
                </div>
                <manager-special-days
                  .hours=${hours}
                  .problems=${this.problems}
                  @special-edited=${(event: HTMLElementEventMap['special-edited']) =>
                    this.edit({ hours: { ...hours, special: event.detail.special } })}
                ></manager-special-days>`
        }
      </div>
    `;
  }

  private day(hours: HoursDraft, index: number) {
    const { hours: words } = this.t;
    const name = words.days[index] ?? '';
    const problem = this.problems.find(({ day }) => day === index);
    return html`<li>
      <span class="name">${name}</span>
      <manager-spans
        day=${name}
        .spans=${hours.week[index] ?? []}
        error=${problem ? words.problems[problem.code] : ''}
        @spans-edited=${(event: HTMLElementEventMap['spans-edited']) =>
          this.edit({ hours: withDay(hours, index, event.detail.spans) })}
      ></manager-spans>
      ${
        index === 0
          ? html`<div class="copy">
              <passerelle-button look="quiet" @click=${() => this.edit({ hours: copyMonday(hours) })}
                >${words.copyMonday}</passerelle-button
              >
            </div>`
          : nothing
      }
    </li>`;
  }

  private zone({ timeZone }: HoursEdit) {
    const { hours: words } = this.t;
    return html`<div class="pair">
      <div>
        <label for="zone">${words.zone}</label>
        ${this.zoneUnknown ? html`<p class="error" id="zone-error">${words.zoneUnknown}</p>` : nothing}
        <input
          class="field"
          id="zone"
          list="zones"
          autocomplete="off"
          spellcheck="false"
          maxlength="60"
          aria-invalid=${this.zoneUnknown ? 'true' : nothing}
          aria-describedby=${this.zoneUnknown ? 'zone-error' : nothing}
          .value=${timeZone}
          @input=${(event: Event) =>
            event.target instanceof HTMLInputElement && this.edit({ timeZone: event.target.value.trim() })}
        />
        <datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
      </div>
    </div>`;
  }

  private edit(change: Partial<HoursEdit>) {
    if (this.value === null) return;
    this.value = { ...this.value, ...change };
    tell(this, 'hours-edited', this.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-hours': ManagerHours;
  }
}
