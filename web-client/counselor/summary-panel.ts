import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { longestSummary, type SummaryProposal } from '../../server/contract/summaries.ts';
import '../components/button.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { fields, page } from '../staff/styles.ts';

/** Proposes to keep a short summary, which the caller reads before they answer. Says `summary-proposed`. */
@customElement('counselor-summary')
export class CounselorSummary extends StaffElement {
  @property({ attribute: false }) proposal: SummaryProposal | null = null;
  @property({ type: Boolean }) disabled = false;
  /** What is being written; null: nothing is. */
  @state() private draft: string | null = null;

  static override styles = [
    shared,
    page,
    fields,
    css`
      h2 {
        font-size: var(--text-s);
      }
      blockquote {
        margin: 0;
        padding-inline-start: var(--space-3);
        border-inline-start: 4px solid var(--accent-edge);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .stack {
        gap: var(--space-3);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('proposal') && this.proposal?.answer) this.draft = null;
  }

  protected override render() {
    const { proposal } = this;
    if (proposal === null) return nothing;
    const { summary: words } = this.t;
    return html`<section class="stack" aria-labelledby="title">
      <div>
        <h2 id="title">${words.title}</h2>
        <p class="soft" role="status">${this.standing(proposal)}</p>
      </div>
      ${proposal.text === null ? nothing : html`<blockquote>${proposal.text}</blockquote>`}
      ${proposal.answer === null ? this.ways(proposal) : nothing}
    </section>`;
  }

  private standing({ wanted, text, answer }: SummaryProposal): string {
    const { summary: words } = this.t;
    if (answer !== null) return words.answers[answer];
    if (text !== null) return words.waiting;
    return wanted ? words.wanted : words.hint;
  }

  private ways({ text }: SummaryProposal) {
    const { summary: words, cancel } = this.t;
    if (this.draft === null) {
      return html`<div class="row">
        <passerelle-button
          ?disabled=${this.disabled}
          @click=${() => {
            this.draft = text ?? '';
          }}
          >${text === null ? words.write : words.change}</passerelle-button
        >
        ${
          text === null
            ? nothing
            : html`<passerelle-button
                look="quiet"
                ?disabled=${this.disabled}
                @click=${() => tell(this, 'summary-proposed', { text: null })}
                >${words.takeBack}</passerelle-button
              >`
        }
      </div>`;
    }
    return html`<form novalidate @submit=${this.submit}>
      <passerelle-text-field
        rows="4"
        label=${words.label}
        hint=${words.labelHint}
        maxlength=${longestSummary}
        .value=${this.draft}
        @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
          this.draft = event.detail.value;
        }}
      ></passerelle-text-field>
      <div class="row">
        <passerelle-button type="submit" ?disabled=${this.disabled}>${words.propose}</passerelle-button>
        <passerelle-button
          look="quiet"
          @click=${() => {
            this.draft = null;
          }}
          >${cancel}</passerelle-button
        >
      </div>
    </form>`;
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    const text = this.draft?.trim() ?? '';
    if (text === '') return;
    tell(this, 'summary-proposed', { text });
    this.draft = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-summary': CounselorSummary;
  }
}
