import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/face.ts';
import '../components/video-tile.ts';
import { shared } from '../components/shared.ts';
import { type MicrophoneLevel, watchMicrophone } from '../rtc/microphone-level.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { page } from '../staff/styles.ts';
import type { MediaState } from './call-media.ts';

/** Looks at oneself and hears that one is heard, before the first call. Says `check-asked` and `check-ended`. */
@customElement('counselor-device-check')
export class CounselorDeviceCheck extends StaffElement {
  @property({ attribute: false }) media: MediaState | null = null;
  @state() private level = 0;
  private stream: MediaStream | null = null;
  private watched: MediaStreamTrack | null = null;
  private microphone: MicrophoneLevel | null = null;

  static override styles = [
    shared,
    page,
    css`
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .preview {
        display: grid;
        grid-template-columns: minmax(0, 320px) minmax(0, 1fr);
        gap: var(--space-5);
        align-items: center;
      }
      passerelle-video-tile {
        width: 100%;
        aspect-ratio: 4 / 3;
        border-radius: var(--radius);
      }
      .bar {
        display: block;
        width: 100%;
        height: 16px;
        margin: var(--space-2) 0;
        border: 2px solid var(--line);
        border-radius: var(--radius-full);
        background: var(--paper-sunken);
        overflow: hidden;
      }
      .bar svg {
        display: block;
        width: 100%;
        height: 100%;
        color: var(--green);
      }
      .quiet {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
      }
      /* Its words stand where the line begins, also on a line of their own. */
      .quiet passerelle-button {
        margin-inline-start: calc(-1 * var(--space-4));
      }
      .checked {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        line-height: 1.35;
      }
      .quiet svg {
        flex: none;
        width: 20px;
        height: 20px;
        color: var(--green);
      }
      @media (max-width: 560px) {
        .card {
          padding: var(--space-4);
        }
        .preview {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  protected override render() {
    const { devices, call, retry } = this.t;
    const { media } = this;
    if (media === null) return nothing;
    const ask = () => tell(this, 'check-asked');
    const end = () => tell(this, 'check-ended');
    if (media.check === 'later' && media.problem === null) {
      return html`<div class="quiet">
        <span class="checked">${devices.unchecked}</span>
        <passerelle-button look="quiet" @click=${ask}>${devices.start}</passerelle-button>
      </div>`;
    }
    if (media.check === 'done' && media.problem === null) {
      return html`<div class="quiet">
        <span class="checked">
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" aria-hidden="true"><path d="m5 12.500 4.700 4.700L19.500 7.300"></path></svg>
          ${devices.checked}
        </span>
        <passerelle-button look="quiet" @click=${ask}>${devices.again}</passerelle-button>
      </div>`;
    }
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${devices.title}</h2>
        ${
          media.problem
            ? html`<passerelle-notice kind="problem" announce>
                ${devices[media.problem]}
                <passerelle-button slot="ways" @click=${ask}>${retry}</passerelle-button>
                <passerelle-button slot="ways" look="quiet" @click=${end}>${devices.skip}</passerelle-button>
              </passerelle-notice>`
            : media.check === 'open'
              ? html`
                  <div class="preview">
                    <passerelle-video-tile
                      .stream=${this.stream}
                      ?picture=${media.tracks.video !== null}
                      name=${call.you}
                      caption=${media.withoutCamera ? call.cameraOff : ''}
                      mirrored
                      silent
                    ></passerelle-video-tile>
                    <div>
                      <p id="level">${devices.level}</p>
                      <div
                        class="bar"
                        role="meter"
                        aria-labelledby="level"
                        aria-valuemin="0"
                        aria-valuemax="100"
                        aria-valuenow=${Math.round(this.level * 100)}
                      >
                        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                          <rect width=${this.level * 100} height="10" fill="currentColor"></rect>
                        </svg>
                      </div>
                      <p class="soft">${devices.speak}</p>
                      ${media.withoutCamera ? html`<p>${devices.voiceOnly}</p>` : nothing}
                    </div>
                  </div>
                  <div><passerelle-button look="primary" @click=${end}>${devices.good}</passerelle-button></div>
                `
              : html`
                  <p>${devices.intro}</p>
                  <div class="row">
                    <passerelle-button
                      look="primary"
                      busy=${media.check === 'asking' ? devices.starting : ''}
                      @click=${ask}
                      >${devices.start}</passerelle-button
                    >
                    <passerelle-button look="quiet" @click=${end}>${devices.skip}</passerelle-button>
                  </div>
                `
        }
      </section>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('media')) return;
    const tracks = this.media?.check === 'open' ? this.media.tracks : null;
    const wanted = [tracks?.audio, tracks?.video].filter((track) => track instanceof MediaStreamTrack);
    const same =
      wanted.length === (this.stream?.getTracks().length ?? 0) &&
      wanted.every((track) => this.stream?.getTracks().includes(track));
    if (!same) this.stream = wanted.length > 0 ? new MediaStream(wanted) : null;
    this.listen(tracks?.audio ?? null);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.listen(null);
  }

  private listen(track: MediaStreamTrack | null) {
    if (track === this.watched) return;
    this.microphone?.close();
    this.watched = track;
    this.level = 0;
    this.microphone =
      track === null
        ? null
        : watchMicrophone(track, (level) => {
            this.level = level;
          });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-device-check': CounselorDeviceCheck;
  }
}
