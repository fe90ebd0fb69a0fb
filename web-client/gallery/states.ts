import type { Availability } from '../../server/contract/caller-socket.ts';
import type { Copied } from '../caller/copy.ts';
import type { FirstState } from '../caller/first-view.ts';
import type { ExtrasState } from '../caller/media/extras-view.ts';
import type { LocalMedia, Step } from '../caller/step.ts';
import type { CallerView, RoomView, SelfView } from '../caller/view.ts';
import { emptyConversation } from '../data/caller-conversation.ts';
import type { Platform } from '../lib/platform.ts';
import { paintedPicture } from './painted-person.ts';
import { type PartState, partStates } from './part-states.ts';

type NoMedia = Extract<LocalMedia, { state: 'blocked' }>['outcome'];

/** A state of the page with what it shows; `person` asks for a painted picture in place of a camera's. */
export type GalleryState =
  | { readonly first: FirstState; readonly availability: Availability }
  | {
      readonly step: Step;
      readonly cut?: boolean;
      readonly lost?: boolean;
      readonly panel?: boolean;
      readonly turn?: CallerView['turn'];
      /** What is folded is open. */
      readonly unfolded?: boolean;
      readonly part?: PartState;
      readonly platform?: Platform;
      readonly copied?: Copied;
      /** It was tried again. */
      readonly still?: boolean;
      readonly self?: 'picture' | 'blurred' | 'hidden' | 'voice' | Partial<SelfView>;
      readonly extras?: Partial<Omit<ExtrasState, 'trial'>>;
      /** One's own picture in a call, that nobody else sees yet. */
      readonly trial?: 'opening' | 'picture';
      readonly room?: Partial<RoomView> & { readonly person?: boolean };
    };

/** Noon of a Wednesday in Paris: the galleries' clock stands still. */
export const galleryNow = Date.parse('2026-11-25T11:00:00Z');
const open: Availability = {
  free: true,
  onDuty: true,
  waiting: 0,
  wait: { fromMinutes: 0, toMinutes: 1 },
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: ['writing', 'callback'],
};
const away: Availability = { ...open, free: false, onDuty: false, wait: null };
const shut: Availability = { ...away, door: 'nobody_on_duty', instead: ['callback'] };
const closed: Availability = { ...shut, door: 'closed_hours', opensAt: '2026-11-26T08:00:00Z' };
const full: Availability = { ...open, free: false, waiting: 40, wait: null, door: 'queue_full', instead: [] };
const first = (availability: Availability): GalleryState => ({ first: 'open', availability });
const waiting: Extract<Step, { name: 'waiting' }> = {
  name: 'waiting',
  kind: 'video',
  place: 3,
  wait: { fromMinutes: 2, toMinutes: 5 },
  backInLine: false,
  missed: false,
  nobody: false,
  instead: [],
  isCallback: false,
  mayWrite: true,
};
const denied: Step = { name: 'blocked', kind: 'video', outcome: 'denied', writing: true };
const name = 'Samira';
const face = { initials: 'SH', picture: paintedPicture() };
const noMedia: readonly NoMedia[] = ['denied', 'missing', 'busy', 'unsupported'];
const named = <State>(entries: readonly (readonly [string, State])[]): Record<string, State> =>
  Object.fromEntries(entries);

