import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { playChime } from '../rtc/chime.ts';
import './button.ts';
import { speakerIcon } from './extra-icons.ts';
import { shared } from './shared.ts';

export interface SpeakerWords {
  readonly test: string;
  /** Asks whether it was heard, and says what to do where it was not. */
  readonly heard: string;
}

/** Plays a soft sound, so that one knows that the other will be heard. */
@customElement('passerelle-speaker-test')
export class PasserelleSpeakerTest extends LitElement {
  @property({ attribute: false }) words: SpeakerWords = { test: '', heard: '' };
  /** It was played: for pages that show it so. */
  @property({ type: Boolean }) played = false;

  @state() private playing = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        color: var(--ink);
      }
      p {
        margin: 0;
      }
    `,
  ];

  protected override render() {
    return html`
      <passerelle-button look="quiet" ?disabled=${this.playing} @click=${this.play}>
        ${speakerIcon} ${this.words.test}
      </passerelle-button>
      <p role="status">${this.played ? this.words.heard : ''}</p>
    `;
  }

  private async play() {
    this.playing = true;
    this.played = true;
    await playChime().catch(() => {});
    this.playing = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-speaker-test': PasserelleSpeakerTest;
  }
}
