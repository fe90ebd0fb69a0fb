import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Referral } from '../../server/contract/referrals.ts';
import { mostReferrals } from '../../server/contract/referrals.ts';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { page } from '../staff/styles.ts';
import { type ReferralKeeper, referralKeeper } from './referral-keeper.ts';
import './structure-search.ts';
import './summary-panel.ts';
import './written-referral.ts';

/** What comes of the call beside its record: where the caller is pointed to, and a summary to keep. */
@customElement('counselor-referrals')
export class CounselorReferrals extends StaffElement {
  @consume({ context: referralKeeper, subscribe: true }) @state() private keeper: ReferralKeeper | null = null;
  /** The talk is over: the caller may have left the page. */
  @property({ type: Boolean }) over = false;
  /** The caller's page is erased: nothing can be shown to them any more. */
  @property({ type: Boolean }) exited = false;
  @state() private said = '';
  /** What was given when this was drawn before; null before the first time. */
  private given: readonly Referral[] | null = null;
  /** Whether the form was drawn as open; null before the first time. */
  private isOpen: boolean | null = null;
  /** The keyboard was in the form before it was drawn anew. */
  private wasIn = false;
  /** How often the record was held so far. */
  private held = 0;

  static override styles = [
    shared,
    page,
    css`
      counselor-summary {
        margin-top: var(--space-4);
      }
      h2 {
        font-size: var(--text-s);
      }
      .stack {
        gap: var(--space-3);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        border-bottom: 1px solid var(--line-soft);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      li div {
        min-width: 0;
        padding: var(--space-2) 0;
      }
      li passerelle-button {
        flex: none;
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => this.keeper ?? undefined);
  }

  protected override willUpdate() {
    const { keeper, given: before } = this;
    this.wasIn = this.shadowRoot?.activeElement?.localName === 'counselor-written-referral';
    if (keeper === null) return;
    const { given } = keeper.state;
    this.given = given;
    if (before === null) this.held = keeper.state.held;
    else this.said = this.news(before, given) ?? this.said;
  }

  /** What was given or taken back since, in words. */
  private news(before: readonly Referral[], now: readonly Referral[]): string | null {
    const { referrals: words } = this.t;
    const apart = (some: readonly Referral[], others: readonly Referral[]) =>
      some.find(({ id }) => !others.some((other) => other.id === id))?.name;
    const [given, taken] = [apart(now, before), apart(before, now)];
    if (given !== undefined) return this.exited ? words.noted(given) : words.given(given);
    return taken === undefined ? null : words.takenBack(taken);
  }

  protected override render() {
    const { keeper } = this;
    if (keeper === null) return nothing;
    const { referrals: words } = this.t;
    const { given, offline } = keeper.state;
    return html`
      <section class="stack" aria-labelledby="title">
        <div>
          <h2 id="title">${words.title}</h2>
          <p class="soft">${this.exited ? words.hintExited : this.over ? words.hintOver : words.hint}</p>
        </div>
        ${given.length === 0 ? nothing : html`<ul>${given.map((referral) => this.line(referral, offline))}</ul>`}
        ${this.ways(keeper)}
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>
      <counselor-summary ?exited=${this.exited}></counselor-summary>
    `;
  }

  private ways(keeper: ReferralKeeper) {
    const { referrals: words } = this.t;
    const { given, structures, offline, asked, byHand } = keeper.state;
    if (byHand !== null) return html`<counselor-written-referral></counselor-written-referral>`;
    if (given.length >= mostReferrals) return html`<p class="soft">${words.full}</p>`;
    const left = (structures ?? []).filter(({ id }) => !given.some(({ structure }) => structure === id));
    return html`
      ${
        structures === null || structures.length === 0
          ? nothing
          : html`<counselor-structure-search
              .structures=${left}
              .asked=${asked}
              ?offline=${offline}
              @search-typed=${(event: HTMLElementEventMap['search-typed']) => keeper.ask(event.detail.text)}
              @structure-chosen=${(event: HTMLElementEventMap['structure-chosen']) => keeper.give(event.detail)}
            ></counselor-structure-search>`
      }
      <div>
        <passerelle-button id="write" @click=${keeper.openByHand}>${words.write}</passerelle-button>
      </div>
    `;
  }

  private line(referral: Referral, offline: boolean) {
    const { referrals: words } = this.t;
    const { name, phone, address } = referral;
    return html`<li>
      <div>${name}${phone || address ? html`<p class="soft">${phone ?? address}</p>` : nothing}</div>
      <passerelle-button
        look="quiet"
        label=${words.takeBackOf(name)}
        ?disabled=${offline}
        @click=${() => this.keeper?.takeBack(referral)}
        >${words.takeBack}</passerelle-button
      >
    </li>`;
  }

  protected override updated() {
    const { keeper, isOpen: wasOpen } = this;
    if (keeper === null) return;
    const { byHand, held } = keeper.state;
    this.isOpen = byHand !== null;
    // The form that opens takes the keyboard; as it goes away, the button that opened it has it again.
    if (wasOpen === false && this.isOpen) this.focusOn('counselor-written-referral');
    if (wasOpen && !this.isOpen && this.wasIn) this.focusOn('#write');
    if (held > this.held) this.focusOn(this.isOpen ? 'counselor-written-referral' : 'counselor-summary');
    this.held = held;
  }

  private focusOn(selector: string) {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-referrals': CounselorReferrals;
  }
}
