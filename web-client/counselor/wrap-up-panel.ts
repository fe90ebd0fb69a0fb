import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CounselorCall } from '../../server/contract/counselor-socket.ts';
import { shared } from '../components/shared.ts';
import { StaffElement } from '../staff/element.ts';
import { duration } from '../staff/format.ts';
import { page } from '../staff/styles.ts';
import { originLines } from './origin.ts';
import './record-form.ts';
import type { RecordState } from './record-keeper.ts';

/** After the call: the record is finished, then the next one may come. */
@customElement('counselor-wrap-up')
export class CounselorWrapUp extends StaffElement {
  @property({ attribute: false }) call: CounselorCall | null = null;
  @property({ attribute: false }) record: RecordState | null = null;
  @property({ type: Boolean }) offline = false;

  static override styles = [
    shared,
    page,
    css`
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
        max-width: 720px;
        margin: 0 auto;
      }
      .placement {
        font-weight: 600;
      }
      @media (max-width: 560px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  protected override render() {
    const { call } = this;
    if (call === null) return nothing;
    const { wrapUp } = this.t;
    return html`
      <section class="card" aria-labelledby="title">
        <div>
          <h1 id="title" tabindex="-1">${wrapUp.title}</h1>
          <p>${call.talkSeconds > 0 ? wrapUp.talked(duration(call.talkSeconds)) : wrapUp.nothing}</p>
        </div>
        <div>${originLines(call.origin, call.languages, this.t, this.language)}</div>
        <counselor-record .record=${this.record} finishable ?offline=${this.offline}></counselor-record>
        <p class="soft">${wrapUp.next}</p>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-wrap-up': CounselorWrapUp;
  }
}
