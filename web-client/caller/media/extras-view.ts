import { html, nothing, type TemplateResult } from 'lit';
import '../../components/button.ts';
import '../../components/call-more.ts';
import '../../components/call-note.ts';
import '../../components/level-meter.ts';
import '../../components/picture-trial.ts';
import '../../components/self-unseen.ts';
import '../../components/speaker-test.ts';
import type { CallerLanguage } from '../../../server/contract/call.ts';
import { callGraceSeconds } from '../../../server/contract/caller-socket.ts';
import type { PictureWords } from '../../components/call-more.ts';
import type { TrialWords } from '../../components/picture-trial.ts';
import { signalBars } from '../../components/signal-bars.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { ExtrasMessages } from '../../locales/caller/extras-fr.ts';
import type { LineLevel } from '../../rtc/line.ts';
import type { NoMedia } from '../step.ts';
import { languages } from '../steps/begin.ts';
import { numbersFolded } from '../steps/numbers.ts';
import type { CallerView, SelfView, StepContext } from '../view.ts';

/** How the extras of a call stand. */
export interface ExtrasState {
  /** There is another camera to take. */
  readonly turnable: boolean;
  /** The panel with all that is no button of its own is open. */
  readonly more: boolean;
  /** One sees oneself; for others nothing depends on it. */
  readonly selfShown: boolean;
  /** `none` where the browser has no full screen for pages. */
  readonly full: 'on' | 'off' | 'none';
  readonly line: LineLevel;
  /** `none` where the device can't caption the page's language by itself. */
  readonly captions: 'on' | 'off' | 'none';
  /** What the other side said last. */
  readonly caption: string;
  /** The caller's picture, that nobody else sees yet; `none` where they did not ask to be seen. */
  readonly trial: MediaStream | 'opening' | 'none';
}

/** What the extras do. */
export interface ExtrasActions {
  hideFace(on: boolean): void;
  blur(on: boolean): void;
  turnCamera(): void;
  setMore(on: boolean): void;
  showSelf(on: boolean): void;
  /** The picture is not to be seen now: the camera is let go. */
  endTrial(): void;
  /** The picture may be seen: it is what the camera sends next. False where it can't be, for the moment. */
  takeTrial(): boolean;
  setFull(on: boolean): void;
  setCaptions(on: boolean): void;
  /** The pictures are wanted back on a weak line. */
  bringBack(): void;
}

/** What a call can do besides talk: fetched once the call, or its preview, stands. */
export interface ExtrasView {
  readonly state: ExtrasState;
  readonly act: ExtrasActions;
  speak(language: CallerLanguage): Promise<void>;
  /** Whether microphone and sound work. */
  check(self: SelfView): TemplateResult;
  /** How good the line is, in bars and words. */
  line(): TemplateResult;
  /** What the line means for the pictures, where it does; and captions, where they are wanted. */
  note(context: StepContext): TemplateResult | typeof nothing;
  /** In place of one's own picture, where one does not want to see it. */
  selfUnseen(): TemplateResult;
  /** The caller's own picture before anybody else sees it; `show` is called once they want it to be seen. */
  trial(
    self: SelfView,
    words: Omit<TrialWords, 'alone' | 'show' | 'not'>,
    show: () => void,
  ): TemplateResult | typeof nothing;
  /** What else there is to set, where somebody opened it. */
  panel(context: StepContext, words: Omit<PictureWords, 'turn' | 'blurred'>): TemplateResult | typeof nothing;
  /** What is missing, and what can be done about it; nothing where nothing is. */
  hint(view: Sides, withoutCamera: WithoutCamera): string;
  /** What is read out when the line changes what is seen, or something is missing; nothing where all is well. */
  announce(view: Sides, withoutCamera: WithoutCamera): string;
}
type Sides = Pick<CallerView, 'room' | 'self'>;
type WithoutCamera = Readonly<Record<NoMedia, string>>;

