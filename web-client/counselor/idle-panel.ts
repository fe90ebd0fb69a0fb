import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { duration, timeOfDay } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import type { MediaState } from './call-media.ts';
import type { DayState } from './day-keeper.ts';
import './day-summary.ts';
import './device-check.ts';
import type { OfferEnding } from './offer-ending.ts';
import './presence-switch.ts';
import './profile-panel.ts';

/** Between calls: present or not, who waits, how the day went, and whether camera and microphone work. */
@customElement('counselor-idle')
export class CounselorIdle extends StaffElement {
  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) media: MediaState | null = null;
  @property({ attribute: false }) day: DayState | null = null;
  @property({ attribute: false }) ending: OfferEnding | null = null;
  @property({ attribute: false }) now: () => number = () => performance.now();
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;

  /** The browser lets no bell sound before its reader did something on the page. */
  @property({ type: Boolean }) mute = false;

  static override styles = [
    shared,
    page,
    css`
      .queue {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
        padding: var(--space-3) 0;
        border-block: 1px solid var(--line-soft);
        font-variant-numeric: tabular-nums;
      }
      .waiting {
        font-weight: 600;
      }
      .key {
        font-weight: 400;
        font-size: var(--text-s);
      }
    `,
  ];

  protected override render() {
    const { desk, media } = this;
    if (desk === null || media === null) return nothing;
    const { desk: words } = this.t;
    const { waiting, longestWaitSeconds, available } = desk.queue;
    return html`
      <div class="stack">
        <h1 class="visually-hidden" tabindex="-1">${words.title}</h1>
        ${this.setAway(desk)}
        ${
          this.mute && desk.presence === 'available'
            ? html`<passerelle-notice kind="problem" announce>${words.mute}</passerelle-notice>`
            : nothing
        }
        <counselor-presence
          presence=${desk.presence}
          .reason=${desk.awayReason}
          ?disabled=${this.offline}
        ></counselor-presence>
        <p class="soft" role="status">${this.standing(desk)}</p>
        <div class="queue">
          <span class=${waiting > 0 ? 'waiting' : ''}>
            ${waiting === 0 ? words.queueNone : words.queue(waiting, duration(longestWaitSeconds))}
          </span>
          <span class="soft">${words.colleagues(available)}</span>
        </div>
        <counselor-day .day=${this.day} presence=${desk.presence} .now=${this.now}></counselor-day>
        <counselor-device-check .media=${media}></counselor-device-check>
        <counselor-profile></counselor-profile>
      </div>
    `;
  }

  /** That the queue set the counselor away, why, and the way back: one press, since the focus is there. */
  private setAway({ presence, awayReason, missedOffers }: Desk) {
    if (presence !== 'away' || (awayReason !== 'missed_offers' && awayReason !== 'record_left_open')) return nothing;
    const { desk: words } = this.t;
    return html`<passerelle-notice announce>
      ${awayReason === 'missed_offers' ? words.missed(missedOffers) : words.recordLeftOpen}
      <passerelle-button
        slot="ways"
        data-first
        ?disabled=${this.offline}
        @click=${() => tell(this, 'presence-chosen', { presence: 'available' })}
        ><span>${words.missedBack} <span class="key">${words.missedBackKey}</span></span></passerelle-button
      >
    </passerelle-notice>`;
  }

  /** One line, always there: what became of the last offer, else what comes next; and since when. */
  private standing({ presence, since }: Desk): string {
    const { desk: words } = this.t;
    const available = this.media?.check === 'done' ? words.idleAvailable : words.idleUnchecked;
    const next =
      presence === 'available' ? available : presence === 'away' ? words.idleAway : words.presences[presence];
    const told = this.ending === null ? next : words.endings[this.ending];
    return `${words.since(words.presences[presence], timeOfDay(since, this.language))} ${told}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-idle': CounselorIdle;
  }
}
