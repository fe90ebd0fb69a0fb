import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { duration } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import type { MediaState } from './call-media.ts';
import './device-check.ts';
import './presence-switch.ts';

/** Between calls: present or not, who waits, and whether camera and microphone work. */
@customElement('counselor-idle')
export class CounselorIdle extends StaffElement {
  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) media: MediaState | null = null;
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;

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
        ${
          desk.missedOffers > 0 && desk.presence === 'away'
            ? html`<passerelle-notice announce>
                ${words.missed(desk.missedOffers)}
                <passerelle-button
                  slot="ways"
                  ?disabled=${this.offline}
                  @click=${() => tell(this, 'presence-chosen', { presence: 'available' })}
                  >${words.missedBack}</passerelle-button
                >
              </passerelle-notice>`
            : nothing
        }
        <counselor-presence presence=${desk.presence} ?disabled=${this.offline}></counselor-presence>
        <div class="queue">
          <span class=${waiting > 0 ? 'waiting' : ''}>
            ${waiting === 0 ? words.queueNone : words.queue(waiting, duration(longestWaitSeconds))}
          </span>
          <span class="soft">${words.colleagues(available)}</span>
        </div>
        <p class="soft">${desk.presence === 'available' ? words.idleAvailable : desk.presence === 'away' ? words.idleAway : words.presences[desk.presence]}</p>
        <counselor-device-check .media=${media}></counselor-device-check>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-idle': CounselorIdle;
  }
}
