import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { OfferView } from '../../server/contract/counselor-socket.ts';
import '../components/button.ts';
import { icon } from '../components/icons.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { tell } from '../staff/events.ts';
import { duration } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { Ticker } from '../staff/ticker.ts';
import { countdown } from './desk-view.ts';
import { originLines } from './origin.ts';

/** A call that rings: who, from where, and how long there is to answer. Says `offer-answered`. */
@customElement('counselor-offer')
export class CounselorOffer extends StaffElement {
  @property({ attribute: false }) offer: OfferView | null = null;
  /** When the offer was heard, and the clock by which it was: milliseconds. */
  @property({ type: Number }) heardAt = 0;
  @property({ attribute: false }) now: () => number = () => performance.now();
  /** The server can't be told now. */
  @property({ type: Boolean }) offline = false;
  @state() private answered: 'none' | 'accept' | 'decline' = 'none';
  @query('#accept') private readonly accept!: HTMLElement | null;

  private total = 0;
  private fence = 0;

  static override styles = [
    shared,
    page,
    css`
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
        max-width: 640px;
        margin: clamp(0px, 6vh, 64px) auto 0;
        border: 2px solid var(--accent-edge);
      }
      h1 {
        display: flex;
        align-items: center;
        gap: var(--space-3);
      }
      h1 svg {
        flex: none;
        width: 36px;
        height: 36px;
        padding: 6px;
        border-radius: 50%;
        background: var(--accent);
        color: var(--accent-ink);
      }
      .booked {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        background: var(--accent-soft);
        font-weight: 600;
        line-height: 1.35;
      }
      .booked svg {
        flex: none;
      }
      .placement {
        font-size: var(--text-l);
        font-weight: 600;
        line-height: var(--line-title);
        overflow-wrap: anywhere;
      }
      .left {
        display: grid;
        gap: var(--space-1);
        font-variant-numeric: tabular-nums;
      }
      .left svg {
        display: block;
        width: 100%;
        height: 10px;
        border-radius: var(--radius-full);
        background: var(--paper-sunken);
        color: var(--accent-edge);
      }
      .buttons {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        align-items: stretch;
        gap: var(--space-3);
      }
      .key {
        font-weight: 400;
        font-size: var(--text-s);
      }
      @media (max-width: 560px) {
        .card {
          padding: var(--space-4);
        }
        h1 {
          font-size: var(--text-l);
        }
        .buttons {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Ticker(this, () => this.offer !== null, 250);
  }

  protected override willUpdate() {
    if (this.offer === null || this.offer.fence === this.fence) return;
    this.fence = this.offer.fence;
    this.total = this.offer.secondsLeft;
    this.answered = 'none';
  }

  protected override render() {
    const { offer } = this;
    if (offer === null) return nothing;
    const { offer: words } = this.t;
    const { seconds, share } = countdown(offer, this.heardAt, this.now(), this.total);
    return html`
      <section class="card" aria-labelledby="title">
        <h1 id="title" tabindex="-1">
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M12 4a6 6 0 0 0-6 6v4l-2 3h16l-2-3v-4a6 6 0 0 0-6-6Zm-2 16h4"></path>
          </svg>
          <span>${words.titles[offer.kind]}</span>
        </h1>
        ${offer.isCallback ? html`<p class="booked">${icon('phone')} ${words.booked}</p>` : nothing}
        <div>
          ${originLines(offer.origin, offer.languages, this.t, this.language)}
          <p class="soft">${words.waited(duration(offer.waitedSeconds))}</p>
        </div>
        <div class="left">
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width=${share * 100} height="10" fill="currentColor"></rect>
          </svg>
          <span aria-label="${words.leftLabel}">${words.left(seconds)}</span>
        </div>
        <div class="buttons">
          <passerelle-button
            id="accept"
            look="primary"
            wide
            busy=${this.answered === 'accept' ? words.accepting : ''}
            ?disabled=${this.offline}
            @click=${() => this.answer(true)}
          >
            <span>${words.accept} <span class="key">${words.acceptKey}</span></span>
          </passerelle-button>
          <passerelle-button wide ?disabled=${this.offline || this.answered !== 'none'} @click=${() => this.answer(false)}>
            ${words.decline}
          </passerelle-button>
        </div>
      </section>
    `;
  }

  protected override firstUpdated() {
    // Enter and Space answer at once, and the keyboard is where the question is.
    requestAnimationFrame(() => this.accept?.focus());
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.keyed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.keyed);
  }

  /** Enter answers from wherever nothing else would take it. */
  private readonly keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || event.defaultPrevented || document.activeElement !== document.body)
      return;
    event.preventDefault();
    this.answer(true);
  };

  private answer(accept: boolean) {
    if (this.answered !== 'none' || this.offline) return;
    this.answered = accept ? 'accept' : 'decline';
    tell(this, 'offer-answered', { accept });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-offer': CounselorOffer;
  }
}
