import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PresenceState } from '../../server/contract/call.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';

// Each state has a shape of its own, so that colour is never alone in telling them apart.
const shapes = {
  available: svg`<circle cx="8" cy="8" r="6" fill="currentColor" />`,
  offered: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" /><circle cx="8" cy="8" r="2" fill="currentColor" />`,
  busy: svg`<rect x="3" y="3" width="10" height="10" fill="currentColor" />`,
  wrap_up: svg`<path d="M8 2 14 8 8 14 2 8Z" fill="currentColor" />`,
  away: svg`<path d="M5 3v10M11 3v10" stroke="currentColor" stroke-width="3" />`,
  offline: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" />`,
} as const;

/** What a counselor is doing: a shape, a colour and a word. */
@customElement('manager-presence')
export class ManagerPresence extends StaffElement {
  @property() presence: PresenceState = 'offline';

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-soft);
        white-space: nowrap;
      }
      svg {
        flex: none;
      }
      .available {
        color: var(--green);
      }
      .busy,
      .offered {
        color: var(--accent-edge);
      }
    `,
  ];

  protected override render() {
    return html`<svg class=${this.presence} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${shapes[this.presence]}</svg>${this.t.desk.presences[this.presence]}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-presence': ManagerPresence;
  }
}
