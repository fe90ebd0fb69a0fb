import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import { partOf } from '../parts.ts';
import type { StepContext } from '../view.ts';
import { numbersFolded } from './numbers.ts';

/** A step of a part that is fetched when wanted: what it shows, or that it is on its way. */
export const partStep = (context: StepContext) => {
  const { view, words, act } = context;
  const name = partOf(view.step);
  const shown = name && view.parts[name]?.show(view.step, context);
  if (shown) return shown;
  return html`
    <h1 tabindex="-1">${words.opening}</h1>
    ${
      view.parts.failed
        ? html`<passerelle-notice kind="problem" announce>
            <p>${words.failed}</p>
            <passerelle-button slot="ways" @click=${act.reload}>${words.refused.reload}</passerelle-button>
          </passerelle-notice>`
        : nothing
    }
    <div class="ways">${numbersFolded(words)}</div>
  `;
};
