import type { CallerLanguage, CallKind } from '../../server/contract/call.ts';
import type { Wish } from '../data/caller-session.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';
import type { BackgroundBlur } from '../rtc/background-blur.ts';
import type { RoomState } from '../rtc/room.ts';
import type { Parts } from './parts.ts';
import type { NoMedia, Step, Way } from './step.ts';

/** Everything that the page shows at one moment. */
export interface CallerView {
  readonly step: Step;
  readonly language: CallerLanguage;
  readonly campaign: { readonly name: string; readonly website: string | null };
  /** The queue socket is away; media may well go on. */
  readonly cut: boolean;
  /** It has been away for so long that the place in the queue, or the talk, may be lost. */
  readonly lost: boolean;
  readonly self: SelfView;
  readonly room: RoomView | null;
  readonly parts: Parts;
  /** In a call by video or voice, the messages are shown beside it. */
  readonly panel: boolean;
  /**
   * `asked`: a talk that was in writing shall be heard, and the counselor has not joined yet. `declined`: the counselor
   * would rather go on in writing.
   */
  readonly turn: 'asked' | 'declined' | null;
}

/** The page's own camera and microphone. */
export interface SelfView {
  readonly stream: MediaStream | null;
  readonly audio: MediaStreamTrack | null;
  readonly picture: boolean;
  /** The face is hidden in what others see. */
  readonly hidden: boolean;
  /** What is behind is blurred by the camera. */
  readonly blur: BackgroundBlur;
  /** Shown as in a mirror, as people know themselves; a camera that looks away shows what it sees. */
  readonly mirrored: boolean;
  readonly microphone: boolean;
  /** The caller has seen their own picture, in this call or on the way to it: the camera may go on again at a tap. */
  readonly looked: boolean;
  /** The last try to switch the camera on failed. */
  readonly noCamera: NoMedia | null;
  /**
   * `lost`: the microphone was there and is not any more, or could not be had again after a reload. `asleep`: nobody
   * tapped for this call in this page, so it was not asked for.
   */
  readonly noMicrophone: 'lost' | 'asleep' | null;
}

/** The other side of the call. */
export interface RoomView {
  readonly state: RoomState;
  readonly stream: MediaStream | null;
  readonly picture: boolean;
  /** The browser wants a tap before it lets the sound through. */
  readonly silent: boolean;
  /** The counselor's page lost its connection, and may come back. */
  readonly peerLost: boolean;
  /** The counselor's own line is too weak for pictures. */
  readonly peerVoice?: boolean;
}

/** What the page's buttons do. */
export interface Actions {
  begin(way: Way): void;
  /** Says who one is, by words from before. */
  known(): void;
  back(): void;
  choose(kind: CallKind): void;
  /** Asks the browser again. */
  retryMedia(): void;
  call(): void;
  /** Goes on in writing: camera and microphone are let go. */
  write(): void;
  /** Goes on with a voice or a face, once the page has camera and microphone. */
  turn(kind: Exclude<CallKind, 'text'>): void;
  /** Looks at the times of callbacks. */
  later(): void;
  /** What was chosen so far. */
  wish(): Wish;
  leave(): void;
  again(): void;
  /** Sends the wish again that was refused. */
  retryCall(): void;
  takeHere(): void;
  setLanguage(language: CallerLanguage): void;
  /** Shows the messages beside a call, or no more. */
  setPanel(open: boolean): void;
  setMicrophone(on: boolean): void;
  setCamera(on: boolean): void;
  soundBlocked(blocked: boolean): void;
  reload(): void;
  exit(): void;
}

export interface StepContext {
  readonly view: CallerView;
  readonly words: CallerMessages;
  readonly act: Actions;
}

/** The title of the wait. Nobody is told that their turn is near while nobody is at work. */
export function titleOf({ place, nobody }: Extract<Step, { name: 'waiting' }>, { waiting }: CallerMessages): string {
  if (place === null) return waiting.searching;
  return nobody ? waiting.placeKept : waiting.place(place);
}

/** What is read out when this view comes up, for those who don't see it change. Titles are read by their focus. */
export function announcementOf(view: CallerView, words: CallerMessages): string {
  const { step, cut, self } = view;
  switch (step.name) {
    case 'waiting': {
      if (cut) return view.lost ? words.waiting.lost : words.waiting.cut;
      if (step.place === null) return words.waiting.searching;
      const why = reasonOf(step, words);
      const written = step.kind === 'text' ? ` ${words.waiting.unread}` : '';
      return `${why}${why && ' '}${titleOf(step, words)}. ${step.nobody ? words.waiting.nobody : rangeOf(step.wait, words)}${written}`;
    }
    case 'ringing':
      return `${words.waiting.ringing}. ${step.missed ? `${words.waiting.ringingNext} ` : ''}${ringingTextOf(step, self.picture, words)}`;
    case 'call':
      return view.parts.media?.announce?.(view) ?? '';
    case 'goodbye':
      return view.parts.goodbye?.announce?.(view) ?? '';
    default:
      return '';
  }
}

/** Why the caller waits as they do now; nothing where they only wait. */
export function reasonOf(
  { missed, backInLine, isCallback }: Extract<Step, { name: 'waiting' }>,
  { waiting }: CallerMessages,
): string {
  if (missed) return waiting.missed;
  if (backInLine) return waiting.backInLine;
  return isCallback ? waiting.callback : '';
}

/** What comes once somebody answers. */
export function ringingTextOf(
  { kind }: Extract<Step, { name: 'ringing' }>,
  picture: boolean,
  { waiting }: CallerMessages,
): string {
  if (kind === 'text') return waiting.ringingWriting;
  return picture ? waiting.ringingText : waiting.ringingVoice;
}

/** How long the wait may be, in words. */
export function rangeOf(wait: { fromMinutes: number; toMinutes: number } | null, words: CallerMessages): string {
  return wait ? words.waiting.range(wait.fromMinutes, wait.toMinutes) : words.waiting.unknown;
}
