import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GivableStructure, Referral } from '../../server/contract/referrals.ts';
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
  @state() private writing = false;
  @state() private said = '';

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

  protected override render() {
    const { keeper } = this;
    if (keeper === null) return nothing;
    const { referrals: words } = this.t;
    const { given, structures, summary, offline } = keeper.state;
    const full = given.length >= mostReferrals;
    const left = (structures ?? []).filter(({ id }) => !given.some(({ structure }) => structure === id));
    return html`
      <section class="stack" aria-labelledby="title">
        <div>
          <h2 id="title">${words.title}</h2>
          <p class="soft">${this.over ? words.hintOver : words.hint}</p>
        </div>
        ${given.length === 0 ? nothing : html`<ul>${given.map((referral) => this.line(referral, offline))}</ul>`}
        ${full ? html`<p class="soft">${words.full}</p>` : this.ways(left, structures?.length ?? 0, offline)}
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>
      <counselor-summary
        .proposal=${summary}
        ?disabled=${offline}
        @summary-proposed=${(event: HTMLElementEventMap['summary-proposed']) => keeper.proposeSummary(event.detail.text)}
      ></counselor-summary>
    `;
  }

  private ways(left: readonly GivableStructure[], listed: number, offline: boolean) {
    const { referrals: words } = this.t;
    if (this.writing) {
      return html`<counselor-written-referral
        ?disabled=${offline}
        @structure-written=${(event: HTMLElementEventMap['structure-written']) => {
          this.keeper?.giveWritten(event.detail);
          this.done(words.given(event.detail.name));
        }}
        @choice-left=${() => this.done('')}
      ></counselor-written-referral>`;
    }
    return html`
      ${
        listed === 0
          ? nothing
          : html`<counselor-structure-search
              .structures=${left}
              ?disabled=${offline}
              @structure-chosen=${(event: HTMLElementEventMap['structure-chosen']) => {
                this.keeper?.give(event.detail);
                this.said = words.given(event.detail.name);
              }}
            ></counselor-structure-search>`
      }
      <div>
        <passerelle-button
          id="write"
          @click=${() => {
            this.writing = true;
          }}
          >${words.write}</passerelle-button
        >
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
        @click=${() => {
          this.keeper?.takeBack(referral);
          this.said = words.takenBack(name);
        }}
        >${words.takeBack}</passerelle-button
      >
    </li>`;
  }

  /** The form goes away, and the button that opened it has the focus again. */
  private done(said: string) {
    this.writing = false;
    this.said = said;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#write')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-referrals': CounselorReferrals;
  }
}
