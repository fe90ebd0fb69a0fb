import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { aboveControls } from './above-controls.ts';
import { send } from './events.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';
import './button.ts';
import './video-tile.ts';

export interface TrialWords {
  /** The title: that this is what will be seen. */
  readonly video: string;
  /** That nobody else sees it yet. */
  readonly alone: string;
  readonly you: string;
  readonly hide: string;
  readonly hidden: string;
  readonly show: string;
  readonly not: string;
}

/**
 * One's own picture in a call, before anybody else sees it. Focus goes to its title, so that the key that opened it shows
 * nothing when it is pressed twice; Escape is no.
 */
@customElement('passerelle-picture-trial')
export class PasserellePictureTrial extends LitElement {
  @property({ attribute: false }) words: TrialWords | null = null;
  /** Null while the camera is being opened. */
  @property({ attribute: false }) stream: MediaStream | null = null;
  @property({ type: Boolean }) concealed = false;

  static override styles = [
    shared,
    aboveControls,
    css`
      .card {
        display: flex;
        flex-direction: column;
        overflow: auto;
        padding: var(--space-3);
        border-radius: var(--radius);
        background: var(--paper-raised);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      h2,
      p {
        margin: 0 0 var(--space-2);
        font-size: var(--text-s);
        line-height: var(--line-title);
      }
      h2 {
        font-size: var(--text-m);
      }
      h2:focus {
        outline: none;
      }
      :focus-visible {
        outline-color: var(--focus);
      }
      .frame {
        position: relative;
        display: flex;
        flex: none;
        flex-direction: column;
        justify-content: end;
        min-height: clamp(120px, 40dvh - 120px, 220px);
        margin-bottom: var(--space-1);
        padding: var(--space-2);
      }
      passerelle-video-tile {
        position: absolute;
        inset: 0;
        border-radius: var(--radius);
      }
      .own {
        position: relative;
      }
      .own p,
      .own button {
        width: fit-content;
        margin: var(--space-1) 0 0;
        padding: var(--space-1) var(--space-3);
        border: 2px solid transparent;
        border-radius: var(--radius);
        background: var(--over-video);
        color: var(--on-video);
      }
      .own button {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
        border-color: currentColor;
        font: 600 var(--text-s) / var(--line-title) var(--font);
        cursor: pointer;
      }
      .own button:focus-visible {
        outline-color: var(--on-video);
      }
      .own [aria-pressed='true'] {
        background: var(--on-video);
        color: var(--behind-video);
      }
      passerelle-button {
        display: block;
        flex: none;
        margin-top: var(--space-2);
      }
      /* At twice its size it lies over the controls too: there is no room above them. */
      @media (max-width: 300px) {
        :host {
          position: absolute;
          inset: 72px 0 var(--space-2);
          margin-block: 0;
        }
      }
      /* A phone on its side: the picture beside its words, over the counselor's name and beside the way out. */
      @media (min-width: 640px) and (max-height: 500px) {
        .card {
          display: grid;
          max-width: 520px;
          grid-template: repeat(3, auto) 1fr / 2fr 3fr;
          column-gap: var(--space-3);
        }
        .frame {
          grid-area: 1 / 1 / -1;
          margin: 0;
        }
      }
    `,
  ];

  protected override render() {
    const { words, stream, concealed } = this;
    if (!words) return nothing;
    return html`<div class="card" role="group" aria-labelledby="title" aria-describedby="alone" @keydown=${this.onKey}>
      <h2 id="title" tabindex="-1">${words.video}</h2>
      <p id="alone">${words.alone}</p>
      <div class="frame">
        <passerelle-video-tile
          mirrored
          silent
          ?picture=${stream !== null}
          .stream=${stream}
          .name=${words.you}
        ></passerelle-video-tile>
        <div class="own">
          ${concealed ? html`<p>${words.hidden}</p>` : nothing}
          <button type="button" aria-pressed=${concealed} @click=${() => send(this, 'face-hidden', { on: !concealed })}>
            ${concealed ? icon('check') : nothing} ${words.hide}
          </button>
        </div>
      </div>
      <passerelle-button look="primary" wide ?disabled=${stream === null} @click=${() => this.answer(true)}>
        ${words.show}
      </passerelle-button>
      <passerelle-button wide @click=${() => this.answer(false)}>${words.not}</passerelle-button>
    </div>`;
  }

  protected override firstUpdated() {
    this.renderRoot.querySelector('h2')?.focus();
  }

  private answer(show: boolean) {
    send(this, 'picture-tried', { show });
  }

  private onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.answer(false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-picture-trial': PasserellePictureTrial;
  }
}