/** Draws the extras; what they stand for comes from `state`, and what is wanted goes to `act`. */
export async function createExtrasView(
  catalogue: Catalogue<ExtrasMessages>,
  language: CallerLanguage,
  now: () => ExtrasState,
  act: ExtrasActions,
): Promise<ExtrasView> {
  let words = await catalogue[language]();
  const hint: ExtrasView['hint'] = ({ room, self }, withoutCamera) => {
    if (room?.silent) return words.hint.silent;
    if (self.noMicrophone) return words.hint[self.noMicrophone];
    return self.noCamera && !self.picture ? withoutCamera[self.noCamera] : '';
  };
  return {
    get state() {
      return now();
    },
    act,
    async speak(next) {
      words = await catalogue[next]();
    },
    check: ({ audio }) => html`
      <p>${words.try}</p>
      <passerelle-level-meter .track=${audio} .words=${words.level}></passerelle-level-meter>
      <passerelle-speaker-test .words=${words.speaker}></passerelle-speaker-test>
    `,
    line: () => html`<p>${signalBars(now().line)} ${words.line[now().line]}</p>`,
    note({ view: { room }, words: page }) {
      const { line, caption, more, trial } = now();
      const voiceOnly = line === 'voice_only';
      // What was opened stands in the same place.
      if (more || trial !== 'none') return nothing;
      if (room?.peerLost) {
        return html`<div class="failed">
          <p>${words.away(callGraceSeconds)}</p>
          ${numbersFolded(page)}
        </div>`;
      }
      if (!voiceOnly && caption === '') return nothing;
      return html`<passerelle-call-note>
        ${
          voiceOnly
            ? html`<p>${words.line.voiceOnly}</p>
              <passerelle-button @click=${act.bringBack}>${words.line.back}</passerelle-button>`
            : nothing
        }
        ${caption ? html`<p>${caption}</p>` : nothing}
      </passerelle-call-note>`;
    },
    selfUnseen: () => html`<passerelle-self-unseen
      .words=${words.unseen}
      @self-shown=${() => act.showSelf(true)}
    ></passerelle-self-unseen>`,
    trial({ hidden }, pictureWords, show) {
      const { trial } = now();
      if (trial === 'none') return nothing;
      return html`<passerelle-picture-trial
        .words=${{ ...pictureWords, ...words.trial }}
        .stream=${trial === 'opening' ? null : trial}
        ?concealed=${hidden}
        @face-hidden=${(event: HTMLElementEventMap['face-hidden']) => act.hideFace(event.detail.on)}
        @picture-tried=${({ detail }: HTMLElementEventMap['picture-tried']) =>
          detail.show ? act.takeTrial() && show() : act.endTrial()}
      ></passerelle-picture-trial>`;
    },
    panel(context, pictureWords) {
      const { hidden, blur } = context.view.self;
      const { more, turnable, selfShown, full, captions } = now();
      if (!more) return nothing;
      return html`<passerelle-call-more
        .words=${words.more}
        .pictureWords=${{ ...pictureWords, blurred: words.blurred, turn: words.turn }}
        ?concealed=${hidden}
        .background=${blur}
        ?turnable=${turnable}
        .self=${selfShown}
        .full=${full}
        .captions=${captions}
        @face-hidden=${(event: HTMLElementEventMap['face-hidden']) => act.hideFace(event.detail.on)}
        @background-blurred=${(event: HTMLElementEventMap['background-blurred']) => act.blur(event.detail.on)}
        @camera-turned=${act.turnCamera}
        @self-shown=${(event: HTMLElementEventMap['self-shown']) => act.showSelf(event.detail.on)}
        @full-screen=${(event: HTMLElementEventMap['full-screen']) => act.setFull(event.detail.on)}
        @captions-switched=${(event: HTMLElementEventMap['captions-switched']) => act.setCaptions(event.detail.on)}
        @more-switched=${(event: HTMLElementEventMap['more-switched']) => act.setMore(event.detail.on)}
        >${numbersFolded(context.words)} ${languages(context)}</passerelle-call-more
      >`;
    },
    hint,
    announce: (view, withoutCamera) =>
      `${now().line === 'voice_only' ? words.line.voiceOnly : ''} ${hint(view, withoutCamera)}`.trim(),
  };
}
