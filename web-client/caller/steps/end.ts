import { html, nothing } from 'lit';
import '../../components/button.ts';
import type { Step } from '../step.ts';
import type { StepContext } from '../view.ts';
import { numbersBelow } from './numbers.ts';

type StepNamed<Name extends Step['name']> = Extract<Step, { name: Name }>;

const website = ({ view, words }: StepContext) =>
  view.campaign.website
    ? html`<passerelle-button wide href=${view.campaign.website}>${words.goodbye.website}</passerelle-button>`
    : nothing;

/** The call has ended: how, that everything is off, and the ways on. */
export const goodbyeStep = (step: StepNamed<'goodbye'>, context: StepContext) => {
  const { words, act, view } = context;
  const { ending, written, callback } = step;
  const { goodbye } = words;
  const soon = ending === 'failed' || ending === 'unanswered';
  return html`
    <h1 tabindex="-1">${goodbye[ending].title}</h1>
    <p class="lead">${goodbye[ending].text}</p>
    <p class="soft">${written ? goodbye.offWritten : goodbye.off}</p>
    ${view.parts.goodbye?.show(step, context)}
    ${view.parts.writing?.show(step, context)}
    <div class="stack">
    <passerelle-button look=${soon ? 'primary' : 'secondary'} wide @click=${act.again}>
      ${soon ? goodbye.againSoon : goodbye.again}
    </passerelle-button>
    ${
      callback
        ? html`<passerelle-button wide @click=${act.later}>${words.waiting.callBack}</passerelle-button>`
        : nothing
    }
    ${website(context)}
    </div>
    ${numbersBelow(goodbye.human, words)}
  `;
};

/** The server said no, or the call is in another tab. */
export const refusedStep = ({ trouble }: StepNamed<'refused'>, context: StepContext) => {
  const { words, act } = context;
  const { refused } = words;
  const say = trouble === 'fault' ? refused : refused[trouble];
  return html`
    <h1 tabindex="-1">${say.title}</h1>
    <p class="lead">${say.text}</p>
    <div class="stack">
    ${
      trouble === 'replaced'
        ? html`<passerelle-button look="primary" wide @click=${act.takeHere}>${refused.here}</passerelle-button>`
        : html`<passerelle-button look="primary" wide @click=${act.retryCall}>${refused.again}</passerelle-button>`
    }
    ${website(context)}
    </div>
    ${numbersBelow(refused.human, words)}
  `;
};

/** The code was stopped while the page was open. */
export const codeStep = ({ state }: StepNamed<'code'>, context: StepContext) => {
  const { words } = context;
  return html`
    <h1 tabindex="-1">${words.codes[state].title}</h1>
    <p class="lead">${words.codes[state].text}</p>
    <div class="stack">${website(context)}</div>
    ${numbersBelow(words.numbers.title, words)}
  `;
};
