import { html, nothing, svg } from 'lit';
import { type Score, scores } from '../../../server/contract/ratings.ts';
import '../../components/notice.ts';
import type { GoodbyeState } from '../../data/caller-goodbye.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';

const mouths: Record<Score, string> = {
  1: 'M10 21.500c3.500-3 8.500-3 12 0',
  2: 'M10 20.500h12',
  3: 'M10 19.500c3 4 9 4 12 0',
};

const face = (score: Score) => svg`<svg width="32" height="32" viewBox="0 0 32 32" fill="none" stroke="currentColor"
  stroke-width="2" stroke-linecap="round" aria-hidden="true">
  <path d=${`M16 29a13 13 0 1 0 0-26 13 13 0 0 0 0 26ZM11.500 12.500v1.500m9-1.500v1.500${mouths[score]}`} /></svg>`;

interface Rating {
  readonly state: GoodbyeState;
  readonly own: GoodbyeMessages;
  rate(score: Score): void;
}

/** One tap, if somebody likes: whether it helped. What is said below has its place before it is said. */
export const rating = ({ state, own, rate }: Rating) => html`
  <fieldset class="rating">
    <legend>${own.rating.question}</legend>
    <div class="faces">
      ${scores.toReversed().map(
        (score) => html`<label>
          <input type="radio" name="score" .checked=${score === state.score} @change=${() => rate(score)} />
          <span>${face(score)} ${own.rating.scores[score]}</span>
        </label>`,
      )}
    </div>
    <p class="soft" role="status">${state.score === null ? own.rating.anonymous : own.rating.thanks}</p>
    ${state.refused ? html`<passerelle-notice kind="problem" announce><p>${own.rating.refused}</p></passerelle-notice>` : nothing}
  </fieldset>
`;
