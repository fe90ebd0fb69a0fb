import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Written } from '../../server/contract/caller-socket.ts';
import '../components/button.ts';
import { shared } from '../components/shared.ts';
import type { Conversation } from '../lib/conversation.ts';
import { StaffElement } from '../staff/element.ts';
import { timeOfDay } from '../staff/format.ts';

// A reader this close to the end follows what comes; one who scrolled further back is left where they are.
const nearEndPixels = 48;

/** What was written, oldest first, each with who and when. Follows its end, unless its reader went back. */
@customElement('counselor-messages')
export class CounselorMessages extends StaffElement {
  @property({ attribute: false }) conversation: Conversation | null = null;
  /** The server does not answer: what is unsent waits. */
  @property({ type: Boolean }) offline = false;
  /** The server refused what is unsent. */
  @property({ type: Boolean }) failed = false;
  /** Shown while nothing was written, nor is being written. */
  @property() empty = '';
  /** What the caller is writing, where they show their letters. */
  @property() live = '';
  @state() private following = true;
  @query('[role=log]') private readonly log!: HTMLElement;
  private top = 0;
  /** What comes above or below may take room from the messages: their end stays in view. */
  private readonly resized = new ResizeObserver(() => {
    if (this.following) this.toEnd();
  });

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        position: relative;
        grid-template-rows: minmax(0, 1fr);
        min-height: 0;
        overflow: hidden;
      }
      [role='log'] {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
        padding: var(--space-4);
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      [role='log']:focus-visible {
        outline-offset: -3px;
        border-radius: var(--radius);
      }
      .message {
        align-self: start;
        max-width: min(85%, var(--measure));
      }
      .message.counselor {
        align-self: end;
      }
      .who {
        margin: 0 0 2px;
        color: var(--ink-soft);
        line-height: 1.35;
        font-variant-numeric: tabular-nums;
      }
      .counselor .who {
        text-align: end;
      }
      .text {
        margin: 0;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        border-start-start-radius: 2px;
        background: var(--paper-sunken);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .counselor .text {
        border-start-start-radius: var(--radius);
        border-start-end-radius: 2px;
        background: var(--accent-soft);
      }
      .unsent .text {
        background: none;
        box-shadow: inset 0 0 0 2px var(--line-soft);
      }
      .empty {
        margin: auto;
        padding: var(--space-4);
        color: var(--ink-soft);
        text-align: center;
      }
      .latest {
        position: absolute;
        inset: auto 0 var(--space-3);
        justify-self: center;
        margin: 0 auto;
        width: max-content;
      }
    `,
  ];

  protected override render() {
    const { conversation } = this;
    if (conversation === null) return nothing;
    const { writing: words } = this.t;
    const none = conversation.told.length === 0 && conversation.unsent.length === 0;
    return html`
      <div role="log" aria-label=${words.log} tabindex="0" @scroll=${this.scrolled}>
        ${none && this.empty && !this.live ? html`<p class="empty">${this.empty}</p>` : nothing}
        ${repeat(
          conversation.told,
          ({ id }) => id,
          (message) => this.message(message),
        )}
        ${repeat(
          conversation.unsent,
          ({ id }) => id,
          ({ text }) => this.unsent(text),
        )}
        ${
          this.live
            ? // Letter by letter it would be a torrent to listen to: the message is read out once it is sent.
              html`<div class="message unsent" aria-live="off">
                <p class="who">${words.caller} · ${words.notYet}</p>
                <p class="text" dir="auto">${this.live}</p>
              </div>`
            : nothing
        }
      </div>
      ${
        this.following
          ? nothing
          : html`<passerelle-button class="latest" @click=${() => this.toEnd()}>${words.latest}</passerelle-button>`
      }
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('conversation') || this.conversation === null) return;
    // Whoever writes wants to see it.
    if (this.conversation.unsent.length > (changed.get('conversation')?.unsent.length ?? 0)) this.following = true;
  }

  protected override updated(changed: PropertyValues<this>) {
    if ((changed.has('conversation') || changed.has('live')) && this.conversation !== null && this.following)
      this.toEnd();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  private message({ author, text, at }: Written) {
    const { writing: words } = this.t;
    return html`<div class="message ${author}">
      <p class="who">
        ${author === 'counselor' ? words.you : words.caller} ·
        <time datetime=${at}>${timeOfDay(at, this.language)}</time>
      </p>
      <p class="text" dir="auto">${text}</p>
    </div>`;
  }

  private unsent(text: string) {
    const { writing: words } = this.t;
    const standing = this.failed ? words.failed : this.offline ? words.kept : words.sending;
    return html`<div class="message counselor unsent">
      <p class="who">${words.you} · ${standing}</p>
      <p class="text" dir="auto">${text}</p>
    </div>`;
  }

  private scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    if (scrollHeight - scrollTop - clientHeight < nearEndPixels) this.following = true;
    else if (scrollTop < this.top) this.following = false;
    this.top = scrollTop;
  }

  private toEnd() {
    this.following = true;
    if (!this.hasUpdated || this.conversation === null) return;
    this.log.scrollTop = this.log.scrollHeight;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-messages': CounselorMessages;
  }
}
