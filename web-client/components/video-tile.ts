import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { send } from './events.ts';
import { shared } from './shared.ts';

/**
 * One person: their picture, or their initial while there is none. Its size is the page's; the picture fills it. Set
 * `stream` also for a voice alone: it is heard here.
 */
@customElement('passerelle-video-tile')
export class PasserelleVideoTile extends LitElement {
  @property({ attribute: false }) stream: MediaStream | null = null;
  /** Whether the stream has a picture now; without one the initial shows. */
  @property({ type: Boolean }) picture = false;
  /** Whose picture it is: read out, and its first letter stands for it. */
  @property() name = '';
  /** Words below the initial, for instance that the camera is off. */
  @property() caption = '';
  /** One's own picture, as in a mirror. */
  @property({ type: Boolean, reflect: true }) mirrored = false;
  /** One's own voice must not be heard here. */
  @property({ type: Boolean }) silent = false;
  /** Shows the whole picture with bars, instead of filling the tile. */
  @property({ type: Boolean, reflect: true }) whole = false;

  @query('video') private readonly video!: HTMLVideoElement;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        background: var(--behind-video);
        color: var(--on-video);
      }
      video {
        display: block;
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      :host([whole]) video {
        object-fit: contain;
      }
      :host([mirrored]) video {
        transform: scaleX(-1);
      }
      video.none {
        opacity: 0;
      }
      .placeholder {
        position: absolute;
        inset: 0;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        padding: var(--space-2);
        text-align: center;
        container-type: size;
      }
      .initial {
        display: grid;
        place-items: center;
        width: min(45cqmin, 128px);
        aspect-ratio: 1;
        border: 2px solid currentColor;
        border-radius: 50%;
        font-size: min(20cqmin, 56px);
        line-height: 1;
      }
      .caption {
        font-size: var(--text-s);
        line-height: var(--line-title);
      }
      @container (max-width: 200px) {
        .caption {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    const initial = [...this.name.trim()][0]?.toLocaleUpperCase() ?? '';
    return html`
      <video
        class=${this.picture ? '' : 'none'}
        autoplay
        playsinline
        disablepictureinpicture
        .muted=${this.silent}
        aria-label=${this.picture ? this.name : nothing}
        aria-hidden=${this.picture ? nothing : 'true'}
      ></video>
      ${
        this.picture
          ? nothing
          : html`<div class="placeholder">
              ${initial ? html`<span class="initial" aria-hidden="true">${initial}</span>` : nothing}
              ${this.caption ? html`<span class="caption">${this.caption}</span>` : nothing}
            </div>`
      }
    `;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('stream') || this.video.srcObject !== this.stream) this.video.srcObject = this.stream;
    if (this.stream && this.video.paused) void this.play();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.unmute);
    this.video.srcObject = null;
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  /** Browsers let sound play after a tap. Where one refuses, the picture goes on, and the next tap brings the sound. */
  private async play() {
    try {
      await this.video.play();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotAllowedError' || this.video.muted) return;
      this.video.muted = true;
      document.addEventListener('pointerdown', this.unmute);
      send(this, 'sound-blocked', { blocked: true });
      await this.video.play().catch(() => {});
    }
  }

  private readonly unmute = () => {
    document.removeEventListener('pointerdown', this.unmute);
    this.video.muted = this.silent;
    send(this, 'sound-blocked', { blocked: false });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-video-tile': PasserelleVideoTile;
  }
}
