import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { longestStructure, type StructureText } from '../../server/contract/referrals.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { fields, page, quietEnd } from '../staff/styles.ts';
import { type ReferralKeeper, referralKeeper } from './referral-keeper.ts';

/** Gives the caller a structure that is on no list. */
@customElement('counselor-written-referral')
export class CounselorWrittenReferral extends StaffElement {
  @consume({ context: referralKeeper, subscribe: true }) @state() private keeper: ReferralKeeper | null = null;

  static override styles = [
    shared,
    page,
    fields,
    quietEnd,
    css`
      form {
        gap: var(--space-3);
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => this.keeper ?? undefined);
  }

  protected override render() {
    const { keeper } = this;
    const draft = keeper?.state.byHand;
    if (keeper === null || !draft) return nothing;
    const { structures: words, referrals, optional, cancel } = this.t;
    const field = (name: keyof StructureText, label: string, rows: number | null = null) => html`<passerelle-text-field
      id=${name}
      label=${name === 'name' ? label : `${label} (${optional})`}
      rows=${rows ?? nothing}
      maxlength=${longestStructure[name]}
      ?required=${name === 'name'}
      error=${draft.wrong.includes(name) ? words.wrong[name] : ''}
      .value=${draft.text[name]}
      @text-changed=${(event: HTMLElementEventMap['text-changed']) => keeper.editByHand({ [name]: event.detail.value })}
    ></passerelle-text-field>`;
    return html`<form novalidate @submit=${this.submit}>
      ${keeper.state.held > 0 ? html`<passerelle-notice announce>${referrals.held}</passerelle-notice>` : nothing}
      ${field('name', words.name)} ${field('phone', words.phone)} ${field('address', words.address, 2)}
      ${field('website', words.website)} ${field('opening', words.opening, 2)}
      <div class="row">
        <passerelle-button
          type="submit"
          ?disabled=${keeper.state.offline}
          busy=${draft.sent !== null && !keeper.state.offline ? referrals.giving : ''}
          >${referrals.give}</passerelle-button
        >
        <passerelle-button look="quiet" @click=${keeper.leaveByHand}>${cancel}</passerelle-button>
      </div>
    </form>`;
  }

  /** Puts the keyboard into its first field. */
  override focus() {
    this.focusOn('name');
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    this.keeper?.giveByHand();
    const [first] = this.keeper?.state.byHand?.wrong ?? [];
    if (first !== undefined) this.focusOn(first);
  }

  private focusOn(name: keyof StructureText) {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-written-referral': CounselorWrittenReferral;
  }
}
