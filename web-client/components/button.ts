import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './shared.ts';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

/**
 * A button, or with `href` a link that looks like one. While `busy` it says what it is doing and takes no second press;
 * it stays focusable, so that nobody loses their place. Submits or resets the form around it where `type` says so.
 */
@customElement('passerelle-button')
export class PasserelleButton extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ reflect: true }) look: ButtonLook = 'secondary';
  @property() type: 'button' | 'submit' | 'reset' = 'button';
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** What is being done, in words; empty where nothing is. */
  @property() busy = '';
  @property() href: string | null = null;
  /** Fills the width that it is given. */
  @property({ type: Boolean, reflect: true }) wide = false;
  /** A name for screen readers that says more than the visible words, and contains them. */
  @property() label: string | null = null;

  private readonly internals = this.attachInternals();

  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      :host([wide]) {
        display: block;
      }
      .control {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        width: 100%;
        min-height: var(--touch);
        margin: 0;
        padding: var(--space-2) var(--space-4);
        border: 2px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
        font: 600 var(--text-s) / var(--line-title) var(--font);
        text-align: center;
        text-decoration: none;
        cursor: pointer;
        touch-action: manipulation;
        -webkit-tap-highlight-color: transparent;
        transition: background var(--leave), border-color var(--leave);
      }
      @media (max-width: 300px) {
        .control {
          padding-inline: var(--space-2);
        }
      }
      :host([look='primary']) .control {
        min-height: 56px;
        border-color: var(--accent-edge);
        background: var(--accent);
        color: var(--accent-ink);
        font-size: var(--text-m);
      }
      :host([look='danger']) .control {
        border-color: var(--red);
        background: var(--red);
        color: var(--red-ink);
      }
      :host([look='quiet']) .control {
        border-color: transparent;
        background: transparent;
        text-decoration: underline;
        text-underline-offset: 4px;
      }
      @media (hover: hover) {
        .control:hover {
          border-color: var(--ink);
        }
        :host([look='quiet']) .control:hover {
          border-color: transparent;
          text-decoration-thickness: 2px;
        }
      }
      .control:active {
        transform: translateY(1px);
      }
      .control[aria-disabled='true'],
      .control:disabled {
        border-style: dashed;
        border-color: var(--line);
        background: var(--paper-sunken);
        color: var(--ink-soft);
        cursor: default;
        transform: none;
      }
      :host([disabled][look='primary']) .control,
      :host([disabled][look='danger']) .control {
        border-color: var(--line);
        background: var(--paper-sunken);
        color: var(--ink-soft);
      }
      :host([disabled][look='quiet']) .control {
        text-decoration: none;
      }
      .control.working {
        border-style: solid;
      }
      .dots {
        display: inline-flex;
        gap: 4px;
      }
      .dots i {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: currentColor;
      }
      @media (prefers-reduced-motion: no-preference) {
        .dots i {
          animation: breathe 1.2s infinite ease-in-out;
        }
        .dots i:nth-child(2) {
          animation-delay: 150ms;
        }
        .dots i:nth-child(3) {
          animation-delay: 300ms;
        }
      }
      @keyframes breathe {
        50% {
          opacity: 0.3;
        }
      }
      ::slotted(svg) {
        flex: none;
      }
    `,
  ];

  protected override render() {
    if (this.href !== null) {
      return html`<a class="control" href=${this.href} aria-label=${this.label ?? nothing}><slot></slot></a>`;
    }
    const working = this.busy !== '';
    return html`
      <button
        class="control ${working ? 'working' : ''}"
        type="button"
        ?disabled=${this.disabled}
        aria-disabled=${working ? 'true' : nothing}
        aria-label=${!working && this.label !== null ? this.label : nothing}
        @click=${this.press}
      >
        ${working ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${this.busy}` : html`<slot></slot>`}
      </button>
    `;
  }

  private press(event: Event) {
    if (this.busy !== '') {
      event.stopImmediatePropagation();
      return;
    }
    if (this.type === 'submit') this.internals.form?.requestSubmit();
    if (this.type === 'reset') this.internals.form?.reset();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-button': PasserelleButton;
  }
}
