import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../components/button.ts';
import '../components/dialog.ts';
import { shared } from '../components/shared.ts';
import { LeaveGuard } from '../lib/leave-guard.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { gate, serveSession } from '../staff/gate.ts';
import { createSession } from '../staff/session.ts';
import { mayAnswer } from '../staff/spaces.ts';
import '../staff/staff-header.ts';
import { page } from '../staff/styles.ts';
import { type DeskController, openDeskController } from './desk-controller.ts';
import './desk-panels.ts';
import type { Panel } from './desk-view.ts';
import { profileKeeper } from './profile-keeper.ts';
import { referralKeeper } from './referral-keeper.ts';

// A socket that is refused says no reason to the page: while it is cut we ask now and then whether the session holds.
const verifyMs = 5_000;

/** The dashboard: a session, then a desk for as long as it lasts. */
@customElement('counselor-app')
export class CounselorApp extends StaffElement {
  private readonly session = createSession();
  private controller: DeskController | null = null;
  private readonly referrals = new ContextProvider(this, { context: referralKeeper, initialValue: null });
  private readonly profile = new ContextProvider(this, { context: profileKeeper, initialValue: null });
  private verifying: ReturnType<typeof setInterval> | undefined;
  private lastPanel: Panel | null = null;
  /** Somebody wants to sign out in the middle of a call, or of writing something: it is asked whether they mean it. */
  @state() private leaving: 'talk' | 'draft' | null = null;
  /** Nobody touched this page yet, so the browser lets no bell sound (HTML, user activation). */
  @state() private mute = !navigator.userActivation.hasBeenActive;

