import type { CallerEnding, CallKind } from '../../server/contract/call.ts';
import type { WaitRange } from '../../server/contract/caller-socket.ts';
import type { ErrorCode } from '../../server/contract/errors.ts';
import type { CallerState } from '../data/caller-session.ts';
import type { MediaOutcome } from '../rtc/devices.ts';

export type NoMedia = Exclude<MediaOutcome, 'granted'>;

/** What the page has of camera and microphone. */
export type LocalMedia =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | { readonly state: 'ready'; readonly withoutCamera: NoMedia | null }
  | { readonly state: 'blocked'; readonly outcome: NoMedia };

/** What the caller decided so far. */
export interface Choices {
  readonly begun: boolean;
  /** Chosen and agreed to: the page may ask for camera and microphone. */
  readonly kind: CallKind | null;
}

/** Why the page can't go on as it was asked. */
export type Trouble = 'fault' | 'closed' | 'tooMany' | 'replaced';

/** The one thing that the page shows. */
export type Step =
  | { readonly name: 'welcome' }
  | { readonly name: 'before' }
  | { readonly name: 'asking'; readonly kind: CallKind }
  | { readonly name: 'preview'; readonly kind: CallKind; readonly withoutCamera: NoMedia | null }
  | { readonly name: 'blocked'; readonly kind: CallKind; readonly outcome: NoMedia }
  | {
      readonly name: 'waiting';
      readonly place: number | null;
      readonly wait: WaitRange;
      readonly backInLine: boolean;
      /** Nobody is at work any more: the place is kept, and the page says so. */
      readonly nobody: boolean;
    }
  | { readonly name: 'ringing'; readonly kind: CallKind }
  | { readonly name: 'call'; readonly counselor: string }
  | { readonly name: 'goodbye'; readonly ending: CallerEnding }
  | { readonly name: 'refused'; readonly trouble: Trouble }
  | { readonly name: 'code'; readonly state: 'code_unknown' | 'code_expired' | 'code_disabled' };

export interface StepInput {
  readonly caller: Pick<CallerState, 'connection' | 'asked' | 'resuming' | 'call' | 'refusal' | 'availability'>;
  readonly media: LocalMedia;
  readonly choices: Choices;
}

/** Which step to show. The server's word on the call comes first, then what the browser allowed, then what was chosen. */
export function stepOf({ caller, media, choices }: StepInput): Step {
  const { call, refusal } = caller;
  if (call?.state === 'ended') return { name: 'goodbye', ending: call.ending };
  if (caller.connection === 'replaced') return { name: 'refused', trouble: 'replaced' };
  switch (call?.state) {
    case 'talking':
      return { name: 'call', counselor: call.counselor.name };
    case 'ringing':
      return { name: 'ringing', kind: call.kind };
    case 'waiting':
      return {
        name: 'waiting',
        place: call.place,
        wait: call.wait,
        backInLine: call.backInLine,
        nobody: !caller.availability.onDuty,
      };
    case undefined:
      break;
    default:
      call satisfies never;
  }
  if (refusal === 'code_unknown' || refusal === 'code_expired' || refusal === 'code_disabled') {
    return { name: 'code', state: refusal };
  }
  if (refusal !== null) return { name: 'refused', trouble: troubleOf(refusal) };
  if (caller.connection === 'refused') return { name: 'refused', trouble: 'fault' };
  if (caller.asked || caller.resuming)
    return { name: 'waiting', place: null, wait: null, backInLine: false, nobody: false };
  if (choices.kind === null) return { name: choices.begun ? 'before' : 'welcome' };
  switch (media.state) {
    case 'off':
    case 'asking':
      return { name: 'asking', kind: choices.kind };
    case 'ready':
      return { name: 'preview', kind: choices.kind, withoutCamera: media.withoutCamera };
    case 'blocked':
      return { name: 'blocked', kind: choices.kind, outcome: media.outcome };
    default:
      return media satisfies never;
  }
}

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
