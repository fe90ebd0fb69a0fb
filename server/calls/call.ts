import type { AwayReason, CallKind, CallState, CloseReason } from '../contract/call.ts';
import type { TeamId, UserId } from '../contract/ids.ts';

// What the rules of a call's life speak of: the call, what can happen to it, and what comes of that.

/** Ahead of every step of a ladder: who was given this very time, and who lost their counselor in mid-talk. */
export const priorities = { callback: 1_000, backInLine: 1_001 };

/** How the team that was rung last wants it. */
export interface Rules {
  /** Offers missed in a row until a counselor is set away. */
  readonly missesUntilAway: number;
  readonly wrapUpSeconds: number;
}

/** Those of a new team. A call that is read from the database comes with its own team's. */
export const usualRules: Rules = { missesUntilAway: 2, wrapUpSeconds: 600 };

/** What the rules need to know of a call. */
export interface Call {
  readonly state: CallState;
  readonly kind: CallKind;
  /** The team that was rung last; before the first offer, that of the ladder's first step. */
  readonly team: TeamId;
  readonly rules: Rules;
  /** The step of the ladder that it has climbed to, and when it climbs on, milliseconds since 1970; null: it stays. */
  readonly step: number;
  readonly stepEndsAt: number | null;
  /** When it has waited as long as the campaign lets anybody wait; null: no limit. */
  readonly giveUpAt: number | null;
  /** Higher goes first. */
  readonly priority: number;
  /** The caller booked this time. */
  readonly isCallback: boolean;
  /** Who is rung, speaks, or writes the record. */
  readonly counselor: UserId | null;
  /** The number of the live offer. */
  readonly fence: number | null;
  /** Offers that the counselor had missed in a row when this one began to ring. */
  readonly misses: number;
  /** Raised each time that the room is placed; 0 before the first. */
  readonly epoch: number;
  /** Where its room is; while it waits or rings, a room may be prepared in which nobody sends anything yet. */
  readonly mediaHost: string | null;
  /** When both sides first saw or heard each other in the present talk, milliseconds since 1970. */
  readonly activeSince: number | null;
  /** Whether they ever did. */
  readonly talked: boolean;
  /** Seconds of talks that are over. */
  readonly talkSeconds: number;
  /** The counselor was lost, and the caller put back at the head. */
  readonly backInLine: boolean;
  readonly closeReason: CloseReason | null;
  /** The caller left by the way out at once, and the record is not done yet. */
  readonly exited: boolean;
  /** When its record was begun, milliseconds since 1970. */
  readonly recordSince: number | null;
  /** When something is due in this state if nothing happens before, milliseconds since 1970. */
  readonly deadline: number | null;
}

export type CallEvent =
  | {
      readonly type: 'offer';
      readonly counselor: UserId;
      readonly fence: number;
      readonly team: TeamId;
      readonly rings: number;
    }
  /** A media host takes the room, so that both sides can be in it, silent and unseen, before somebody answers. */
  | { readonly type: 'room_prepared'; readonly mediaHost: string }
  /** A call in writing needs no media host. The host of the prepared room keeps it; any other gets a new one. */
  | { readonly type: 'accept'; readonly counselor: UserId; readonly fence: number; readonly mediaHost: string | null }
  | { readonly type: 'decline'; readonly counselor: UserId; readonly fence: number }
  /** Nobody was found on this step in its time: the call climbs. */
  | { readonly type: 'climb'; readonly step: number; readonly endsAt: number | null; readonly priority: number }
  /** The campaign's ladder was edited: the call goes to where its wait has brought it on the new one. */
  | {
      readonly type: 'reroute';
      readonly step: number;
      readonly endsAt: number | null;
      readonly priority: number;
      readonly giveUpAt: number | null;
    }
  /** Nobody was found in the longest time that the campaign lets anybody wait. */
  | { readonly type: 'waited_too_long' }
  /**
   * By the caller, or by this counselor. A talk in writing that is to be heard or seen needs a media host, whose room is a
   * new one.
   */
  | {
      readonly type: 'change_kind';
      readonly kind: CallKind;
      readonly counselor?: UserId;
      readonly mediaHost?: string;
    }
  /** The caller chose a time to be called back instead of waiting. */
  | { readonly type: 'callback_booked' }
  /** The state's deadline has passed; in `offered` and `connecting` it must still be the same offer. */
  | { readonly type: 'time_over'; readonly fence: number | null }
  | { readonly type: 'media_flowing'; readonly epoch: number }
  /** The room's host or worker is gone; it was placed anew. */
  | { readonly type: 'room_moved'; readonly epoch: number; readonly mediaHost: string }
  /** `exit`: by the way out at once. */
  | { readonly type: 'caller_hung_up'; readonly exit?: true }
  /** The caller was away for longer than the grace. */
  | { readonly type: 'caller_gone' }
  | { readonly type: 'counselor_hung_up'; readonly counselor: UserId }
  /** The counselor's dashboard was away for longer than the grace. */
  | { readonly type: 'counselor_gone'; readonly counselor: UserId }
  | { readonly type: 'record_done'; readonly counselor: UserId }
  | { readonly type: 'prolong_record'; readonly counselor: UserId };

/** What becomes of the counselor. */
export type CounselorEffect = {
  readonly counselor: UserId;
  readonly presence: 'offered' | 'busy' | 'wrap_up' | 'available' | 'away' | 'offline';
  readonly awayReason: AwayReason | null;
};

export type Outcome = 'accepted' | 'declined' | 'expired' | 'withdrawn';

export interface Transition {
  readonly ok: true;
  readonly call: Call;
  readonly counselor: CounselorEffect | null;
  /** How the live offer ended, where it did. */
  readonly offerEnded: Outcome | null;
}

/** `over`: the call has ended. `gone`: what the event speaks of is no longer so. `not_now`: not in this state. */
export interface Refusal {
  readonly ok: false;
  readonly refusal: 'over' | 'gone' | 'not_now';
}

/** A call as it begins. */
export const newCall = (
  start: Pick<Call, 'kind' | 'team' | 'rules' | 'stepEndsAt' | 'giveUpAt' | 'priority' | 'isCallback'>,
): Call =>
  inQueue({
    ...start,
    ...unanswered,
    priority: start.isCallback ? priorities.callback : start.priority,
  });

const unanswered = {
  state: 'waiting',
  step: 0,
  counselor: null,
  fence: null,
  misses: 0,
  epoch: 0,
  mediaHost: null,
  activeSince: null,
  talked: false,
  talkSeconds: 0,
  backInLine: false,
  closeReason: null,
  exited: false,
  recordSince: null,
  deadline: null,
} as const;

/** A call that waits: the earlier of its climbing and its giving up is due next. */
export function inQueue(call: Call): Call {
  const due = [call.stepEndsAt, call.giveUpAt].filter((moment) => moment !== null);
  return { ...call, state: 'waiting', deadline: due.length === 0 ? null : Math.min(...due) };
}
