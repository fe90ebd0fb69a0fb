import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import '../../components/video-tile.ts';
import { icon } from '../../components/icons.ts';
import { isIos } from '../../rtc/devices.ts';
import { pageAddress } from '../address.ts';
import type { Step } from '../step.ts';
import { numbersBelow } from '../steps/numbers.ts';
import type { MediaContext } from './part.ts';

type StepNamed<Name extends Step['name']> = Extract<Step, { name: Name }>;

/** While the browser shows its own question. */
export const askingStep = ({ kind }: StepNamed<'asking'>, { own, act }: MediaContext) => html`
  <h1 tabindex="-1">${own.asking.title}</h1>
  <p class="prompt">
    ${icon(kind === 'video' ? 'camera' : 'microphone', 32)}
    <span>${kind === 'video' ? own.asking.video : own.asking.audio}</span>
  </p>
  <p>${own.asking.calm}</p>
  <div class="ways">
    <passerelle-button look="quiet" wide @click=${act.back}>${own.asking.back}</passerelle-button>
  </div>
`;

/** What will be seen and heard, before anybody does. */
export const previewStep = (step: StepNamed<'preview'>, context: MediaContext) => {
  const { withoutCamera } = step;
  const { view, own, act, hideFace } = context;
  const { self } = view;
  const { preview } = own;
  return html`
    <h1 tabindex="-1">${self.picture ? preview.video : preview.audio}</h1>
    ${
      withoutCamera
        ? html`<passerelle-notice announce><p>${preview.withoutCamera[withoutCamera]}</p></passerelle-notice>`
        : nothing
    }
    ${
      self.picture
        ? html`<div class="frame">
            <passerelle-video-tile
              class="mirror"
              ?mirrored=${self.mirrored}
              silent
              picture
              .stream=${self.stream}
              .name=${preview.you}
            ></passerelle-video-tile>
            <div class="own">
              ${self.hidden ? html`<p>${preview.hidden}</p>` : nothing}
              <button type="button" aria-pressed=${self.hidden} @click=${() => hideFace(!self.hidden)}>
                ${self.hidden ? icon('check') : nothing} ${preview.hide}
              </button>
            </div>
          </div>
          ${blurSwitch(context)}`
        : nothing
    }
    <p class="soft">${preview.alone}</p>
    ${soundCheck(context)}
    <div class="ways">
      <passerelle-button look="primary" wide @click=${act.call}>${icon('phone')} ${preview.call}</passerelle-button>
      ${
        self.picture
          ? html`<passerelle-button wide @click=${() => act.choose('audio')}>
              ${icon('camera-off')} ${preview.voiceOnly}
            </passerelle-button>`
          : nothing
      }
    </div>
    <div class="beside">
      <passerelle-button look="quiet" @click=${act.back}>${preview.back}</passerelle-button>
      ${view.parts.writing?.show(step, context)}
    </div>
  `;
};

/** Below the picture, and not over it: a face has its place there. */
const blurSwitch = ({ view: { self }, own, blur }: MediaContext) =>
  self.blur === 'none' || self.hidden
    ? nothing
    : html`<button type="button" class="blur" aria-pressed=${self.blur === 'on'} @click=${() => blur(self.blur === 'off')}>
        ${self.blur === 'on' ? icon('check') : nothing} ${own.preview.blur}
      </button>`;

/** Microphone and sound, folded: the code for it comes when it is opened. */
export const soundCheck = ({ view, own, extras, wantExtras }: MediaContext) => html`<details
  @toggle=${({ target }: Event) => target instanceof HTMLDetailsElement && target.open && wantExtras()}
>
  <summary>${own.preview.check}</summary>
  <div class="check">${extras?.check(view.self)}</div>
</details>`;

/** The browser or the device said no: what can be done, and who answers without it. */
export const blockedStep = ({ outcome, kind, writing }: StepNamed<'blocked'>, context: MediaContext) => {
  const { view, words, own, act } = context;
  const { blocked } = own;
  const why = blocked[outcome];
  const help = outcome === 'denied' && isIos() ? blocked.denied.helpIos : why.help;
  return html`
    <h1 tabindex="-1">${why.title}</h1>
    <p class="lead">${why.video}</p>
    <passerelle-notice><p>${help}</p></passerelle-notice>
    ${outcome === 'unsupported' ? html`<p class="address"><bdi>${pageAddress()}</bdi></p>` : nothing}
    <div class="stack">
    ${
      outcome === 'unsupported'
        ? html`<passerelle-button look="primary" wide @click=${act.copyLink}>
            ${view.done === 'copied' ? html`${icon('check')} ${blocked.copied}` : blocked.copy}
          </passerelle-button>`
        : html`<passerelle-button look="primary" wide @click=${act.retryMedia}>${blocked.again}</passerelle-button>`
    }
    ${
      kind === 'video' && outcome !== 'unsupported'
        ? html`<passerelle-button wide @click=${() => act.choose('audio')}>
              ${icon('microphone')} ${blocked.voiceOnly}
            </passerelle-button>`
        : nothing
    }
    ${
      writing
        ? html`<passerelle-button wide @click=${() => act.choose('text')}>
              ${icon('message')} ${words.waiting.write}
            </passerelle-button>`
        : nothing
    }
    </div>
    ${numbersBelow(blocked.human, words)}
    <div class="beside">
      <passerelle-button look="quiet" @click=${act.back}>${blocked.back}</passerelle-button>
    </div>
  `;
};
