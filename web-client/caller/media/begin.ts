import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import '../../components/video-tile.ts';
import { icon } from '../../components/icons.ts';
import type { Step } from '../step.ts';
import { numbersFolded } from '../steps/numbers.ts';
import type { MediaContext } from './part.ts';

type StepNamed<Name extends Step['name']> = Extract<Step, { name: Name }>;

/** While the browser shows its own question. */
export const askingStep = ({ kind }: StepNamed<'asking'>, { own, words, act }: MediaContext) => html`
  <h1 tabindex="-1">${own.asking.title}</h1>
  <p class="prompt">
    ${icon(kind === 'video' ? 'camera' : 'microphone', 32)}
    <span>${kind === 'video' ? own.asking.video : own.asking.audio}</span>
  </p>
  <p>${own.asking.calm}</p>
  ${numbersFolded(words)}
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
    ${soundCheck(context)} ${numbersFolded(context.words)}
    <div class="ways">
      <passerelle-button look="primary" wide @click=${act.call}>${icon('phone')} ${step.counselor === null ? preview.call : preview.talk}</passerelle-button>
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