  static override styles = [
    shared,
    page,
    css`
      main {
        max-width: 1280px;
        margin: 0 auto;
        padding: var(--space-5) var(--space-5) var(--space-7);
      }
      @media (max-width: 719px) {
        main {
          padding: var(--space-4) var(--space-4) var(--space-7);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Follow(
      this,
      () => this.session,
      () => this.keepDesk(),
    );
    new Follow(
      this,
      () => this.controller?.desk,
      (state) => {
        if (state.connection === 'signed_out') this.session.expire();
        this.watchSession(state.connection !== 'open');
      },
    );
    new Follow(this, () => this.controller?.media);
    new Follow(this, () => this.controller?.record);
    new Follow(this, () => this.controller?.claim);
    new Follow(this, () => this.controller?.ending);
    new Follow(this, () => this.controller?.day);
    new Follow(this, () => this.controller?.unread);
    serveSession(this, this.session, () => this.mayLeave());
    this.addEventListener('presence-chosen', (event) => this.controller?.setPresence(event.detail));
    this.addEventListener('offer-answered', (event) => this.controller?.answer(event.detail.accept));
    this.addEventListener('call-ended', () => this.controller?.hangUp());
    this.addEventListener('microphone-switched', (event) => this.controller?.media.setMicrophone(event.detail.on));
    this.addEventListener('camera-switched', (event) => void this.controller?.media.setCamera(event.detail.on));
    this.addEventListener('pictures-wanted', () => this.controller?.media.bringBack());
    this.addEventListener('record-edited', (event) => this.controller?.record.edit(event.detail));
    this.addEventListener('record-finished', () => this.controller?.finishRecord());
    this.addEventListener('record-prolonged', () => this.controller?.prolong());
    this.addEventListener('message-written', (event) => this.controller?.desk.write(event.detail.text));
    this.addEventListener('message-typed', (event) => this.controller?.desk.typing(event.detail.text));
    this.addEventListener('live-switched', (event) => this.controller?.desk.setLive(event.detail.on));
    this.addEventListener('messages-retried', () => this.controller?.desk.sendUnsent());
    this.addEventListener('voice-joined', () => this.controller?.media.join());
    this.addEventListener('writing-chosen', () => this.controller?.goOnWriting());
    this.addEventListener('check-asked', () => void this.controller?.media.check());
    this.addEventListener('check-ended', () => this.controller?.media.endCheck());
    this.addEventListener('media-retry', () => this.controller?.media.retry());
    this.addEventListener('desk-taken', () => this.controller?.takeHere());
    // Not as the finger goes down: what it is on must not move under it.
    for (const gesture of ['click', 'keydown']) {
      window.addEventListener(gesture, () => {
        this.mute = false;
        this.controller?.hear();
      });
    }
    // Closing the tab would leave somebody alone, or lose what was written.
    new LeaveGuard(this, () => (this.controller?.talking || this.controller?.unsaved) ?? false);
    void this.session.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watchSession(false);
    this.controller?.close();
    this.controller = null;
  }

  protected override render() {
    return html`
      <staff-header space="dashboard" .user=${this.session.state.user}></staff-header>
      <main>${gate(this.session.state, 'dashboard', this.t) ?? this.space()}</main>
      ${this.leaveQuestion()}
    `;
  }

  protected override updated() {
    const { t } = this;
    const offer = this.controller?.desk.state.desk?.offer;
    const unread = this.controller?.unread.state.unread ?? 0;
    const title = this.session.state.phase === 'signed_out' ? t.login.title : t.desk.title;
    const quiet = unread > 0 ? t.writing.pageTitle(unread) : title;
    document.title = offer ? t.offer.pageTitle(offer.origin.placement) : `${quiet} · ${t.product}`;
    void this.followPanel();
  }

  private space(): TemplateResult {
    const { controller } = this;
    const { user } = this.session.state;
    if (controller === null || (user && !mayAnswer(user.role)) || controller.desk.state.connection === 'forbidden') {
      return html`<staff-access-denied space="dashboard"></staff-access-denied>`;
    }
    return html`<counselor-desk
      .state=${controller.desk.state}
      .media=${controller.media.state}
      .record=${controller.record.state}
      .day=${controller.day.state}
      .ending=${controller.ending.state.ending}
      ?elsewhere=${controller.claim.state.holder === 'elsewhere'}
      ?mute=${this.mute}
    ></counselor-desk>`;
  }

  private leaveQuestion(): TemplateResult {
    const { leave, close } = this.t;
    const words = leave[this.leaving ?? 'talk'];
    return html`<passerelle-dialog
      ?open=${this.leaving !== null}
      heading=${words.title}
      close-label=${close}
      @dialog-closed=${() => this.stay()}
    >
      <p>${words.consequence}</p>
      <passerelle-button slot="actions" @click=${() => this.stay()}>${leave.stay}</passerelle-button>
      <passerelle-button slot="actions" look="danger" @click=${() => this.leave()}>${words.go}</passerelle-button>
    </passerelle-dialog>`;
  }

  private mayLeave(): boolean {
    this.controller?.record.flush();
    this.leaving = this.controller?.talking ? 'talk' : this.controller?.unsaid ? 'draft' : null;
    return this.leaving === null;
  }

  private stay() {
    this.leaving = null;
  }

  private leave() {
    this.leaving = null;
    this.controller?.hangUp();
    void this.session.signOut();
  }

  /** A desk is open exactly while somebody who answers calls is signed in. */
  private keepDesk() {
    const { phase, user } = this.session.state;
    const wanted = phase === 'signed_in' && user !== null && mayAnswer(user.role);
    if (wanted && this.controller === null) this.controller = openDeskController();
    if (!wanted && this.controller !== null) {
      this.controller.close();
      this.controller = null;
    }
    this.referrals.setValue(this.controller?.referrals ?? null);
    this.profile.setValue(this.controller?.profile ?? null);
    if (!wanted) this.watchSession(false);
  }

  private watchSession(on: boolean) {
    if (on && this.verifying === undefined) this.verifying = setInterval(() => this.verify(), verifyMs);
    if (on || this.verifying === undefined) return;
    clearInterval(this.verifying);
    this.verifying = undefined;
  }

  /** Not while there is a conversation: it goes on without a session, and the login would end it. */
  private verify() {
    if (this.controller?.media.state.room === 'none') void this.session.verify();
  }

  /** When the panel changes, the focus would be lost with the old one: what comes first in the new one takes it. */
  private async followPanel() {
    const desk = this.renderRoot.querySelector('counselor-desk');
    const panel = desk?.panel ?? null;
    const before = this.lastPanel;
    if (panel === before) return;
    this.lastPanel = panel;
    if (desk === null || before === null || before === 'connecting') return;
    if ((before === 'check' && panel === 'idle') || (before === 'idle' && panel === 'check') || panel === 'ringing')
      return;
    await desk.updateComplete;
    const view = desk.view() ?? desk;
    if (view instanceof StaffElement) await view.updateComplete;
    if (desk.writes) return;
    const first = view.shadowRoot?.querySelector('[data-first]') ?? view.shadowRoot?.querySelector('h1');
    if (first instanceof LitElement) await first.updateComplete;
    if (first instanceof HTMLElement) first.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-app': CounselorApp;
  }
}
