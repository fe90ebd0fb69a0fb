import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { longestStructure, type StructureText } from '../../server/contract/referrals.ts';
import '../components/button.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { emptyStructure, type StructureDraft, structureOf, wrongFields } from '../staff/structure-draft.ts';
import { fields, page } from '../staff/styles.ts';

/** Gives the caller a structure that is on no list. Says `structure-written`, and `choice-left` where it is left. */
@customElement('counselor-written-referral')
export class CounselorWrittenReferral extends StaffElement {
  @property({ type: Boolean }) disabled = false;
  @state() private draft: StructureDraft = emptyStructure;
  @state() private wrong: readonly (keyof StructureText)[] = [];

  static override styles = [
    shared,
    page,
    fields,
    css`
      form {
        gap: var(--space-3);
      }
    `,
  ];

  protected override render() {
    const { structures: words, referrals, optional, cancel } = this.t;
    const field = (name: keyof StructureText, label: string, rows: number | null = null) => html`<passerelle-text-field
      id=${name}
      label=${name === 'name' ? label : `${label} (${optional})`}
      rows=${rows}
      maxlength=${longestStructure[name]}
      ?required=${name === 'name'}
      error=${this.wrong.includes(name) ? words.wrong[name] : ''}
      .value=${this.draft[name]}
      @text-changed=${(event: HTMLElementEventMap['text-changed']) => this.fill(name, event.detail.value)}
    ></passerelle-text-field>`;
    return html`<form novalidate @submit=${this.submit}>
      ${field('name', words.name)} ${field('phone', words.phone)} ${field('address', words.address, 2)}
      ${field('website', words.website)} ${field('opening', words.opening, 2)}
      <div class="row">
        <passerelle-button type="submit" ?disabled=${this.disabled}>${referrals.give}</passerelle-button>
        <passerelle-button look="quiet" @click=${() => tell(this, 'choice-left')}>${cancel}</passerelle-button>
      </div>
    </form>`;
  }

  private fill(name: keyof StructureText, value: string) {
    this.draft = { ...this.draft, [name]: value };
    this.wrong = this.wrong.filter((one) => one !== name);
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    this.wrong = wrongFields(this.draft);
    const [first] = this.wrong;
    if (first !== undefined) return this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
    tell(this, 'structure-written', structureOf(this.draft));
    this.draft = emptyStructure;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-written-referral': CounselorWrittenReferral;
  }
}
