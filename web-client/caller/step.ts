import {
  type CallerEnding,
  type CallKind,
  type DoorReason,
  doorReasons,
  type InsteadKind,
} from '../../server/contract/call.ts';
import type { Availability, WaitRange } from '../../server/contract/caller-socket.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { Face } from '../components/face.ts';
import type { CallerState } from '../data/caller-session.ts';
import type { MediaOutcome } from '../rtc/devices.ts';

export type NoMedia = Exclude<MediaOutcome, 'granted'>;

/** What the page has of camera and microphone. */
export type LocalMedia =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | { readonly state: 'ready'; readonly withoutCamera: NoMedia | null }
  | { readonly state: 'blocked'; readonly outcome: NoMedia };

/** What was tapped on the first view: to talk with somebody, or to be called back later. */
export type Way = 'talk' | 'later';

/** What the caller decided so far. */
export interface Choices {
  readonly begun: boolean;
  /** Looks at the times of callbacks. */
  readonly later: boolean;
  /** Has been here before, and says so. */
  readonly known: boolean;
  /** Chosen and agreed to: the page may ask for camera and microphone. */
  readonly kind: CallKind | null;
  /** A call in writing is to be heard or seen: camera and microphone are asked for and looked at first. */
  readonly turning: Exclude<CallKind, 'text'> | null;
}

/** Why the page can't go on as it was asked. */
export type Trouble = 'fault' | 'closed' | 'tooMany' | 'replaced';

/** The one thing that the page shows. */
export type Step =
  | { readonly name: 'welcome' }
  | { readonly name: 'before'; readonly writing: boolean }
  | { readonly name: 'door'; readonly reason: DoorReason; readonly availability: Availability }
  | { readonly name: 'asking'; readonly kind: CallKind }
  | {
      readonly name: 'preview';
      readonly kind: CallKind;
      readonly withoutCamera: NoMedia | null;
      /** Whom one is writing with already; null where nobody has answered yet. */
      readonly counselor: string | null;
    }
  | { readonly name: 'blocked'; readonly kind: CallKind; readonly outcome: NoMedia; readonly writing: boolean }
  | {
      readonly name: 'waiting';
      readonly kind: CallKind;
      readonly place: number | null;
      readonly wait: WaitRange;
      readonly backInLine: boolean;
      /** It rang at somebody who could not answer. */
      readonly missed: boolean;
      /** Nobody is at work any more: the place is kept, and the page says so. */
      readonly nobody: boolean;
      /** What is proposed instead of waiting on. */
      readonly instead: readonly InsteadKind[];
      readonly isCallback: boolean;
      /** It can go on in writing at any moment. */
      readonly mayWrite: boolean;
    }
  | { readonly name: 'ringing'; readonly kind: CallKind; readonly missed: boolean; readonly mayWrite: boolean }
  | { readonly name: 'call'; readonly counselor: string; readonly face?: Face }
  | { readonly name: 'writing'; readonly counselor: string; readonly face?: Face }
  /** Choosing a time, or how the chosen one stands. */
  | { readonly name: 'callback' }
  /** Saying who one is, by words from before. */
  | { readonly name: 'known' }
  | {
      readonly name: 'goodbye';
      readonly ending: Exclude<CallerEnding, 'callback'>;
      readonly written: boolean;
      /** Nobody answered, and a time can be chosen at which somebody will. */
      readonly callback: boolean;
    }
  | { readonly name: 'refused'; readonly trouble: Trouble }
  | { readonly name: 'code'; readonly state: 'code_unknown' | 'code_expired' | 'code_disabled' };

export interface StepInput {
  readonly caller: CallerState;
  readonly media: LocalMedia;
  readonly choices: Choices;
  /** It rang before in this call, at somebody who could not answer. */
  readonly missed: boolean;
}

/** Which step to show. The server's word on the call comes first, then what the browser allowed, then what was chosen. */
export function stepOf({ caller, media, choices, missed }: StepInput): Step {
  const { call, refusal, availability } = caller;
  const canWrite = availability.instead.includes('writing');
  if (call?.state === 'ended') {
    if (call.ending === 'callback') return { name: 'callback' };
    const written = choices.kind === 'text' && (call.ending === 'talked' || call.ending === 'failed');
    const callback = call.ending === 'unanswered' && availability.instead.includes('callback');
    return { name: 'goodbye', ending: call.ending, written, callback };
  }
  if (caller.connection === 'replaced') return { name: 'refused', trouble: 'replaced' };
  if (choices.turning !== null && call?.kind === 'text') {
    const counselor = call.state === 'writing' ? call.counselor.name : null;
    return mediaStep({ kind: choices.turning, media, writing: true, counselor });
  }
  switch (call?.state) {
    case 'talking':
      return { name: 'call', counselor: call.counselor.name, face: call.counselor };
    case 'ringing':
      return { name: 'ringing', kind: call.kind, missed, mayWrite: call.mayWrite };
    case 'writing':
      return { name: 'writing', counselor: call.counselor.name, face: call.counselor };
    case 'waiting': {
      if (choices.later) return { name: 'callback' };
      const { kind, place, wait, backInLine, instead, isCallback, mayWrite } = call;
      const nobody = !availability.onDuty;
      return { name: 'waiting', kind, place, wait, backInLine, missed, nobody, instead, isCallback, mayWrite };
    }
    case undefined:
      break;
    default:
      call satisfies never;
  }
  if (refusal === 'code_unknown' || refusal === 'code_expired' || refusal === 'code_disabled') {
    return { name: 'code', state: refusal };
  }
  if (caller.connection === 'refused') return { name: 'refused', trouble: 'fault' };
  if (caller.asked || caller.resuming) return asking(choices.kind ?? 'video', availability);
  if (caller.callback || choices.later) return { name: 'callback' };
  if (choices.known) return { name: 'known' };
  const reason = doorReasons.find((one) => one === refusal) ?? availability.door;
  if (reason !== null && choices.begun) return { name: 'door', reason, availability };
  if (refusal !== null) return { name: 'refused', trouble: troubleOf(refusal) };
  if (!choices.begun) return { name: 'welcome' };
  if (choices.kind === null || choices.kind === 'text') return { name: 'before', writing: canWrite };
  return mediaStep({ kind: choices.kind, media, writing: canWrite, counselor: null });
}

interface MediaInput {
  readonly kind: CallKind;
  readonly media: LocalMedia;
  /** One can write instead. */
  readonly writing: boolean;
  readonly counselor: string | null;
}

/** How camera and microphone stand before they are used. */
function mediaStep({ kind, media, writing, counselor }: MediaInput): Step {
  switch (media.state) {
    case 'off':
    case 'asking':
      return { name: 'asking', kind };
    case 'ready':
      return { name: 'preview', kind, withoutCamera: media.withoutCamera, counselor };
    case 'blocked':
      return { name: 'blocked', kind, outcome: media.outcome, writing };
    default:
      return media satisfies never;
  }
}

/** The wait before the server has told a place. How long it may be is known already, so that nothing moves once it has. */
const asking = (kind: CallKind, { wait, onDuty }: Availability): Step => ({
  name: 'waiting',
  kind,
  place: null,
  wait,
  backInLine: false,
  missed: false,
  nobody: !onDuty,
  instead: [],
  isCallback: false,
  mayWrite: false,
});

function troubleOf(refusal: ErrorCode): Trouble {
  switch (refusal) {
    case 'campaign_closed':
      return 'closed';
    case 'too_many':
    case 'overloaded':
      return 'tooMany';
    default:
      return 'fault';
  }
}
