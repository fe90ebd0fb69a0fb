import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './shared.ts';

/**
 * Reads changes out to those who don't see them. Put it on the page once, before there is anything to say; then set
 * `message`. Waits for a pause in what is being read, unless `urgent`.
 */
@customElement('passerelle-status-announcer')
export class PasserelleStatusAnnouncer extends LitElement {
  @property() message = '';
  @property({ type: Boolean }) urgent = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        position: absolute;
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="visually-hidden" role="status" aria-live="polite">${this.urgent ? '' : this.message}</div>
      <div class="visually-hidden" role="alert" aria-live="assertive">${this.urgent ? this.message : ''}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-status-announcer': PasserelleStatusAnnouncer;
  }
}
