import { html, nothing } from 'lit';
import { callerLanguages } from '../../../server/contract/call.ts';
import '../../components/button.ts';
import '../../components/language-switch.ts';
import { icon } from '../../components/icons.ts';
import type { Step } from '../step.ts';
import type { StepContext } from '../view.ts';
import { numbersFolded } from './numbers.ts';

/** Another language for the page, in one tap. */
export const languages = ({ view, words }: StepContext) => html`<passerelle-language-switch
  .language=${view.language}
  .languages=${callerLanguages}
  .label=${words.language}
></passerelle-language-switch>`;

/** Who sees and hears, what it costs, how long: then the button is the consent. */
export const beforeStep = ({ writing }: Extract<Step, { name: 'before' }>, context: StepContext) => {
  const { words, act } = context;
  return html`
  <h1 tabindex="-1">${words.before.title}</h1>
  <p>${words.before.camera}</p>
  <ul class="facts">
    ${words.before.facts.map(
      ({ title, text }) => html`<li>${icon('check')}<div><strong>${title}</strong><span>${text}</span></div></li>`,
    )}
  </ul>
  <div class="ways">
    <passerelle-button look="primary" wide @click=${() => act.choose('video')}>
      ${icon('camera')} ${words.before.video}
    </passerelle-button>
    <passerelle-button wide @click=${() => act.choose('audio')}>
      ${icon('microphone')} ${words.before.audio}
    </passerelle-button>
    ${
      writing
        ? html`<passerelle-button wide @click=${() => act.choose('text')}>
            ${icon('message')} ${words.before.writing}
          </passerelle-button>`
        : nothing
    }
  </div>
  ${numbersFolded(words)}
  <div class="beside">
    <passerelle-button look="quiet" @click=${act.back}>${words.before.back}</passerelle-button>
    <passerelle-button look="quiet" @click=${act.known}>${words.before.known}</passerelle-button>
    ${languages(context)}
  </div>
`;
};
