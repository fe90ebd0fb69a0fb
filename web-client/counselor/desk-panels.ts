import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallId } from '../../server/contract/ids.ts';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/status-announcer.ts';
import { shared } from '../components/shared.ts';
import type { DeskState } from '../data/desk.ts';
import { noConversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { page } from '../staff/styles.ts';
import type { MediaState } from './call-media.ts';
import './call-panel.ts';
import './conversation-panel.ts';
import type { DayState } from './day-keeper.ts';
import { bannerOf, type Panel, panelOf } from './desk-view.ts';
import './idle-panel.ts';
import type { OfferEnding } from './offer-ending.ts';
import './offer-panel.ts';
import { goOnAt, type Place, placeIn } from './place.ts';
import type { RecordState } from './record-keeper.ts';
import './wrap-up-panel.ts';

/** The dashboard below its header: always one panel, and a line above it where the connection is cut. */
@customElement('counselor-desk')
export class CounselorDesk extends StaffElement {
  @property({ attribute: false }) state: DeskState | null = null;
  @property({ attribute: false }) media: MediaState | null = null;
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ attribute: false }) day: DayState | null = null;
  /** Why the last offer went away, for a while. */
  @property({ attribute: false }) ending: OfferEnding | null = null;
  /** Another tab of this browser has the call. */
  @property({ type: Boolean }) elsewhere = false;
  /** A call would ring without a sound. */
  @property({ type: Boolean }) mute = false;
  /** The page's clocks, which the gallery stops. */
  @property({ attribute: false }) clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

  static override styles = [
    shared,
    page,
    css`
      .banner,
      .refused {
        margin-bottom: var(--space-4);
      }
      .column {
        max-width: 880px;
        margin: 0 auto;
      }
      .elsewhere {
        display: grid;
        justify-items: start;
        gap: var(--space-4);
        max-width: 560px;
        margin: clamp(var(--space-4), 8vh, 96px) auto 0;
      }
    `,
  ];

  /** Which panel shows now. */
  get panel(): Panel {
    const { state, media } = this;
    const tab = { checked: media?.check === 'done' || media?.check === 'later', elsewhere: this.elsewhere };
    return panelOf(state?.desk ?? null, state?.connection ?? 'connecting', tab);
  }

  /** The panel that showed last, and where in it the counselor wrote. It stays while a call rings. */
  private left: { readonly view: Element; readonly place: Place | null } | null = null;
  private movingOn: Promise<void> = Promise.resolve();
  /** What stands where the counselor writes to the caller. The next panel begins with it; nothing is drawn for it here. */
  private written: { readonly call: CallId | null; readonly text: string } = { call: null, text: '' };

  constructor() {
    super();
    this.addEventListener('message-typed', ({ detail }) => this.remember(detail.text));
    this.addEventListener('message-written', () => this.remember(''));
  }

  private remember(text: string) {
    this.written = { call: this.state?.desk?.call?.id ?? null, text };
  }

  /** What is half written, in the call that it was written in. */
  private half(): string {
    return this.written.call === this.state?.desk?.call?.id ? this.written.text : '';
  }

  protected override willUpdate() {
    const view = this.view();
    if (view !== null) this.left = { view, place: placeIn(view.shadowRoot) };
  }

  protected override updated() {
    const [view, left] = [this.view(), this.left];
    if (view !== null && left?.place && view !== left.view) this.movingOn = this.moveOn(view, left.place);
  }

  protected override async getUpdateComplete() {
    const complete = await super.getUpdateComplete();
    await this.movingOn;
    return complete;
  }

  /** Somebody who writes while the call ends, or changes its kind, goes on writing in the next panel. */
  private async moveOn(view: Element, place: Place): Promise<void> {
    if (view instanceof LitElement) await view.updateComplete;
    await goOnAt(view.shadowRoot, place);
  }

  /** Whether the keyboard is in a field of the panel. */
  get writes(): boolean {
    return placeIn(this.view()?.shadowRoot ?? null) !== null;
  }

  /** The panel that shows, where it is an element of its own. */
  view(): Element | null {
    return this.renderRoot.querySelector('counselor-idle, counselor-call, counselor-conversation, counselor-wrap-up');
  }

  protected override render() {
    const { state, panel } = this;
    const offer = panel === 'ringing' ? state?.desk?.offer : null;
    const { offer: words, wrapUp } = this.t;
    const exited = panel === 'wrap_up' && state?.desk?.call?.exited;
    return html`
      <passerelle-status-announcer
        urgent
        message=${
          offer ? words.announce(words.titles[offer.kind], offer.origin.placement) : exited ? wrapUp.exitedAloud : ''
        }
      ></passerelle-status-announcer>
      <div class=${panel === 'call' ? '' : 'column'}>${this.banner()} ${this.refusal()}</div>
      ${this.content(panel)}
    `;
  }

  private content(panel: Panel): TemplateResult | typeof nothing {
    const { state, media, record } = this;
    const desk = state?.desk ?? null;
    const offline = state?.connection !== 'open';
    switch (panel) {
      case 'connecting':
        return html`<div class="column">
          <h1 class="visually-hidden">${this.t.desk.title}</h1>
          <p role="status">${this.t.desk.connecting}</p>
        </div>`;
      case 'elsewhere':
      case 'elsewhere_in_call':
        return this.elsewherePanel(panel);
      case 'check':
      case 'idle':
        return html`<counselor-idle
          class="column"
          .desk=${desk}
          .media=${media}
          .day=${this.day}
          .ending=${this.ending}
          .now=${this.clocks.monotonic}
          ?offline=${offline}
          ?mute=${this.mute}
        ></counselor-idle>`;
      case 'ringing':
        return html`<counselor-offer
          .offer=${desk?.offer ?? null}
          .heardAt=${state?.heardAt ?? 0}
          .now=${this.clocks.monotonic}
          ?offline=${offline}
        ></counselor-offer>`;
      case 'call':
        if (desk?.call?.kind === 'text' || (desk?.call && media?.invited)) {
          return html`<counselor-conversation
            .call=${desk.call}
            ?invited=${media?.invited ?? false}
            .conversation=${state?.conversation ?? null}
            .half=${this.half()}
            .record=${record}
            .now=${this.clocks.wall}
            ?failed=${state?.writingFailed ?? false}
            ?typing=${state?.callerTyping ?? false}
            .readAlong=${state?.readAlong.now?.text ?? ''}
            ?live=${state?.live ?? false}
            ?offline=${offline}
          ></counselor-conversation>`;
        }
        return html`<counselor-call
          .call=${desk?.call ?? null}
          .media=${media}
          .record=${record}
          .conversation=${state?.conversation ?? noConversation}
          .half=${this.half()}
          .now=${this.clocks.wall}
          ?failed=${state?.writingFailed ?? false}
          ?typing=${state?.callerTyping ?? false}
          .readAlong=${state?.readAlong.now?.text ?? ''}
          ?live=${state?.live ?? false}
          ?offline=${offline}
        ></counselor-call>`;
      case 'wrap_up':
        return html`<counselor-wrap-up
          .call=${desk?.call ?? null}
          .record=${record}
          .conversation=${state?.conversation ?? null}
          .half=${this.half()}
          ?failed=${state?.writingFailed ?? false}
          .heardAt=${state?.heardAt ?? 0}
          .now=${this.clocks.monotonic}
          ?offline=${offline}
        ></counselor-wrap-up>`;
      case 'signed_out':
      case 'forbidden':
        return nothing;
    }
  }

  private banner() {
    const { state } = this;
    const { desk: words } = this.t;
    switch (bannerOf(state?.desk ?? null, state?.connection ?? 'connecting')) {
      case 'none':
        return nothing;
      case 'reconnecting':
        return html`<passerelle-notice class="banner" kind="problem" announce>${words.reconnecting}</passerelle-notice>`;
      case 'reconnecting_in_call':
        return html`<passerelle-notice class="banner" announce>${words.reconnectingInCall}</passerelle-notice>`;
      case 'reconnecting_in_writing':
        return html`<passerelle-notice class="banner" announce>${words.reconnectingInWriting}</passerelle-notice>`;
    }
  }

  /**
   * A fresh token that could not be had is the room's own trouble: it asks again by itself. And a call that could not be
   * hung up was over already.
   */
  private refusal() {
    const refused = this.state?.refused;
    if (!refused || refused.to === 'renew_room' || refused.to === 'hang_up') return nothing;
    return html`<passerelle-notice class="refused" kind="problem" announce heading=${this.t.desk.refusedTitle}>
      ${this.t.failures[refused.code]}
    </passerelle-notice>`;
  }

  private elsewherePanel(panel: 'elsewhere' | 'elsewhere_in_call') {
    const { desk: words } = this.t;
    const inCall = panel === 'elsewhere_in_call';
    return html`<section class="card elsewhere">
      <h1 tabindex="-1">${inCall ? words.elsewhereCallTitle : words.elsewhereTitle}</h1>
      <p>${inCall ? words.elsewhereCall : words.elsewhere}</p>
      <passerelle-button look="primary" @click=${() => tell(this, 'desk-taken')}>${words.takeHere}</passerelle-button>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-desk': CounselorDesk;
  }
}
