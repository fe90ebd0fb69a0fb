import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { send } from './events.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

export interface CallControlWords {
  /** Names the group of buttons. */
  readonly group: string;
  readonly microphone: string;
  readonly camera: string;
  /** What stands below a name while the thing is on, or off. */
  readonly on: { readonly microphone: string; readonly camera: string };
  readonly off: { readonly microphone: string; readonly camera: string };
  readonly hangUp: string;
}

/** Microphone, camera, hang up: few, large, at the bottom, over a picture. Each says its state in words, shape and colour. */
@customElement('passerelle-call-controls')
export class PasserelleCallControls extends LitElement {
  @property({ attribute: false }) words: CallControlWords | null = null;
  @property({ type: Boolean }) microphone = true;
  /** `none` where there is no camera to switch. */
  @property() camera: 'on' | 'off' | 'none' = 'on';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        color: var(--on-video);
        font-family: var(--font);
      }
      [role='group'] {
        display: flex;
        justify-content: center;
        gap: var(--space-5);
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--space-1);
        min-width: 72px;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: 600 var(--text-s) / var(--line-title) var(--font);
        cursor: pointer;
        touch-action: manipulation;
        -webkit-tap-highlight-color: transparent;
      }
      button:focus-visible {
        outline: none;
      }
      button:focus-visible .disc {
        outline: 3px solid var(--on-video);
        outline-offset: 3px;
      }
      .disc {
        display: grid;
        place-items: center;
        width: 60px;
        height: 60px;
        border: 2px solid var(--on-video);
        border-radius: var(--radius-full);
        background: var(--over-video);
        transition: background var(--leave), color var(--leave);
      }
      [aria-pressed='false'] .disc {
        background: var(--on-video);
        color: var(--behind-video);
      }
      .end .disc {
        border-color: var(--on-video);
        background: var(--hang-up);
        color: var(--hang-up-ink);
      }
      .state {
        font-weight: 400;
      }
    `,
  ];

  protected override render() {
    const { words } = this;
    if (!words) return nothing;
    const state = (on: boolean) => (on ? words.on : words.off);
    const camera = this.camera === 'on';
    return html`
      <div role="group" aria-label=${words.group}>
        <button type="button" aria-pressed=${this.microphone} @click=${this.switchMicrophone}>
          <span class="disc">${icon(this.microphone ? 'microphone' : 'microphone-off')}</span>
          <span>${words.microphone}</span>
          <span class="state" aria-hidden="true">${state(this.microphone).microphone}</span>
        </button>
        ${
          this.camera === 'none'
            ? nothing
            : html`<button type="button" aria-pressed=${camera} @click=${this.switchCamera}>
                <span class="disc">${icon(camera ? 'camera' : 'camera-off')}</span>
                <span>${words.camera}</span>
                <span class="state" aria-hidden="true">${state(camera).camera}</span>
              </button>`
        }
        <button type="button" class="end" @click=${() => send(this, 'hung-up')}>
          <span class="disc">${icon('hang-up')}</span>
          <span>${words.hangUp}</span>
        </button>
      </div>
    `;
  }

  private switchMicrophone() {
    send(this, 'microphone-switched', { on: !this.microphone });
  }

  private switchCamera() {
    send(this, 'camera-switched', { on: this.camera !== 'on' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-call-controls': PasserelleCallControls;
  }
}
