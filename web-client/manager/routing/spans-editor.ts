import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Span } from '../../../server/contract/hours.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import '../icon-button.ts';
import { editor } from '../styles.ts';
import { mostSpansOfADay, nextSpan, pastMidnight } from './hours-draft.ts';

/** The open spans of one day; says `spans-edited`. */
@customElement('manager-spans')
export class ManagerSpans extends StaffElement {
  @property({ attribute: false }) spans: readonly Span[] = [];
  /** Whose spans they are, for screen readers. */
  @property() day = '';
  /** What is wrong with them, and what to do; empty where nothing is. */
  @property() error = '';

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      :host {
        display: block;
      }
      .span {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
      }
      .span + .span {
        margin-top: var(--space-1);
      }
      .field {
        width: 112px;
      }
      /* The whole field opens the clock where there is one; its icon would not leave room for AM and PM. */
      .field::-webkit-calendar-picker-indicator {
        display: none;
      }
      .next {
        flex-basis: 100%;
        color: var(--ink-soft);
        line-height: 1.35;
      }
      .closed {
        display: inline-block;
        min-width: 80px;
      }
    `,
  ];

  protected override render() {
    const { hours } = this.t;
    const { spans, day, error } = this;
    return html`
      ${repeat(
        spans,
        (_, index) => index,
        (span, index) => html`<div class="span">
          ${this.time(span, index, 'from', hours.from(day))}
          <span aria-hidden="true">–</span>
          ${this.time(span, index, 'to', hours.to(day))}
          <manager-icon-button
            label=${hours.removeSpan(day, span.from, span.to)}
            @click=${() => this.drop(index)}
          ></manager-icon-button>
          ${index === spans.length - 1 && spans.length < mostSpansOfADay ? this.adder() : nothing}
          ${pastMidnight(span) ? html`<span class="next">${hours.nextDay(span.to)}</span>` : nothing}
        </div>`,
      )}
      ${spans.length === 0 ? html`<div class="span"><span class="closed soft">${hours.closed}</span>${this.adder()}</div>` : nothing}
      ${error ? html`<p class="error" id="error">${error}</p>` : nothing}
    `;
  }

  private adder() {
    const { hours } = this.t;
    return html`<passerelle-button
      id="add"
      look="quiet"
      label=${hours.addSpanOf(this.day)}
      @click=${() => this.edit([...this.spans, nextSpan(this.spans)])}
      >${hours.addSpan}</passerelle-button
    >`;
  }

  private time(span: Span, index: number, end: 'from' | 'to', label: string) {
    return html`<input
      class="field"
      type="time"
      required
      aria-label=${label}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby=${this.error ? 'error' : nothing}
      .value=${span[end]}
      @input=${(event: Event) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        const changed = { ...span, [end]: event.target.value };
        this.edit(this.spans.map((one, at) => (at === index ? changed : one)));
      }}
    />`;
  }

  private async drop(index: number) {
    this.edit(this.spans.filter((_, at) => at !== index));
    await this.updateComplete;
    const add = this.renderRoot.querySelector('#add');
    if (add instanceof HTMLElement) add.focus();
  }

  private edit(spans: readonly Span[]) {
    this.spans = spans;
    tell(this, 'spans-edited', { spans });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-spans': ManagerSpans;
  }
}
