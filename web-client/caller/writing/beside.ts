import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/button.ts';
import type { PasserelleCallControls } from '../../components/call-controls.ts';
import { icon } from '../../components/icons.ts';
import { shared } from '../../components/shared.ts';
import { type Conversation, emptyConversation, linesOf } from '../../data/caller-conversation.ts';
import type { WritingMessages } from '../../locales/caller/writing-fr.ts';

/**
 * The conversation beside a face or a voice: below the picture on a phone, a column on a wide page. Sends what its list
 * and its composer send, `writing-chosen` where the talk should go on
 * without camera and microphone, and `panel-closed`.
 */
@customElement('passerelle-beside')
export class PasserelleBeside extends LitElement {
  @property({ type: Boolean, reflect: true }) open = false;
  @property({ attribute: false }) conversation: Conversation = emptyConversation;
  /** What stands where one writes. */
  @property({ attribute: false }) half = '';
  @property({ attribute: false }) words: WritingMessages | null = null;
  @property() counselor = '';
  @property() language = 'fr';
  /** Said where the server is away. */
  @property() cut = '';

  private readonly fit = () => this.fitKeyboard();

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        padding: 0 var(--space-3) var(--space-2);
        background: var(--paper);
        color: var(--ink);
        font: 400 var(--text-s) / var(--line-text) var(--font);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
      h2 {
        margin: 0;
        font-size: var(--text-s);
        line-height: var(--line-title);
      }
      .close {
        display: grid;
        flex: none;
        place-items: center;
        width: var(--touch);
        height: var(--touch);
        margin-inline-end: calc(-1 * var(--space-2));
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: inherit;
        cursor: pointer;
      }
      passerelle-message-list {
        flex: 1;
        min-height: 0;
        border-block: 1px solid var(--line-soft);
      }
      .typing {
        min-height: var(--space-5);
        margin: 0;
        color: var(--ink-soft);
        line-height: var(--space-5);
      }
    `,
  ];

  protected override render() {
    const { words, conversation, counselor } = this;
    if (!words) return nothing;
    return html`
      <header>
        <h2 tabindex="-1" aria-label=${words.title(counselor)}>${words.messages}</h2>
        <passerelle-button look="quiet" @click=${() => this.dispatchEvent(new CustomEvent('writing-chosen'))}>
          ${words.only}
        </passerelle-button>
        <button class="close" type="button" aria-label=${words.close} @click=${this.close}>${icon('close')}</button>
      </header>
      <passerelle-message-list
        .lines=${linesOf(conversation)}
        .words=${words}
        .counselor=${counselor}
        .language=${this.language}
        .live=${conversation.readAlong.now?.text ?? ''}
        @send-again=${this.pass}
      ></passerelle-message-list>
      <p class="typing" role="status">${this.cut || (conversation.typing ? words.typing(counselor) : '')}</p>
      <passerelle-composer .words=${words} .text=${this.half} .counselor=${counselor} .live=${conversation.live} @live-switched=${this.pass} @typing=${this.pass} @message-written=${this.pass}></passerelle-composer>
    `;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.keyed);
    window.visualViewport?.addEventListener('resize', this.fit);
    window.visualViewport?.addEventListener('scroll', this.fit);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.keyed);
    window.visualViewport?.removeEventListener('resize', this.fit);
    window.visualViewport?.removeEventListener('scroll', this.fit);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    this.fitKeyboard();
    if (this.open) this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
  }

  /**
   * The call takes what a keyboard leaves of the page: where it lies over the page rather than beside it (Safari), the
   * visual viewport alone tells of it.
   */
  private fitKeyboard() {
    const stage = this.parentElement;
    const seen = window.visualViewport;
    if (!stage || !seen) return;
    const covered = this.open && seen.scale === 1 && seen.height < window.innerHeight - 1;
    stage.style.height = covered ? `${seen.height}px` : '';
    stage.style.top = covered ? `${seen.offsetTop}px` : '';
  }

  private readonly keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) this.close();
  };

  private close() {
    this.parentElement?.querySelector<PasserelleCallControls>('passerelle-call-controls')?.focusMessages();
    this.dispatchEvent(new CustomEvent('panel-closed'));
  }

  private pass(event: Event) {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    this.dispatchEvent(new CustomEvent(event.type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-beside': PasserelleBeside;
  }
}
