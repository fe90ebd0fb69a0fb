import { html, type TemplateResult } from 'lit';
import type { FailureCode } from '../data/http.ts';
import { sectionsOf } from '../manager/views.ts';
import { gate } from '../staff/gate.ts';
import { i18n } from '../staff/i18n.ts';
import type { SessionState } from '../staff/session.ts';
import '../staff/staff-header.ts';
import { user } from './data.ts';

/** A state of a page, by what it draws. */
export type States = Readonly<Record<string, () => TemplateResult>>;
export type Space = 'dashboard' | 'console';
export type Section = 'campaigns' | 'teams' | 'numbers';

const out: SessionState = { phase: 'signed_out', user: null, busy: false, failure: null, ended: false };

/** A view below the header, as the page's root element shows it. */
export const inSpace = (
  space: Space,
  view: TemplateResult,
  role: 'counselor' | 'manager' | 'admin' | null,
  section: Section = 'campaigns',
): TemplateResult => html`
  <staff-header
    space=${space}
    .user=${role === null ? null : user(role)}
    .sections=${space === 'console' && role !== null ? sectionsOf(i18n.messages, section, role) : []}
  ></staff-header>
  <main class="staff-view">${view}</main>
`;

/** A view of the console, as a manager has it. */
export const shownInConsole = (view: TemplateResult, section: Section) => () =>
  inSpace('console', view, 'manager', section);

const before = (space: Space, change: Partial<SessionState>) => () =>
  inSpace(space, gate({ ...out, ...change }, space, i18n.messages) ?? html``, null);
const wrong: FailureCode = 'wrong_login';

/** What stands before the spaces. */
export const staffStates: States = {
  login: before('dashboard', {}),
  'login-console': before('console', {}),
  'login-busy': before('dashboard', { busy: true }),
  'login-wrong': before('dashboard', { failure: wrong }),
  'login-ended': before('dashboard', { ended: true }),
  'login-unreachable': before('console', { phase: 'unknown', failure: 'unreachable' }),
  'denied-console': () =>
    inSpace('console', html`<staff-access-denied space="console"></staff-access-denied>`, 'counselor'),
  'denied-dashboard': () =>
    inSpace('dashboard', html`<staff-access-denied space="dashboard"></staff-access-denied>`, 'manager'),
};
