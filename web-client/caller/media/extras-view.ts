import { html, nothing, svg, type TemplateResult } from 'lit';
import '../../components/button.ts';
import '../../components/call-more.ts';
import '../../components/call-note.ts';
import '../../components/level-meter.ts';
import '../../components/self-unseen.ts';
import '../../components/speaker-test.ts';
import type { CallerLanguage } from '../../../server/contract/call.ts';
import type { PictureWords } from '../../components/call-more.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { ExtrasMessages } from '../../locales/caller/extras-fr.ts';
import type { LineLevel } from '../../rtc/line.ts';
import type { SelfView } from '../view.ts';

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
}

/** What the extras do. */
export interface ExtrasActions {
  hideFace(on: boolean): void;
  blur(on: boolean): void;
  turnCamera(): void;
  setMore(on: boolean): void;
  showSelf(on: boolean): void;
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
  note(): TemplateResult | typeof nothing;
  /** In place of one's own picture, where one does not want to see it. */
  selfUnseen(): TemplateResult;
  panel(self: SelfView, words: Omit<PictureWords, 'turn'>): TemplateResult | typeof nothing;
  /** What is read out when the line changes what is seen; nothing where it does not. */
  announce(): string;
}

const bars: Readonly<Record<LineLevel, number>> = { good: 3, weak: 2, voice_only: 1 };

/** Draws the extras; what they stand for comes from `state`, and what is wanted goes to `act`. */
export async function createExtrasView(
  catalogue: Catalogue<ExtrasMessages>,
  language: CallerLanguage,
  now: () => ExtrasState,
  act: ExtrasActions,
): Promise<ExtrasView> {
  let words = await catalogue[language]();
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
    line: () => html`<p>${signal(bars[now().line])} ${words.line[now().line]}</p>`,
    note() {
      const { line, caption } = now();
      const voiceOnly = line === 'voice_only';
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
    panel({ hidden, blur }, pictureWords) {
      const { more, turnable, selfShown, full, captions } = now();
      if (!more) return nothing;
      return html`<passerelle-call-more
        .words=${words.more}
        .pictureWords=${{ ...pictureWords, turn: words.turn }}
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
      ></passerelle-call-more>`;
    },
    announce: () => (now().line === 'voice_only' ? words.line.voiceOnly : ''),
  };
}

/** Three bars, of which so many are full. */
const signal = (
  full: number,
) => html`<svg width="22" height="16" viewBox="0 -2 22 16" overflow="visible" aria-hidden="true">
  ${[0, 1, 2].map(
    (bar) =>
      svg`<rect x=${1 + bar * 7} y=${10 - bar * 4.5} width="5" height=${5 + bar * 4.5} rx="1.5"
        fill=${bar < full ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.5" />`,
  )}
</svg>`;
