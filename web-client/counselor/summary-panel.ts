import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { longestSummary, type SummaryProposal } from '../../server/contract/summaries.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { fields, page, quietEnd } from '../staff/styles.ts';
import type { SummaryDraft } from './referral-drafts.ts';
import { type ReferralKeeper, referralKeeper } from './referral-keeper.ts';

/** Proposes to keep a short summary, which the caller reads before they answer. */
@customElement('counselor-summary')
export class CounselorSummary extends StaffElement {
  @consume({ context: referralKeeper, subscribe: true }) @state() private keeper: ReferralKeeper | null = null;
  /** The caller's page is erased: they can neither read nor answer any more. */
  @property({ type: Boolean }) exited = false;
  @query('form') private readonly opened!: HTMLElement | null;
  /** Whether the form was drawn as open; null before the first time. */
  private isOpen: boolean | null = null;
  /** The keyboard was in the form before it was drawn anew. */
  private wasIn = false;

  static override styles = [
    shared,
    page,
    fields,
    quietEnd,
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
      .late blockquote {
        border-inline-start-color: var(--line);
      }
      .stack {
        gap: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => this.keeper ?? undefined);
  }

  protected override willUpdate() {
    this.wasIn = this.shadowRoot?.activeElement?.closest('form') != null;
  }

  protected override render() {
    const { keeper } = this;
    if (keeper === null || keeper.state.summary === null) return nothing;
    const { summary: proposal, summing } = keeper.state;
    if (this.exited && proposal.text === null && proposal.answer === null && summing === null) return nothing;
    const { summary: words } = this.t;
    return html`<section class="stack" aria-labelledby="title">
      <div>
        <h2 id="title">${words.title}</h2>
        <p class="soft" role="status">${this.standing(proposal)}</p>
      </div>
      ${proposal.text === null ? nothing : html`<blockquote>${proposal.text}</blockquote>`}
      ${
        this.exited || proposal.answer !== null
          ? this.late(keeper, summing)
          : summing === null
            ? this.ways(keeper, proposal)
            : this.form(keeper, summing)
      }
    </section>`;
  }

  private standing({ wanted, text, answer }: SummaryProposal): string {
    const { summary: words } = this.t;
    if (answer !== null) return words.answers[answer];
    if (this.exited) return words.exited;
    if (text !== null) return words.waiting;
    return wanted ? words.wanted : words.hint;
  }

  private ways({ state: { offline }, openSummary, takeSummaryBack }: ReferralKeeper, { text }: SummaryProposal) {
    const { summary: words } = this.t;
    return html`<div class="row">
      <passerelle-button @click=${openSummary}>${text === null ? words.write : words.change}</passerelle-button>
      ${
        text === null
          ? nothing
          : html`<passerelle-button look="quiet" ?disabled=${offline} @click=${takeSummaryBack}
              >${words.takeBack}</passerelle-button
            >`
      }
    </div>`;
  }

  private form(keeper: ReferralKeeper, { text, sent }: SummaryDraft) {
    const { summary: words, cancel } = this.t;
    const { held, offline } = keeper.state;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        keeper.proposeSummary();
      }}
    >
      ${held > 0 ? html`<passerelle-notice announce>${words.held}</passerelle-notice>` : nothing}
      <passerelle-text-field
        rows="4"
        label=${words.label}
        hint=${words.labelHint}
        maxlength=${longestSummary}
        .value=${text}
        @text-changed=${(event: HTMLElementEventMap['text-changed']) => keeper.editSummary(event.detail.value)}
      ></passerelle-text-field>
      <div class="row">
        <passerelle-button type="submit" ?disabled=${offline} busy=${sent && !offline ? words.proposing : ''}
          >${words.propose}</passerelle-button
        >
        <passerelle-button look="quiet" @click=${keeper.leaveSummary}>${cancel}</passerelle-button>
      </div>
    </form>`;
  }

  /** What was being written when the caller left at once, or answered what stood there before: it can be copied, but not proposed. */
  private late({ leaveSummary }: ReferralKeeper, summing: SummaryDraft | null) {
    if (summing === null || summing.sent) return nothing;
    const { summary: words } = this.t;
    return html`<div class="stack late">
      ${this.exited ? nothing : html`<p>${words.late}</p>`}
      <blockquote>${summing.text.trim()}</blockquote>
      <div><passerelle-button @click=${leaveSummary}>${words.forget}</passerelle-button></div>
    </div>`;
  }

  /** Puts the keyboard where one writes it, or to the first button. */
  override focus() {
    const first = 'passerelle-text-field, passerelle-button';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(first)?.focus());
  }

  protected override updated() {
    const { isOpen: wasOpen } = this;
    this.isOpen = this.opened !== null;
    if (wasOpen === null || wasOpen === this.isOpen) return;
    if (this.isOpen || this.wasIn) this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-summary': CounselorSummary;
  }
}
