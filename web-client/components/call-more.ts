import { css, html, LitElement, nothing, type SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { aboveControls } from './above-controls.ts';
import { type ElementEvents, send } from './events.ts';
import { blurIcon, captionsIcon, faceOffIcon, fullScreenIcon, turnIcon } from './extra-icons.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

/** Hiding one's face, or what is behind one, what others see then, and another camera. */
export interface PictureWords {
  readonly hide: string;
  readonly hidden: string;
  readonly blur: string;
  readonly blurred: string;
  readonly turn: string;
}

export interface MoreWords {
  readonly title: string;
  readonly close: string;
  readonly self: string;
  readonly selfHint: string;
  readonly full: string;
  readonly captions: string;
  readonly captionsHint: string;
  readonly yes: string;
  readonly no: string;
}

type Switches = { [Name in keyof ElementEvents]: ElementEvents[Name] extends { on: boolean } ? Name : never };

/**
 * What else can be set in a call, above its controls; what its page puts into it comes last. Focus goes in when it opens; Escape closes it, and asks its page to
 * by `more-switched`.
 */
@customElement('passerelle-call-more')
export class PasserelleCallMore extends LitElement {
  @property({ attribute: false }) words: MoreWords | null = null;
  @property({ attribute: false }) pictureWords: PictureWords | null = null;
  @property({ type: Boolean }) concealed = false;
  /** Whether what is behind is blurred; `none` where the camera can't. */
  @property() background: 'on' | 'off' | 'none' = 'none';
  @property({ type: Boolean }) turnable = false;
  @property({ type: Boolean }) self = true;
  /** `none` where the browser has no full screen for pages. */
  @property() full: 'on' | 'off' | 'none' = 'none';

  /** `none` where the device can't make them by itself. */
  @property() captions: 'on' | 'off' | 'none' = 'none';

  static override styles = [
    shared,
    aboveControls,
    css`
      [role='group'] {
        overflow: auto;
        padding: var(--space-2);
        border-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      :focus-visible {
        outline-color: var(--focus);
        outline-offset: -2px;
      }
      button {
        display: grid;
        grid-template-columns: 24px 1fr auto;
        gap: 0 var(--space-3);
        align-items: center;
        width: 100%;
        min-height: 56px;
        margin: 0;
        padding: var(--space-2);
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: inherit;
        font: 600 var(--text-s) / var(--line-title) var(--font);
        text-align: start;
        cursor: pointer;
        touch-action: manipulation;
      }
      @media (hover: hover) {
        button:hover {
          background: var(--paper-sunken);
        }
      }
      small {
        display: block;
        color: var(--ink-soft);
        font: 400 var(--text-s) / var(--line-title) var(--font);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 400;
      }
      .track {
        position: relative;
        width: 44px;
        height: 26px;
        border: 2px solid var(--line);
        border-radius: var(--radius-full);
      }
      .track::after {
        content: '';
        position: absolute;
        inset-block: 3px;
        inset-inline-start: 3px;
        width: 16px;
        border-radius: 50%;
        background: var(--line);
      }
      .foot {
        padding-inline: var(--space-2);
      }
      /* In sight, however little room there is for the rest. */
      .close {
        position: sticky;
        bottom: calc(-1 * var(--space-2));
        display: block;
        min-height: var(--touch);
        border-top: 1px solid var(--line-soft);
        border-radius: 0;
        background: var(--paper-raised);
        text-align: center;
      }
      /* At twice its size: a switch says by itself how it stands. */
      @media (max-width: 300px) {
        :host {
          position: absolute;
          inset: 72px 0 var(--space-2);
        }
        button {
          grid-template-columns: 1fr;
        }
        svg {
          display: none;
        }
        .state {
          font-size: 0;
        }
      }
      /* A phone on its side: over the counselor's name, beside the way out. */
      @media (min-width: 640px) and (max-height: 500px) {
        [role='group'] {
          max-width: 520px;
        }
      }
      [aria-checked='true'] .track {
        border-color: var(--green);
        background: var(--green);
      }
      [aria-checked='true'] .track::after {
        inset-inline: auto 3px;
        background: var(--paper-raised);
      }
    `,
  ];

  protected override render() {
    const { words, pictureWords } = this;
    if (!words || !pictureWords) return nothing;
    return html`
      <div role="group" aria-label=${words.title} @keydown=${this.onKey}>
        ${this.row(faceOffIcon, pictureWords.hide, this.concealed ? pictureWords.hidden : '', this.concealed, 'face-hidden')}
        ${
          this.background === 'none' || this.concealed
            ? nothing
            : this.row(
                blurIcon,
                pictureWords.blur,
                this.background === 'on' ? pictureWords.blurred : '',
                this.background === 'on',
                'background-blurred',
              )
        }
        ${
          this.turnable
            ? html`<button type="button" @click=${() => send(this, 'camera-turned')}>
                ${turnIcon} <span>${pictureWords.turn}</span>
              </button>`
            : nothing
        }
        ${this.row(icon('person'), words.self, words.selfHint, this.self, 'self-shown')}
        ${
          this.captions === 'none'
            ? nothing
            : this.row(captionsIcon, words.captions, words.captionsHint, this.captions === 'on', 'captions-switched')
        }
        ${this.full === 'none' ? nothing : this.row(fullScreenIcon, words.full, '', this.full === 'on', 'full-screen')}
        <div class="foot"><slot></slot></div>
        <button type="button" class="close" @click=${this.close}>${words.close}</button>
      </div>
    `;
  }

  private row(sign: SVGTemplateResult, label: string, hint: string, on: boolean, event: Switches[keyof Switches]) {
    const { words } = this;
    return html`<button type="button" role="switch" aria-checked=${on} @click=${() => send(this, event, { on: !on })}>
      ${sign}
      <span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span>
      <span class="state" aria-hidden="true">${on ? words?.yes : words?.no}<span class="track"></span></span>
    </button>`;
  }

  protected override firstUpdated() {
    this.renderRoot.querySelector('button')?.focus();
  }

  private onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  }

  private close() {
    send(this, 'more-switched', { on: false });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-call-more': PasserelleCallMore;
  }
}
