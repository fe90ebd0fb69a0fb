import { ContextProvider } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Role } from '../../server/contract/call.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { gate, serveSession } from '../staff/gate.ts';
import { LiveData, refreshSeconds } from '../staff/live-data.ts';
import { Router } from '../staff/router.ts';
import { createSession } from '../staff/session.ts';
import { mayManage, maySeeNumbers } from '../staff/spaces.ts';
import '../staff/staff-header.ts';
import { page } from '../staff/styles.ts';
import { managerActions, serverActions } from './actions.ts';
import './campaign-form.ts';
import { withPlacement } from './ledger.ts';
import { ManagerPlaceholder } from './placeholder.ts';
import './numbers/numbers-page.ts';
import { pathOf, type Route, routeOf } from './routes.ts';
import { loadView, type Shown, sectionsOf, titleOf, viewOf } from './views.ts';

/** Counting months costs more than reading a list, and says less that is new. */
const numbersSeconds = 60;

/** The console: session, address, and what the server has for that address. */
@customElement('manager-app')
export class ManagerApp extends StaffElement {
  @state() private route: Route = routeOf(location.pathname);

  private readonly session = createSession();
  private readonly live = new LiveData<Shown>(
    this,
    (signal) => this.load(signal),
    (code) => code === 'not_signed_in' && this.session.expire(),
    () => (this.route.page === 'numbers' ? numbersSeconds : refreshSeconds),
  );
  private readonly router = new Router(this, '/console', () => {
    this.moved = true;
    void this.focusHeading();
  });
  /** The view changed, and its heading has not had the focus yet. */
  private moved = false;

  static override styles = [
    shared,
    page,
    css`
      main {
        max-width: 1280px;
        margin: 0 auto;
        padding: var(--space-5) var(--space-5) var(--space-7);
      }
      .stale {
        margin-bottom: var(--space-4);
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
    new ContextProvider(this, { context: managerActions, initialValue: serverActions });
    let phase = this.session.state.phase;
    new Follow(
      this,
      () => this.session,
      (state) => {
        if (state.phase === 'signed_in' && phase !== 'signed_in') void this.live.refresh();
        phase = state.phase;
      },
    );
    serveSession(this, this.session);
    this.addEventListener('load-asked', () => void this.live.refresh());
    this.addEventListener('campaign-created', (event) =>
      this.router.go(pathOf({ page: 'campaign', campaign: event.detail.id })),
    );
    this.addEventListener('batch-created', () => void this.live.refresh());
    this.addEventListener('screen-created', () => void this.live.refresh());
    this.addEventListener('placement-changed', (event) => {
      const { value } = this.live;
      if (value?.of === 'campaign') {
        this.live.set({ ...value, placements: withPlacement(value.placements, event.detail) });
      }
    });
    this.addEventListener('team-created', (event) => this.router.go(pathOf({ page: 'team', team: event.detail.id })));
    this.addEventListener('team-changed', (event) => {
      const { value } = this.live;
      if (value?.of === 'team') this.live.set({ ...value, team: event.detail });
    });
    this.addEventListener('routing-changed', (event) => {
      const { value } = this.live;
      if (value?.of === 'routing') this.live.set({ ...value, routing: event.detail.routing });
    });
    this.addEventListener('numbers-chosen', (event) => {
      // The reader stays at the control that they changed: this is no move to another view.
      history.replaceState(null, '', pathOf({ page: 'numbers', choice: event.detail.choice }));
      this.requestUpdate();
    });
    void this.session.load();
  }

  protected override willUpdate() {
    const next = routeOf(location.pathname);
    if (JSON.stringify(next) === JSON.stringify(this.route)) return;
    // Another choice of numbers is another view of the same page, which says itself that it loads.
    const stays = next.page === 'numbers' && this.route.page === 'numbers';
    this.route = next;
    if (!stays) this.live.set({ of: 'nothing' });
    void this.live.refresh();
  }

  protected override render() {
    const { user } = this.session.state;
    return html`
      <staff-header
        space="console"
        .user=${user}
        .sections=${user ? sectionsOf(this.t, this.section === 'numbers' ? 'numbers' : this.route.page, user.role) : []}
      ></staff-header>
      <main>${gate(this.session.state, 'console', this.t) ?? (user && !this.mayBeHere(user.role) ? html`<staff-access-denied space="console"></staff-access-denied>` : this.view())}</main>
    `;
  }

  protected override updated() {
    document.title = `${this.viewTitle()} · ${this.t.product}`;
    if (this.moved) void this.focusHeading();
  }

  private view(): TemplateResult {
    const { route } = this;
    const { value, failure } = this.live;
    if (route.page === 'numbers') {
      return html`<manager-numbers
        .choice=${route.choice}
        .data=${value?.of === 'numbers' ? value : null}
        .failure=${failure}
      ></manager-numbers>`;
    }
    if (route.page === 'new_campaign') return html`<manager-campaign-form></manager-campaign-form>`;
    const shown = value === null ? null : viewOf(value);
    const missing = failure === 'not_found' || (failure === 'bad_request' && shown === null);
    if (route.page === 'unknown' || missing) {
      return html`<manager-placeholder .why=${'lost'} section=${this.section}></manager-placeholder>`;
    }
    const stale = failure
      ? html`<passerelle-notice class="stale">${this.t.refreshFailed}</passerelle-notice>`
      : nothing;
    return shown
      ? html`${stale}${shown}`
      : html`<manager-placeholder .why=${failure ?? 'loading'} section=${this.section}></manager-placeholder>`;
  }

  private mayBeHere(role: Role): boolean {
    return mayManage(role) || (this.section === 'numbers' && maySeeNumbers(role));
  }

  /** The section of the console in which the address is. */
  private get section(): ManagerPlaceholder['section'] {
    const { route } = this;
    if (route.page === 'numbers' || (route.page === 'unknown' && route.of === 'numbers')) return 'numbers';
    return route.page === 'teams' || route.page === 'team' ? 'teams' : 'campaigns';
  }

  private async load(signal: AbortSignal): Promise<Shown> {
    const { route } = this;
    const { phase, user } = this.session.state;
    if (phase !== 'signed_in' || user === null || !this.mayBeHere(user.role)) return { of: 'nothing' };
    return loadView(route, signal);
  }

  private viewTitle(): string {
    const { login, newCampaign } = this.t;
    if (this.session.state.phase === 'signed_out') return login.title;
    if (this.route.page === 'new_campaign') return newCampaign.title;
    const { value } = this.live;
    return (
      (value && titleOf(value, this.t)) ?? (this.section === 'numbers' ? this.t.figures : this.t[this.section]).title
    );
  }

  /** After a move, screen readers and the keyboard start from the new view's heading, once it is there. */
  private async focusHeading() {
    const view = this.renderRoot.querySelector('main > :not(passerelle-notice)');
    if (view instanceof StaffElement) await view.updateComplete;
    // What is still loading is soon replaced, and would take the focus with it.
    if (view instanceof ManagerPlaceholder && view.why === 'loading') return;
    const heading = (view?.shadowRoot ?? this.renderRoot).querySelector('h1');
    if (!this.moved || !(heading instanceof HTMLElement)) return;
    this.moved = false;
    heading.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-app': ManagerApp;
  }
}
