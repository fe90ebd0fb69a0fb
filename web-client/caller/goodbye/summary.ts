import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import type { CallerLanguage } from '../../../server/contract/call.ts';
import type { CallerGoodbye } from '../../data/caller-goodbye.ts';
import type { CallerKnown } from '../../data/caller-known.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';
import type { StepContext } from '../view.ts';

interface Summary {
  readonly own: GoodbyeMessages;
  readonly goodbye: CallerGoodbye;
  readonly known: CallerKnown;
  /** Says yes, for when one has words. */
  agree(language: CallerLanguage): void;
}

/** Keeping a summary: read whole before it is answered. Only for whoever wants to be recognised, who would find it again. */
export const summary = ({ own, goodbye, known, agree }: Summary, { view }: StepContext) => {
  const { open, summary: proposal, summaryFailed } = goodbye.state;
  const trouble = summaryFailed
    ? html`<passerelle-notice kind="problem" announce><p>${own.summary.failed}</p></passerelle-notice>`
    : nothing;
  if (proposal.answer !== null) return html`<p role="status">${own.summary[proposal.answer]}</p>`;
  if (proposal.text !== null) {
    return html`
      <section class="agreed" aria-labelledby="summary">
        <h2 id="summary" tabindex="-1">${own.summary.title}</h2>
        <blockquote dir="auto">${proposal.text}</blockquote>
        <p class="soft">${own.summary.who}</p>
        ${trouble}
        <div class="keep">
          ${
            known.state.known === null
              ? html`<passerelle-button
                  wide
                  .busy=${known.state.busy ? own.known.busy : ''}
                  @click=${() => agree(view.language)}
                  >${own.summary.wordsFirst}</passerelle-button
                >`
              : html`<passerelle-button wide @click=${() => goodbye.answerSummary(true)}>${own.summary.yes}</passerelle-button>`
          }
          <passerelle-button wide @click=${() => goodbye.answerSummary(false)}>${own.summary.no}</passerelle-button>
        </div>
      </section>
    `;
  }
  if (!open || known.state.known === null) return trouble;
  return html`
    ${
      proposal.wanted
        ? html`<p role="status">${own.summary.asked}</p>`
        : html`<div class="stack">
            <passerelle-button wide @click=${goodbye.askSummary}>${own.summary.ask}</passerelle-button>
          </div>`
    }
    ${trouble}
  `;
};