/** Every state of the caller's page, by name. */
export const states: Readonly<Record<string, GalleryState>> = {
  'welcome-free': first(open),
  'welcome-waiting': first({ ...open, free: false, wait: { fromMinutes: 2, toMinutes: 5 } }),
  'welcome-waiting-short': first({ ...open, free: false }),
  'welcome-waiting-unknown': first({ ...open, free: false, wait: null }),
  'welcome-nobody': first(away),
  'welcome-nobody-no-callback': first({ ...away, instead: ['writing'] }),
  'welcome-closed': first(closed),
  'welcome-closed-no-callback': first({ ...closed, instead: [] }),
  'welcome-full': first(full),
  'welcome-nobody-on-duty': first(shut),
  'code-none': { first: 'code_none', availability: away },
  'code-unknown': { first: 'code_unknown', availability: away },
  'code-expired': { first: 'code_expired', availability: away },
  'code-disabled': { first: 'code_disabled', availability: away },
  before: { step: { name: 'before', writing: false } },
  'before-writing': { step: { name: 'before', writing: true } },
  'door-closed': { step: { name: 'door', reason: 'closed_hours', availability: closed } },
  'door-full': { step: { name: 'door', reason: 'queue_full', availability: full } },
  'asking-video': { step: { name: 'asking', kind: 'video' } },
  'asking-audio': { step: { name: 'asking', kind: 'audio' } },
  'preview-video': { step: { name: 'preview', kind: 'video', withoutCamera: null, counselor: null }, self: 'picture' },
  'preview-blurred': {
    step: { name: 'preview', kind: 'video', withoutCamera: null, counselor: null },
    self: 'blurred',
  },
  'preview-hidden': {
    step: { name: 'preview', kind: 'video', withoutCamera: null, counselor: null },
    self: 'hidden',
    extras: { turnable: true },
  },
  'preview-check': {
    step: { name: 'preview', kind: 'audio', withoutCamera: null, counselor: null },
    self: 'voice',
    unfolded: true,
  },
  'waiting-check': { step: { ...waiting, place: 2 }, self: 'picture', unfolded: true },
  'preview-audio': { step: { name: 'preview', kind: 'audio', withoutCamera: null, counselor: null }, self: 'voice' },
  'preview-no-camera': {
    step: { name: 'preview', kind: 'video', withoutCamera: 'busy', counselor: null },
    self: 'voice',
  },
  ...named(
    noMedia.map(
      (outcome) =>
        [`blocked-${outcome}`, { step: { name: 'blocked', kind: 'video', outcome, writing: true } }] as const,
    ),
  ),
  'blocked-denied-android': { step: denied, platform: { system: 'android', inApp: false } },
  'blocked-denied-ios': { step: denied, platform: { system: 'ios', inApp: false } },
  'blocked-denied-again': { step: denied, platform: { system: 'android', inApp: false }, still: true },
  'blocked-in-app-android': { step: denied, platform: { system: 'android', inApp: true } },
  'blocked-in-app-ios': { step: denied, platform: { system: 'ios', inApp: true } },
  'blocked-in-app-not-copied': { step: denied, platform: { system: 'android', inApp: true }, copied: 'failed' },
  'waiting-asked': { step: { ...waiting, place: null, wait: null, mayWrite: false }, self: 'picture' },
  'waiting-second': { step: { ...waiting, place: 2 }, self: 'picture' },
  'waiting-next-unknown': { step: { ...waiting, place: 1, wait: null }, self: 'voice' },
  'waiting-nobody': { step: { ...waiting, place: 1, wait: null, nobody: true }, self: 'picture' },
  'waiting-back-in-line': { step: { ...waiting, place: 1, backInLine: true }, self: 'picture' },
  'waiting-cut': { step: waiting, cut: true, self: 'picture' },
  'waiting-lost': { step: waiting, cut: true, lost: true, self: 'picture' },
  'waiting-no-microphone': { step: waiting, self: { noMicrophone: 'lost' } },
  'waiting-instead': { step: { ...waiting, instead: ['writing', 'callback'] }, self: 'picture' },
  'waiting-instead-callback': { step: { ...waiting, instead: ['callback'] }, self: 'voice' },
  'waiting-callback': { step: { ...waiting, place: 1, isCallback: true }, self: { noMicrophone: 'asleep' } },
  'waiting-no-writing': { step: { ...waiting, mayWrite: false }, self: 'voice' },
  'waiting-writing': {
    step: { ...waiting, kind: 'text', mayWrite: false },
    part: { name: 'writing', conversation: emptyConversation },
  },
  'waiting-missed': { step: { ...waiting, place: 1, missed: true }, self: 'picture' },
  'ringing-writing': { step: { name: 'ringing', kind: 'text', missed: false, mayWrite: false } },
  'ringing-next': { step: { name: 'ringing', kind: 'video', missed: true, mayWrite: true }, self: 'picture' },
  ringing: { step: { name: 'ringing', kind: 'video', missed: false, mayWrite: true }, self: 'picture' },
  'ringing-voice': { step: { name: 'ringing', kind: 'audio', missed: false, mayWrite: true }, self: 'voice' },
  'call-asked': { step: { name: 'call', counselor: name }, self: 'picture', room: { stream: null }, turn: 'asked' },
  'call-joining': { step: { name: 'call', counselor: name }, self: 'picture', room: { state: 'connecting' } },
  'call-video': { step: { name: 'call', counselor: name }, self: 'picture', room: { person: true } },
  'call-voice-picture': { step: { name: 'call', counselor: name, face }, self: 'voice', room: {} },
  'call-voice-initials': {
    step: { name: 'call', counselor: name, face: { ...face, picture: 'data:,' } },
    self: 'voice',
    room: {},
  },
  'call-voice': { step: { name: 'call', counselor: name }, self: 'voice', room: {} },
  'call-muted': {
    step: { name: 'call', counselor: name },
    self: { microphone: false, noCamera: 'denied' },
    room: { person: true },
  },
  'call-asleep': {
    step: { name: 'call', counselor: name },
    self: { noMicrophone: 'asleep', microphone: false },
    room: {},
  },
  'call-no-microphone': {
    step: { name: 'call', counselor: name },
    self: { noMicrophone: 'lost', microphone: false },
    room: { person: true },
  },
  'call-trial': { step: { name: 'call', counselor: name }, self: 'voice', room: { person: true }, trial: 'picture' },
  'call-trial-opening': { step: { name: 'call', counselor: name }, self: 'voice', room: {}, trial: 'opening' },
  'call-trial-hidden': {
    step: { name: 'call', counselor: name },
    self: { hidden: true },
    room: {},
    trial: 'picture',
  },
  'call-reconnecting': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { state: 'reconnecting', person: true },
  },
  'call-silent': { step: { name: 'call', counselor: name }, self: 'picture', room: { person: true, silent: true } },
  'call-peer-lost': { step: { name: 'call', counselor: name }, self: 'picture', room: { peerLost: true } },
  'call-weak': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { line: 'weak' },
  },
  'call-voice-only': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { line: 'voice_only' },
  },
  'call-more': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { more: true, turnable: true },
  },
  'call-captions': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { captions: 'on', caption: '… tu peux y aller jeudi matin, et demander Karim à l’accueil' },
  },
  'call-captions-choice': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { more: true, captions: 'off' },
  },
  'call-blurred': {
    step: { name: 'call', counselor: name },
    self: 'blurred',
    room: { person: true },
    extras: { more: true, turnable: true },
  },
  'call-hidden': {
    step: { name: 'call', counselor: name },
    self: 'hidden',
    room: { person: true },
    extras: { more: true, full: 'none' },
  },
  'call-self-unseen': {
    step: { name: 'call', counselor: name },
    self: 'picture',
    room: { person: true },
    extras: { selfShown: false },
  },
  'call-failed': { step: { name: 'call', counselor: name }, self: 'voice', room: { state: 'failed' } },
  'goodbye-talked': { step: { name: 'goodbye', ending: 'talked', written: false, callback: false } },
  'goodbye-left': { step: { name: 'goodbye', ending: 'left', written: false, callback: false } },
  'goodbye-unanswered': { step: { name: 'goodbye', ending: 'unanswered', written: false, callback: true } },
  'goodbye-failed': { step: { name: 'goodbye', ending: 'failed', written: false, callback: false } },
  'refused-fault': { step: { name: 'refused', trouble: 'fault' } },
  'refused-closed': { step: { name: 'refused', trouble: 'closed' } },
  'refused-too-many': { step: { name: 'refused', trouble: 'tooMany' } },
  'refused-replaced': { step: { name: 'refused', trouble: 'replaced' } },
  ...partStates,
  'code-stopped': { step: { name: 'code', state: 'code_disabled' } },
};
