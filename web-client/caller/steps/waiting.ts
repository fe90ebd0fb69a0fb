import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import '../../components/video-tile.ts';
import { icon } from '../../components/icons.ts';
import type { Step } from '../step.ts';
import { rangeOf, type StepContext, titleOf } from '../view.ts';
import { numbersBelow, numbersFolded } from './numbers.ts';

/** One's own small picture, with who sees it. */
const seen = (text: string, { view, words, act }: StepContext) => {
  const { self } = view;
  return html`
    <div class="seen">
      ${
        self.picture
          ? html`<passerelle-video-tile
              class="mirror small"
              mirrored
              silent
              picture
              .stream=${self.stream}
              .name=${words.waiting.you}
            ></passerelle-video-tile>`
          : nothing
      }
      <p class="soft">${text}</p>
    </div>
    ${
      self.noMicrophone
        ? html`<passerelle-notice kind="problem" announce>
            <p>${words.waiting.mediaLost}</p>
            <passerelle-button slot="ways" @click=${act.retryMedia}>${words.waiting.mediaAgain}</passerelle-button>
          </passerelle-notice>`
        : nothing
    }
  `;
};

/** In the queue. */
export const waitingStep = (step: Extract<Step, { name: 'waiting' }>, context: StepContext) => {
  const { view, words, act } = context;
  const { waiting } = words;
  return html`
    <h1 tabindex="-1">${titleOf(step, words)}</h1>
    ${step.backInLine ? html`<passerelle-notice><p>${waiting.backInLine}</p></passerelle-notice>` : nothing}
    ${view.cut && step.place !== null ? html`<passerelle-notice kind="problem"><p>${waiting.cut}</p></passerelle-notice>` : nothing}
    <p class="lead">${step.place === null ? '' : step.nobody ? waiting.nobody : rangeOf(step.wait, words)}</p>
    <p>${waiting.kept}</p>
    ${seen(waiting.unseen, context)} ${step.nobody ? numbersBelow(words.numbers.title, words) : numbersFolded(words)}
    <div class="ways">
      <passerelle-button wide @click=${act.leave}>${waiting.leave}</passerelle-button>
    </div>
  `;
};

/** It rings at a counselor's desk. */
export const ringingStep = (context: StepContext) => {
  const { words, act } = context;
  const { waiting } = words;
  return html`
    <div><span class="ringing">${icon('phone', 32)}</span></div>
    <h1 tabindex="-1">${waiting.ringing}</h1>
    ${seen(context.view.self.picture ? waiting.ringingText : waiting.ringingVoice, context)}
    <div class="ways">
      <passerelle-button wide @click=${act.leave}>${waiting.leave}</passerelle-button>
    </div>
  `;
};
