import { html, nothing, type TemplateResult } from 'lit';
import '../../components/button.ts';
import '../../components/call-controls.ts';
import '../../components/video-tile.ts';
import type { Step } from '../step.ts';
import { callStatusOf, type StepContext } from '../view.ts';
import { numbersBelow } from './numbers.ts';

/** In the call: the counselor's face is the page, one's own in the corner, the controls at the thumb. */
export const callStep = (
  { counselor }: Extract<Step, { name: 'call' }>,
  { view, words, act }: StepContext,
  exit: TemplateResult | typeof nothing,
) => {
  const { room, self } = view;
  const { call } = words;
  const hint = room?.silent
    ? call.tapForSound
    : self.noMicrophone
      ? call.noMicrophone
      : self.noCamera && !self.picture
        ? call.noCamera
        : '';
  return html`
    <main class="stage">
      <passerelle-video-tile
        class="remote"
        .stream=${room?.stream ?? null}
        .picture=${room?.picture ?? false}
        .name=${counselor}
        @sound-blocked=${(event: HTMLElementEventMap['sound-blocked']) => act.soundBlocked(event.detail.blocked)}
        .caption=${room?.stream && !room.picture ? call.noPicture : ''}
      ></passerelle-video-tile>
      <div class="over">
        <div class="who">
          <h1 tabindex="-1" aria-label=${call.title(counselor)}>${counselor}</h1>
          <p>${callStatusOf(counselor, room, words.call)}</p>
          ${hint ? html`<p>${hint}</p>` : nothing}
        </div>
        ${exit}
      </div>
      ${
        self.picture
          ? html`<passerelle-video-tile
              class="self"
              mirrored
              silent
              picture
              .stream=${self.stream}
              .name=${call.you}
            ></passerelle-video-tile>`
          : nothing
      }
      ${
        room?.state === 'failed'
          ? html`<div class="failed">
              <p>${call.failedWays}</p>
              <passerelle-button look="primary" wide @click=${act.reload}>${call.reload}</passerelle-button>
              ${numbersBelow(words.refused.human, words)}
            </div>`
          : nothing
      }
      <passerelle-call-controls
        .words=${call.controls}
        .microphone=${self.microphone}
        .camera=${self.picture ? 'on' : 'off'}
        @microphone-switched=${(event: HTMLElementEventMap['microphone-switched']) => act.setMicrophone(event.detail.on)}
        @camera-switched=${(event: HTMLElementEventMap['camera-switched']) => act.setCamera(event.detail.on)}
        @hung-up=${act.leave}
      ></passerelle-call-controls>
    </main>
  `;
};
