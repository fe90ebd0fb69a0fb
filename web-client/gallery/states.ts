import type { FirstState, Presence } from '../caller/first-view.ts';
import type { LocalMedia, Step } from '../caller/step.ts';
import type { RoomView, SelfView } from '../caller/view.ts';

type NoMedia = Extract<LocalMedia, { state: 'blocked' }>['outcome'];

/** A state of the page with what it shows; `person` asks for a painted picture in place of a camera's. */
export type GalleryState =
  | { readonly first: FirstState; readonly presence: Presence }
  | {
      readonly step: Step;
      readonly cut?: boolean;
      readonly self?: 'picture' | 'voice' | Partial<SelfView>;
      readonly room?: Partial<RoomView> & { readonly person?: boolean };
    };

const wait = { fromMinutes: 2, toMinutes: 5 };
const name = 'Samira';
const noMedia: readonly NoMedia[] = ['denied', 'missing', 'busy', 'unsupported'];
const named = <State>(entries: readonly (readonly [string, State])[]): Record<string, State> =>
  Object.fromEntries(entries);

/** Every state of the caller's page, by name. */
export const states: Readonly<Record<string, GalleryState>> = {
  'welcome-free': { first: 'open', presence: 'free' },
  'welcome-waiting': { first: 'open', presence: 'waiting' },
  'welcome-nobody': { first: 'open', presence: 'nobody' },
  'code-unknown': { first: 'code_unknown', presence: 'nobody' },
  'code-expired': { first: 'code_expired', presence: 'nobody' },
  'code-disabled': { first: 'code_disabled', presence: 'nobody' },
  before: { step: { name: 'before' } },
  'asking-video': { step: { name: 'asking', kind: 'video' } },
  'asking-audio': { step: { name: 'asking', kind: 'audio' } },
  'preview-video': { step: { name: 'preview', kind: 'video', withoutCamera: null }, self: 'picture' },
  'preview-audio': { step: { name: 'preview', kind: 'audio', withoutCamera: null }, self: 'voice' },
  'preview-no-camera': { step: { name: 'preview', kind: 'video', withoutCamera: 'busy' }, self: 'voice' },
  ...named(
    noMedia.map((outcome) => [`blocked-${outcome}`, { step: { name: 'blocked', kind: 'video', outcome } }] as const),
  ),
  'waiting-asked': {
    step: { name: 'waiting', place: null, wait: null, backInLine: false, nobody: false },
    self: 'picture',
  },
  'waiting-second': { step: { name: 'waiting', place: 2, wait, backInLine: false, nobody: false }, self: 'picture' },
  'waiting-next-unknown': {
    step: { name: 'waiting', place: 1, wait: null, backInLine: false, nobody: false },
    self: 'voice',
  },
  'waiting-nobody': {
    step: { name: 'waiting', place: 1, wait: null, backInLine: false, nobody: true },
    self: 'picture',
  },
  'waiting-back-in-line': {
    step: { name: 'waiting', place: 1, wait, backInLine: true, nobody: false },
    self: 'picture',
  },
  'waiting-cut': {
    step: { name: 'waiting', place: 3, wait, backInLine: false, nobody: false },
    cut: true,
    self: 'picture',
  },
  'waiting-no-microphone': {
    step: { name: 'waiting', place: 3, wait, backInLine: false, nobody: false },
    self: { noMicrophone: true },
  },
  ringing: { step: { name: 'ringing', kind: 'video' }, self: 'picture' },
  'call-joining': { step: { name: 'call', counselor: name }, self: 'picture', room: { state: 'connecting' } },
  'call-video': { step: { name: 'call', counselor: name }, self: 'picture', room: { person: true } },
  'call-voice': { step: { name: 'call', counselor: name }, self: 'voice', room: {} },
  'call-muted': {
    step: { name: 'call', counselor: name },
    self: { microphone: false, noCamera: 'denied' },
    room: { person: true },
  },
  'call-reconnecting': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { state: 'reconnecting', person: true },
  },
  'call-silent': { step: { name: 'call', counselor: name }, self: 'picture', room: { person: true, silent: true } },
  'call-peer-lost': { step: { name: 'call', counselor: name }, self: 'picture', room: { peerLost: true } },
  'call-failed': { step: { name: 'call', counselor: name }, self: 'voice', room: { state: 'failed' } },
  'goodbye-talked': { step: { name: 'goodbye', ending: 'talked' } },
  'goodbye-left': { step: { name: 'goodbye', ending: 'left' } },
  'goodbye-unanswered': { step: { name: 'goodbye', ending: 'unanswered' } },
  'goodbye-failed': { step: { name: 'goodbye', ending: 'failed' } },
  'refused-fault': { step: { name: 'refused', trouble: 'fault' } },
  'refused-closed': { step: { name: 'refused', trouble: 'closed' } },
  'refused-too-many': { step: { name: 'refused', trouble: 'tooMany' } },
  'refused-replaced': { step: { name: 'refused', trouble: 'replaced' } },
  'code-stopped': { step: { name: 'code', state: 'code_disabled' } },
};
