import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

export type NoticeKind = 'information' | 'good' | 'problem';

const icons = { information: 'information', good: 'check', problem: 'warning' } as const;

/**
 * Something to know, with what can be done about it. The words go in the default slot, the ways on in the slot `ways`:
 * a problem offers two of them, one human.
 */
@customElement('passerelle-notice')
export class PasserelleNotice extends LitElement {
  @property({ reflect: true }) kind: NoticeKind = 'information';
  /** The heading; none where the words are short. */
  @property() heading = '';
  /** Reads the notice out when it appears. */
  @property({ type: Boolean }) announce = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .notice {
        display: grid;
        grid-template-columns: 24px 1fr;
        gap: var(--space-3);
        padding: var(--space-4);
        border-inline-start: 6px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-sunken);
        color: var(--ink);
      }
      :host([kind='good']) .notice {
        border-color: var(--green);
        background: var(--green-soft);
      }
      :host([kind='problem']) .notice {
        border-color: var(--accent-edge);
        background: var(--accent-soft);
      }
      strong {
        display: block;
        font-size: var(--text-m);
        line-height: var(--line-title);
        margin-bottom: var(--space-1);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
      .ways.none {
        display: none;
      }
      ::slotted(p) {
        margin: 0;
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="notice" role=${this.announce ? (this.kind === 'problem' ? 'alert' : 'status') : nothing}>
        ${icon(icons[this.kind])}
        <div>
          ${this.heading ? html`<strong>${this.heading}</strong>` : nothing}
          <slot></slot>
          <div class="ways none"><slot name="ways" @slotchange=${this.showWays}></slot></div>
        </div>
      </div>
    `;
  }

  private showWays(event: Event) {
    const slot = event.target;
    if (!(slot instanceof HTMLSlotElement)) return;
    slot.parentElement?.classList.toggle('none', slot.assignedElements().length === 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-notice': PasserelleNotice;
  }
}
