import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CounselorCall } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import '../components/call-controls.ts';
import '../components/notice.ts';
import '../components/status-announcer.ts';
import '../components/face.ts';
import { signalBars } from '../components/signal-bars.ts';
import '../components/video-tile.ts';
import { icon } from '../components/icons.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { countAfter, lastNumber, noConversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { clock, secondsSince } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import type { MediaState } from './call-media.ts';
import './conversation-box.ts';
import { originLines } from './origin.ts';
import './record-form.ts';
import type { RecordState } from './record-keeper.ts';
import './referrals-panel.ts';

/** The call: the face is the panel; beside it where the call comes from and what is noted. */
@customElement('counselor-call')
export class CounselorCallPanel extends StaffElement {
  @property({ attribute: false }) call: CounselorCall | null = null;
  @property({ attribute: false }) media: MediaState | null = null;
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ attribute: false }) now: () => number = () => Date.now();
  @property({ attribute: false }) conversation: Conversation = noConversation;
  /** What stands where the counselor writes. */
  @property({ attribute: false }) half = '';
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;
  /** The server refused something that was written. */
  @property({ type: Boolean }) failed = false;
  /** The caller writes at this moment. */
  @property({ type: Boolean }) typing = false;
  /** What the caller is writing, where they show their letters. */
  @property() readAlong = '';
  /** The caller sees the letters that are written here. */
  @property({ type: Boolean }) live = false;
  /** The messages are shown beside the picture. */
  @state() private messages = false;
  /** Letters of the caller were shown once. */
  private letters = false;
  /** The number of the last message that was shown. */
  private read = 0;
  private self: MediaStream | null = null;

  static override styles = [
    shared,
    page,
    css`
      .call {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 380px;
        gap: var(--space-5);
        align-items: start;
      }
      /* It stays in sight while what is beside it is scrolled. */
      .stage {
        position: sticky;
        top: var(--space-4);
        overflow: hidden;
        height: min(calc(100dvh - 150px), 760px);
        min-height: 420px;
        border-radius: var(--radius);
        background: var(--behind-video);
        color: var(--on-video);
      }
      .stage.beside {
        display: grid;
        grid-template-columns: minmax(0, 1fr) clamp(280px, 38%, 360px);
      }
      .scene {
        position: relative;
        height: 100%;
        min-width: 0;
        overflow: hidden;
      }
      counselor-conversation-box {
        height: 100%;
        border: 1px solid var(--line-soft);
        border-start-end-radius: var(--radius);
        border-end-end-radius: var(--radius);
        background: var(--paper-raised);
        color: var(--ink);
      }
      counselor-conversation-box[hidden] {
        display: none;
      }
      .remote {
        position: absolute;
        inset: 0;
      }
      .self {
        position: absolute;
        top: var(--space-3);
        right: var(--space-3);
        width: clamp(88px, 22%, 176px);
        aspect-ratio: 4 / 3;
        border: 2px solid var(--on-video);
        border-radius: var(--radius);
      }
      .words {
        position: absolute;
        top: var(--space-3);
        left: var(--space-3);
        max-width: calc(100% - clamp(88px, 22%, 176px) - 3 * var(--space-3));
        padding: var(--space-1) var(--space-3);
        border-radius: var(--radius);
        background: var(--over-video);
        font-variant-numeric: tabular-nums;
        line-height: 1.35;
      }
      .words p {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .words svg {
        flex: none;
      }
      .controls {
        position: absolute;
        inset: auto 0 0;
        padding: var(--space-3);
        background: var(--over-video);
      }
      .problem {
        position: absolute;
        inset: auto var(--space-3) 132px;
      }
      .placement {
        font-weight: 600;
      }
      @media (max-width: 959px) {
        .call {
          grid-template-columns: minmax(0, 1fr);
        }
        .stage {
          height: 62dvh;
        }
        .stage.beside {
          grid-template: 300px minmax(0, 1fr) / minmax(0, 1fr);
          height: calc(100dvh - 32px);
          min-height: 640px;
        }
        counselor-conversation-box {
          border-radius: 0 0 var(--radius) var(--radius);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Ticker(this, () => this.call?.state === 'active');
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('conversation')) {
      // What the caller writes is seen at once, unless the counselor has put it away before.
      const first = countAfter(changed.get('conversation') ?? noConversation, 0, 'caller') === 0;
      if (first && countAfter(this.conversation, 0, 'caller') > 0) this.messages = true;
    }
    if (!this.hasUpdated && this.half !== '') this.messages = true;
    // Letters may be all that somebody can give: the first of them open what they are read in.
    if (changed.has('readAlong') && this.readAlong !== '' && !this.letters) this.messages = this.letters = true;
    if (this.messages) this.read = lastNumber(this.conversation);
    if (!changed.has('media')) return;
    const track = this.media?.tracks.video ?? null;
    if (track === (this.self?.getVideoTracks()[0] ?? null)) return;
    this.self = track instanceof MediaStreamTrack ? new MediaStream([track]) : null;
  }

  protected override render() {
    const { call, media, record } = this;
    if (call === null || media === null) return nothing;
    const { call: words } = this.t;
    const { remote } = media;
    const voiceOnly = media.line === 'voice_only';
    const letters = this.messages || this.readAlong === '' ? 0 : 1;
    const unread = countAfter(this.conversation, this.read, 'caller') + letters;
    return html`
      <div class="call">
        <section class="stage ${this.messages ? 'beside' : ''}" aria-label=${words.title}>
          <div class="scene">
          <h1 class="visually-hidden" tabindex="-1">${words.title}</h1>
          <passerelle-video-tile
            class="remote"
            .stream=${remote?.stream ?? null}
            ?picture=${this.seesCaller}
            name=${words.caller}
            caption=${this.caption(call)}
            whole
          ></passerelle-video-tile>
          <div class="words">
            <span role="timer" aria-label=${words.timer}>
              ${call.activeSince ? clock(secondsSince(call.activeSince, this.now())) : words.notYet}
            </span>
            ${media.room === 'connected' ? html`<p>${signalBars(media.line)} ${words.line[media.line]}</p>` : nothing}
          </div>
          ${
            call.kind === 'video' || media.camera
              ? html`<passerelle-video-tile
                  class="self"
                  .stream=${this.self}
                  ?picture=${media.camera && this.self !== null && !voiceOnly}
                  name=${words.you}
                  mirrored
                  silent
                ></passerelle-video-tile>`
              : nothing
          }
          ${this.trouble()}
          <div class="controls">
            <passerelle-call-controls
              .words=${words.controls}
              ?microphone=${media.microphone}
              camera=${media.camera && !voiceOnly ? 'on' : 'off'}
              ?messages=${this.messages}
              .unread=${unread}
              @camera-switched=${this.switchCamera}
              @messages-switched=${(event: HTMLElementEventMap['messages-switched']) => this.showMessages(event.detail.on)}
              @hung-up=${() => tell(this, 'call-ended')}
            ></passerelle-call-controls>
          </div>
          </div>
          <counselor-conversation-box
            ?hidden=${!this.messages}
            .conversation=${this.conversation}
            .half=${this.half}
            ?offline=${this.offline}
            ?failed=${this.failed}
            ?typing=${this.typing}
            .readAlong=${this.readAlong}
            ?live=${this.live}
          ></counselor-conversation-box>
          <passerelle-status-announcer
            message=${unread > 0 ? this.t.writing.unread(unread) : ''}
          ></passerelle-status-announcer>
        </section>
        <aside class="stack">
          <section aria-label=${words.origin}>${originLines(call.origin, call.languages, this.t, this.language)}</section>
          <passerelle-button @click=${() => tell(this, 'writing-chosen')}>
            ${icon('message')} ${this.t.writing.goOn}
          </passerelle-button>
          <counselor-record .record=${record}><counselor-referrals></counselor-referrals></counselor-record>
        </aside>
      </div>
    `;
  }

  private async showMessages(on: boolean) {
    this.messages = on;
    await this.updateComplete;
    if (on) this.renderRoot.querySelector('counselor-conversation-box')?.focus();
  }

  private get seesCaller(): boolean {
    return this.media?.remote?.video === true && this.media.line !== 'voice_only';
  }

  /** A camera that is on, and whose picture the line does not carry, is not switched on once more. */
  private switchCamera(event: Event) {
    if (!this.media?.camera || this.media.line !== 'voice_only') return;
    event.stopPropagation();
    tell(this, 'pictures-wanted');
  }

  /** What stands where there is no picture. */
  private caption(call: CounselorCall): string {
    const { call: words } = this.t;
    const { media } = this;
    if (media === null || media.room === 'asking' || media.room === 'connecting' || media.room === 'none')
      return words.connecting;
    if (media.callerLost) return words.callerLost;
    if (media.room === 'reconnecting') return words.mediaReconnecting;
    if (media.remote === null) return words.waitingForCaller;
    // What is left out for the sake of the voice is told below.
    if (media.remote.video) return '';
    return media.remote.voiceOnly ? words.callerWeak : call.kind === 'video' ? words.cameraOff : '';
  }

  private trouble() {
    const { call: words, devices, retry } = this.t;
    const { media } = this;
    if (media === null) return nothing;
    const again = () => tell(this, 'media-retry');
    if (media.problem) {
      return html`<passerelle-notice class="problem" kind="problem" announce>
        ${devices[media.problem]}
        <passerelle-button slot="ways" @click=${again}>${retry}</passerelle-button>
      </passerelle-notice>`;
    }
    if (media.room === 'failed') {
      return html`<passerelle-notice class="problem" kind="problem" announce>
        ${words.mediaFailed}
        <passerelle-button slot="ways" @click=${again}>${words.mediaRetry}</passerelle-button>
      </passerelle-notice>`;
    }
    if (media.cameraProblem) {
      return html`<passerelle-notice class="problem" announce>${words.cameraProblem}</passerelle-notice>`;
    }
    if (media.callerLost && this.seesCaller) {
      return html`<passerelle-notice class="problem" announce>${words.callerLost}</passerelle-notice>`;
    }
    if (media.line === 'voice_only') {
      return html`<passerelle-notice class="problem" announce>
        ${words.line.voiceOnly}
        <passerelle-button slot="ways" @click=${() => tell(this, 'pictures-wanted')}>${words.line.back}</passerelle-button>
      </passerelle-notice>`;
    }
    if (media.remote?.voiceOnly && media.remote.video) {
      return html`<passerelle-notice class="problem" announce>${words.callerWeak}</passerelle-notice>`;
    }
    if (media.room === 'reconnecting' && media.remote?.video) {
      return html`<passerelle-notice class="problem" announce>${words.mediaReconnecting}</passerelle-notice>`;
    }
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-call': CounselorCallPanel;
  }
}
