import { html, type TemplateResult } from 'lit';
import '../components/button.ts';
import '../components/notice.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import './access-denied.ts';
import { tell } from './events.ts';
import './login-panel.ts';
import type { SessionState, StaffSession } from './session.ts';

/** What stands before a space until somebody is signed in; null where the space itself may show. */
export function gate(session: SessionState, space: 'dashboard' | 'console', t: StaffMessages): TemplateResult | null {
  if (session.phase === 'signed_in') return null;
  if (session.phase === 'signed_out') {
    return html`<staff-login
      space=${space}
      ?busy=${session.busy}
      .failure=${session.failure}
      ?ended=${session.ended}
    ></staff-login>`;
  }
  // Most often the answer is there before anybody could read a word: the place stays quiet, and named.
  const title = html`<h1 class="visually-hidden">${t.login[space]}</h1>`;
  if (session.failure === null) return html`${title}<p role="status">${t.loading}</p>`;
  return html`
    ${title}
    <passerelle-notice kind="problem" announce>
      ${t.failures[session.failure]}
      <passerelle-button slot="ways" @click=${askAgain}>${t.retry}</passerelle-button>
    </passerelle-notice>
  `;
}

/**
 * Lets a page's root element answer what login and header ask for. Where `mayLeave` says no, nobody is signed out: the
 * page asks first.
 */
export function serveSession(root: HTMLElement, session: StaffSession, mayLeave: () => boolean = () => true): void {
  root.addEventListener('login-submitted', (event) => void session.signIn(event.detail));
  root.addEventListener('sign-out-asked', () => {
    if (mayLeave()) void session.signOut();
  });
  root.addEventListener('load-asked', () => {
    if (session.state.phase === 'unknown') void session.load();
  });
}

function askAgain(event: Event) {
  if (event.currentTarget) tell(event.currentTarget, 'load-asked');
}
