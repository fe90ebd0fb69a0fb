import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
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
  readonly messages: string;
  /** Opens what else there is to set. */
  readonly more?: string;
}

/** Microphone, camera, hang up, and one for all the rest: few, large, at the bottom, over a picture. Each says its state in words, shape and colour. */
@customElement('passerelle-call-controls')
export class PasserelleCallControls extends LitElement {
  @property({ attribute: false }) words: CallControlWords | null = null;
  @property({ type: Boolean }) microphone = true;
  /** `none` where there is no camera to switch. */
  @property() camera: 'on' | 'off' | 'none' = 'on';
  /** The messages beside the call are shown. */
  @property({ type: Boolean }) messages = false;
  /** How many messages came while they were not. */
  @property({ type: Number }) unread = 0;
  /** Whether the rest is open; `none` where there is nothing else to set. */
  @property() more: 'open' | 'closed' | 'none' = 'none';

  /** One looks at one's own picture, before it is sent. */
  @property({ type: Boolean }) trying = false;

  @query('.camera') private readonly cameraButton!: HTMLElement | null;
  @query('.more') private readonly moreButton!: HTMLElement | null;

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
        flex-wrap: wrap;
        justify-content: center;
        gap: clamp(var(--space-2), 1.5vw, var(--space-5));
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--space-1);
        min-width: 64px;
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
        position: relative;
        display: grid;
        place-items: center;
        width: 60px;
        height: 60px;
        border: 2px solid var(--on-video);
        border-radius: var(--radius-full);
        background: var(--over-video);
        transition: background var(--leave), color var(--leave);
      }
      [aria-pressed='false'] .disc,
      [aria-expanded='true'] .disc {
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
      .count {
        position: absolute;
        top: -6px;
        inset-inline-end: -6px;
        min-width: 24px;
        border-radius: var(--radius-full);
        background: var(--on-video);
        color: var(--behind-video);
        line-height: 24px;
      }
      /* Five in a row on a small phone: their names stand below icons that say the same. */
      @media (max-width: 440px) {
        [role='group'] {
          justify-content: space-between;
          gap: 2px;
        }
        button {
          min-width: 0;
          font-size: clamp(12px, 3.75vw, 13px);
        }
        .disc {
          width: clamp(44px, 15vw, 54px);
          height: clamp(44px, 15vw, 54px);
        }
      }
      /* At twice its size, in two rows. */
      @media (max-width: 260px) {
        [role='group'] {
          display: grid;
          grid-template-columns: repeat(3, auto);
        }
        .state {
          display: none;
        }
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
            : html`<button type="button" class="camera" aria-pressed=${camera} @click=${this.switchCamera}>
                <span class="disc">${icon(camera ? 'camera' : 'camera-off')}</span>
                <span>${words.camera}</span>
                <span class="state" aria-hidden="true">${state(camera).camera}</span>
              </button>`
        }
        <button type="button" class="messages" aria-expanded=${this.messages} @click=${this.switchMessages}>
          <span class="disc">
            ${icon('message')}
            ${this.unread ? html`<span class="count">${this.unread}</span>` : nothing}
          </span>
          <span>${words.messages}</span>
        </button>
        ${
          this.more === 'none'
            ? nothing
            : html`<button type="button" class="more" aria-expanded=${this.more === 'open'} @click=${this.switchMore}>
                <span class="disc">${icon('more')}</span>
                <span>${words.more}</span>
              </button>`
        }
        <button type="button" class="end" @click=${() => send(this, 'hung-up')}>
          <span class="disc">${icon('hang-up')}</span>
          <span>${words.hangUp}</span>
        </button>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>) {
    // Whoever closed it goes on from where they opened it.
    if (changed.get('more') === 'open' && !this.trying) this.moreButton?.focus();
    if (changed.get('trying') === true && this.more !== 'open') this.cameraButton?.focus();
  }

  private switchMore() {
    send(this, 'more-switched', { on: this.more !== 'open' });
  }

  private switchMicrophone() {
    send(this, 'microphone-switched', { on: !this.microphone });
  }

  /** Puts the focus where the messages were opened. */
  focusMessages() {
    this.renderRoot.querySelector<HTMLElement>('.messages')?.focus();
  }

  private switchMessages() {
    send(this, 'messages-switched', { on: !this.messages });
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
