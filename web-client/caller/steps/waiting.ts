import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import { icon } from '../../components/icons.ts';
import type { Step } from '../step.ts';
import { rangeOf, reasonOf, ringingTextOf, type StepContext, titleOf } from '../view.ts';
import { languages } from './begin.ts';
import { numbersBelow, numbersFolded } from './numbers.ts';

type Waiting = Extract<Step, { name: 'waiting' }>;

/** One's own small picture, with who sees it, and the way to be neither seen nor heard. */
const seen = (text: string, { kind, mayWrite }: Pick<Waiting, 'kind' | 'mayWrite'>, context: StepContext) => {
  const { view, words, act } = context;
  const { self } = view;
  const { waiting } = words;
  return html`
    <div class="seen ${kind}">
      ${self.picture ? view.parts.media?.show(view.step, context) : nothing}
      <div>
        <p class="soft">${text}</p>
        ${
          mayWrite
            ? html`<passerelle-button look="quiet" @click=${act.write}>${icon('message')} ${waiting.write}</passerelle-button>`
            : nothing
        }
      </div>
    </div>
    ${
      self.noMicrophone
        ? html`<passerelle-notice kind="problem" announce>
            <p>${self.noMicrophone === 'asleep' ? waiting.mediaAsleep : waiting.mediaLost}</p>
            <passerelle-button slot="ways" @click=${() => act.setMicrophone(true)}>${waiting.mediaAgain}</passerelle-button>
          </passerelle-notice>`
        : nothing
    }
  `;
};

/** What the campaign has instead of waiting on; the place is kept meanwhile. It comes late, so below all that is there. */
const insteadOf = ({ instead, kind }: Waiting, { words, act }: StepContext) => {
  const { waiting } = words;
  const writing = instead.includes('writing') && kind !== 'text';
  const callback = instead.includes('callback');
  if (!writing && !callback) return nothing;
  return html`
    <passerelle-notice announce>
      <p>${writing ? waiting.orWriting : waiting.orCallback}</p>
      ${
        writing
          ? html`<passerelle-button slot="ways" @click=${act.write}>${icon('message')} ${waiting.write}</passerelle-button>`
          : nothing
      }
      ${
        callback
          ? html`<passerelle-button slot="ways" @click=${act.later}>${waiting.callBack}</passerelle-button>`
          : nothing
      }
    </passerelle-notice>
  `;
};

const notices = (step: Waiting, { view, words }: StepContext) => {
  const why = reasonOf(step, words);
  return html`
    ${why ? html`<passerelle-notice><p>${why}</p></passerelle-notice>` : nothing}
    ${view.cut && step.place !== null ? html`<passerelle-notice kind="problem"><p>${view.lost ? words.waiting.lost : words.waiting.cut}</p></passerelle-notice>` : nothing}
  `;
};

/** What stands at the foot of the page, at the same place whether it rings or not. */
const below = (context: StepContext) => html`
  <div class="ways">
    <passerelle-button wide @click=${context.act.leave}>${context.words.waiting.leave}</passerelle-button>
  </div>
  <div class="beside">${languages(context)}</div>
`;

/** In the queue. */
export const waitingStep = (step: Waiting, context: StepContext) => {
  const { words } = context;
  const { waiting } = words;
  const { kind } = step;
  // Where the ladder proposes it, it is there already.
  const mayWrite = step.mayWrite && !step.instead.includes('writing');
  return html`
    <h1 tabindex="-1">${titleOf(step, words)}</h1>
    ${notices(step, context)}
    <p class="lead">${step.nobody ? waiting.nobody : rangeOf(step.wait, words)}</p>
    <p>${waiting.kept}</p>
    ${seen(kind === 'text' ? waiting.unread : waiting.unseen, { kind, mayWrite }, context)}
    ${step.nobody || context.view.lost ? numbersBelow(words.numbers.title, words) : numbersFolded(words)}
    ${insteadOf(step, context)}
    ${kind === 'text' ? context.view.parts.writing?.show(step, context) : context.view.parts.media?.check(context)}
    ${below(context)}
  `;
};

/** It rings at a counselor's desk. */
export const ringingStep = (step: Extract<Step, { name: 'ringing' }>, context: StepContext) => {
  const { words, view } = context;
  const { waiting } = words;
  return html`
    <div><span class="ringing">${icon(step.kind === 'text' ? 'message' : 'phone', 32)}</span></div>
    <h1 tabindex="-1">${waiting.ringing}</h1>
    ${step.missed ? html`<p class="lead">${waiting.ringingNext}</p>` : nothing}
    ${seen(ringingTextOf(step, view.self.picture, words), step, context)} ${numbersFolded(words)}
    ${below(context)}
  `;
};
