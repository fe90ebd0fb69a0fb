import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/call-controls.ts';
import '../../components/video-tile.ts';
import type { MediaMessages } from '../../locales/caller/media-fr.ts';
import type { Step } from '../step.ts';
import { exitLink } from '../steps/exit.ts';
import { numbersBelow } from '../steps/numbers.ts';
import type { CallerView } from '../view.ts';
import type { MediaContext } from './part.ts';

/** In the call: the counselor's face is the page, one's own in the corner, the controls at the thumb. */
export const callStep = (step: Extract<Step, { name: 'call' }>, context: MediaContext) => {
  const { counselor } = step;
  const { view, words, act, own } = context;
  const { room, self } = view;
  const { call } = own;
  const { writing } = view.parts;
  const { extras } = context;
  const voiceOnly = extras?.state.line === 'voice_only';
  const picture = room?.picture === true && !voiceOnly;
  const hint = extras?.hint(view, own.preview.withoutCamera);
  return html`
    <main class="stage ${view.panel ? 'with-messages' : ''}">
      <div class="scene">
      <passerelle-video-tile
        class="remote"
        .stream=${room?.stream ?? null}
        .picture=${picture}
        .name=${counselor}
        .face=${step.face}
        @sound-blocked=${(event: HTMLElementEventMap['sound-blocked']) => act.soundBlocked(event.detail.blocked)}
        .caption=${room?.stream && !room.picture ? call.noPicture : ''}
      ></passerelle-video-tile>
      <div class="over">
        <div class="who">
          <h1 tabindex="-1" aria-label=${call.title(counselor)}>${counselor}</h1>
          <p>${callStatusOf(counselor, view, call)}</p>
          ${room?.state === 'connected' && room.stream && !room.peerLost ? extras?.line() : nothing}
        </div>
        ${exitLink(context)}
      </div>
      ${hint ? html`<p class="who hint">${hint}</p>` : nothing}
      ${self.picture && !voiceOnly ? ownTile(context) : nothing}
      ${extras?.trial(self, own.preview, () => act.setCamera(true))}
      ${
        room?.state === 'failed' || (view.lost && room?.state === 'reconnecting')
          ? html`<div class="failed">
              <p>${call.failedWays}</p>
              <passerelle-button look="primary" wide @click=${act.reload}>${call.reload}</passerelle-button>
              ${numbersBelow(words.refused.human, words)}
            </div>`
          : nothing
      }
      ${extras?.note(context)} ${extras?.panel(context, own.preview)}
      <passerelle-call-controls
        .words=${call.controls}
        .microphone=${self.microphone}
        .camera=${self.picture && !voiceOnly ? 'on' : 'off'}
        .more=${extras?.state.more ? 'open' : 'closed'}
        ?trying=${(extras?.state.trial ?? 'none') !== 'none'}
        .messages=${view.panel}
        .unread=${writing?.unread}
        @messages-switched=${({ detail }: HTMLElementEventMap['messages-switched']) => {
          extras?.act.setMore(false);
          act.setPanel(detail.on);
        }}
        @microphone-switched=${(event: HTMLElementEventMap['microphone-switched']) => act.setMicrophone(event.detail.on)}
        @camera-switched=${({ detail }: HTMLElementEventMap['camera-switched']) =>
          self.picture && voiceOnly
            ? extras?.act.bringBack()
            : detail.on && !self.looked
              ? context.tryPicture()
              : act.setCamera(detail.on)}
        @more-switched=${({ detail }: HTMLElementEventMap['more-switched']) => extras?.act.setMore(detail.on)}
        @hung-up=${act.leave}
      ></passerelle-call-controls>
      </div>
      ${writing?.show(step, context)}
    </main>
  `;
};

const ownTile = ({ view: { self }, own, extras }: MediaContext) =>
  extras && !extras.state.selfShown
    ? extras.selfUnseen()
    : html`<passerelle-video-tile
        class="self"
        ?mirrored=${self.mirrored}
        silent
        picture
        .stream=${self.stream}
        .name=${own.call.you}
      ></passerelle-video-tile>`;

/** How the call stands, in words. */
export function callStatusOf(
  name: string,
  { room, turn }: Pick<CallerView, 'room' | 'turn'>,
  words: MediaMessages['call'],
): string {
  if (room?.state === 'failed') return words.failed;
  if (room?.state === 'reconnecting') return words.reconnecting;
  if (room?.peerLost) return words.peerLost(name);
  if (room?.state === 'connected' && room.stream) return words.live;
  return turn === 'asked' ? words.asked(name) : words.joining(name);
}
