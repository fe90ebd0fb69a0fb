import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { send } from './events.ts';
import { faceOffIcon, turnIcon } from './extra-icons.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

export interface PictureWords {
  readonly hide: string;
  /** What others see then, and that the voice is as it was. */
  readonly hidden: string;
  readonly turn: string;
}

/** What can be done about one's own picture, laid over it: hide the face, take the other camera. Its place is the page's. */
@customElement('passerelle-picture-choices')
export class PasserellePictureChoices extends LitElement {
  @property({ attribute: false }) words: PictureWords | null = null;
  @property({ type: Boolean }) concealed = false;
  /** There is another camera to take. */
  @property({ type: Boolean }) turnable = false;

  static override styles = [
    shared,
    css`
      :host {
        position: absolute;
        inset: var(--space-2);
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        pointer-events: none;
      }
      p {
        margin: 0;
        padding: var(--space-1) var(--space-3);
        border-radius: var(--radius);
        background: var(--over-video);
        color: var(--on-video);
      }
      div {
        display: flex;
        justify-content: space-between;
        gap: var(--space-2);
        margin-top: auto;
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        min-width: var(--touch);
        min-height: var(--touch);
        margin: 0;
        padding: var(--space-1) var(--space-3);
        border: 2px solid var(--on-video);
        border-radius: var(--radius-full);
        background: var(--over-video);
        color: var(--on-video);
        font: 600 var(--text-s) / var(--line-title) var(--font);
        text-align: start;
        cursor: pointer;
        pointer-events: auto;
        touch-action: manipulation;
      }
      button[aria-pressed='true'] {
        background: var(--on-video);
        color: var(--behind-video);
      }
      button:focus-visible {
        outline-color: var(--on-video);
      }
      svg {
        flex: none;
      }
      .turn {
        padding: 0;
        margin-inline-start: auto;
      }
    `,
  ];

  protected override render() {
    const { words, concealed } = this;
    if (!words) return nothing;
    return html`
      ${concealed ? html`<p>${words.hidden}</p>` : nothing}
      <div>
        <button type="button" aria-pressed=${concealed} @click=${() => send(this, 'face-hidden', { on: !concealed })}>
          ${concealed ? icon('check') : faceOffIcon} ${words.hide}
        </button>
        ${
          this.turnable
            ? html`<button
                type="button"
                class="turn"
                aria-label=${words.turn}
                title=${words.turn}
                @click=${() => send(this, 'camera-turned')}
              >
                ${turnIcon}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-picture-choices': PasserellePictureChoices;
  }
}
