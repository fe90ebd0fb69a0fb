import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type MicrophoneLevel, watchMicrophone } from '../rtc/microphone-level.ts';
import { icon } from './icons.ts';
import { shared } from './shared.ts';

export interface LevelWords {
  readonly level: string;
  readonly heard: string;
  readonly notHeard: string;
}

// Above the noise of a quiet room, below a soft voice.
const heardFrom = 0.35;

/** Shows that a microphone hears something: a bar that moves, and words that say so once it did. */
@customElement('passerelle-level-meter')
export class PasserelleLevelMeter extends LitElement {
  @property({ attribute: false }) track: MediaStreamTrack | null = null;
  @property({ attribute: false }) words: LevelWords = { level: '', heard: '', notHeard: '' };
  /** For pages that show a fixed level, without a microphone. */
  @property({ type: Number }) fixed: number | null = null;

  @state() private level = 0;
  @state() private heard = false;
  private watching: MicrophoneLevel | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        color: var(--ink);
      }
      div {
        display: grid;
        grid-template-columns: 24px 1fr;
        gap: 0 var(--space-3);
        align-items: center;
      }
      .bar {
        width: 100%;
        height: 12px;
        border: 2px solid var(--line);
        border-radius: var(--radius-full);
        background: var(--paper-sunken);
        overflow: hidden;
      }
      .bar rect {
        fill: var(--green);
      }
      p {
        grid-column: 2;
        margin: var(--space-1) 0 0;
        min-height: 1.5em;
      }
      .heard {
        color: var(--green);
        font-weight: 600;
      }
    `,
  ];

  protected override render() {
    const level = this.fixed ?? this.level;
    const heard = this.heard || level >= heardFrom;
    return html`
      <div>
        ${icon('microphone')}
        <svg
          class="bar"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          role="meter"
          aria-label=${this.words.level}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${Math.round(level * 10) * 10}
        >
          <rect width=${level * 100} height="1" />
        </svg>
        <p class=${heard ? 'heard' : ''}>${heard ? this.words.heard : this.words.notHeard}</p>
      </div>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('track')) this.watch();
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.watch();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watching?.close();
    this.watching = null;
  }

  private watch() {
    this.watching?.close();
    this.watching = this.track
      ? watchMicrophone(this.track, (level) => {
          // Falls slower than it rises, so that the bar is calm.
          this.level = Math.max(level, this.level * 0.75);
          this.heard ||= level >= heardFrom;
        })
      : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-level-meter': PasserelleLevelMeter;
  }
}
