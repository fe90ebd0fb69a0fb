import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageId } from '../../../server/contract/ids.ts';
import { shared } from '../../components/shared.ts';
import type { Line } from '../../data/caller-conversation.ts';
import type { WritingMessages } from '../../locales/caller/writing-fr.ts';

/**
 * The messages of a conversation in writing, with who said each and when. Stays at its end, unless somebody has scrolled
 * up to read; what comes is read out by screen readers. Sends `send-again` for a message that was refused.
 */
@customElement('passerelle-message-list')
export class PasserelleMessageList extends LitElement {
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) words: WritingMessages | null = null;
  @property() counselor = '';
  @property() language = 'fr';
  /** What the other side is writing, where it shows its letters. */
  @property() live = '';

  /** Whoever has scrolled up to read stays where they are. */
  private atEnd = true;
  private height = 0;
  private readonly resized = new ResizeObserver(() => {
    this.height = this.clientHeight;
    this.stay();
  });

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      .log {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        margin: 0;
        padding: var(--space-3) 0;
      }
      .log > div {
        align-self: flex-start;
        max-width: min(85%, 44ch);
      }
      .log > .mine {
        align-self: flex-end;
      }
      .text {
        margin: 0;
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line-soft);
        border-radius: var(--radius);
        background: var(--paper-raised);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .mine .text {
        border-color: var(--accent-edge);
        background: var(--accent-soft);
      }
      .sending .text {
        border-style: dashed;
      }
      .who {
        margin: 0 0 2px;
        color: var(--ink-soft);
        font-size: var(--text-s);
        line-height: 1.3;
      }
      .mine .who {
        text-align: end;
      }
      .again {
        display: block;
        min-height: var(--touch);
        margin-inline-start: auto;
        padding: 0;
        border: 0;
        background: none;
        color: var(--red);
        font: 600 var(--text-s) / var(--line-title) var(--font);
        text-decoration: underline;
        text-underline-offset: 4px;
        cursor: pointer;
      }
    `,
  ];

  protected override render() {
    const { words } = this;
    if (!words) return nothing;
    return html`
      <div class="log" role="log" aria-label=${words.messages} tabindex="0">
        ${repeat(
          this.lines,
          ({ id }) => id,
          (line) => this.line(line, words),
        )}
      </div>
      ${
        this.live
          ? // Letter by letter it would be a torrent to listen to: it is there to be read, and the message is read out.
            html`<div class="log" aria-live="off">
              <div class="sending">
                <p class="who">${words.typing(this.counselor)}</p>
                <p class="text" dir="auto">${this.live}</p>
              </div>
            </div>`
          : nothing
      }
    `;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
    this.addEventListener('scroll', this.scrolled, { passive: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.removeEventListener('scroll', this.scrolled);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('lines') && !changed.has('live')) return;
    if (changed.has('lines') && this.lines.at(-1)?.author === 'caller') this.atEnd = true;
    this.stay();
  }

  private stay() {
    if (this.atEnd) this.scrollTop = this.scrollHeight;
  }

  private readonly scrolled = () => {
    // A list that has become shorter has not been scrolled by anybody.
    if (this.clientHeight !== this.height) return;
    this.atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 48;
  };

  private line({ id, author, text, at, refused }: Line, words: WritingMessages) {
    const mine = author === 'caller';
    const state = refused ? words.refused : at === null ? words.sending : this.hour(at);
    return html`
      <div class="${mine ? 'mine' : ''} ${at === null ? 'sending' : ''}">
        <p class="who">${mine ? words.you : html`<bdi>${this.counselor}</bdi>`} · ${state}</p>
        <p class="text" dir="auto">${text}</p>
        ${
          refused
            ? html`<button class="again" type="button" @click=${() => this.sendAgain(id)}>${words.sendAgain}</button>`
            : nothing
        }
      </div>
    `;
  }

  private hour(at: string): string {
    return new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : `${this.language}-u-nu-latn`, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(at));
  }

  private sendAgain(id: MessageId) {
    this.dispatchEvent(new CustomEvent('send-again', { detail: { id } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-message-list': PasserelleMessageList;
  }
}
