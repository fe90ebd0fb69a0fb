import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { send } from './events.ts';
import type { Face } from './face.ts';
import { shared } from './shared.ts';

/**
 * One person: their video, or what stands for their face while there is none; whose page loads `face.ts` for that, when it
 * is needed. Its size is the page's; the picture fills it. Set `stream` also for a voice alone: it is heard here.
 */
@customElement('passerelle-video-tile')
export class PasserelleVideoTile extends LitElement {
  @property({ attribute: false }) stream: MediaStream | null = null;
  /** Whether the stream has a picture now; without one the face stands for it. */
  @property({ type: Boolean }) picture = false;
  /** Whose picture it is: read out, and its first letter stands for it. */
  @property() name = '';
  /** What stands for it instead. */
  @property({ attribute: false }) face: Face | undefined;
  /** Words below the face, for instance that the camera is off. */
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
      passerelle-face {
        width: min(45cqmin, 128px);
        aspect-ratio: 1;
        font-size: min(20cqmin, 56px);
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
              <passerelle-face .name=${this.name} .face=${this.face}></passerelle-face>
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
    this.listen(false);
    this.video.srcObject = null;
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  /** Browsers let sound play after a tap or a key. Where one refuses, the picture goes on, and the next brings the sound. */
  private async play() {
    try {
      await this.video.play();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotAllowedError' || this.video.muted) return;
      this.video.muted = true;
      this.listen(true);
      send(this, 'sound-blocked', { blocked: true });
      await this.video.play().catch(() => {});
    }
  }

  private listen(on: boolean) {
    for (const event of ['pointerdown', 'keydown'] as const) {
      if (on) document.addEventListener(event, this.unmute);
      else document.removeEventListener(event, this.unmute);
    }
  }

  private readonly unmute = () => {
    this.listen(false);
    this.video.muted = this.silent;
    send(this, 'sound-blocked', { blocked: false });
    // Where this was no tap and no key that the browser counts, it pauses: then all is as before.
    void this.play();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-video-tile': PasserelleVideoTile;
  }
}
