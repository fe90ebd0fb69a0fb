import type { CallState, CloseReason } from '../contract/call.ts';
import type { UserId } from '../contract/ids.ts';
import { connectSeconds, offerSeconds, wrapUpSeconds } from './timings.ts';

// The life of a call, as one pure function. `waiting -> offered -> connecting -> active -> wrap_up -> closed`; whoever
// loses a counselor goes back to `waiting`, whose order by the moment of asking puts them at the head.

/** What the rules need to know of a call. */
export interface Call {
  readonly state: CallState;
  /** Who is rung, speaks, or writes the record. */
  readonly counselor: UserId | null;
  /** The number of the live offer. */
  readonly fence: number | null;
  /** Raised each time that the room is placed; 0 before the first. */
  readonly epoch: number;
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
  /** When the state's time is over, milliseconds since 1970. */
  readonly deadline: number | null;
}

export type CallEvent =
  | { readonly type: 'offer'; readonly counselor: UserId; readonly fence: number }
  | { readonly type: 'accept'; readonly counselor: UserId; readonly fence: number; readonly mediaHost: string }
  | { readonly type: 'decline'; readonly counselor: UserId; readonly fence: number }
  /** The state's deadline has passed; in `offered` and `connecting` it must still be the same offer. */
  | { readonly type: 'time_over'; readonly fence: number | null }
  | { readonly type: 'media_flowing'; readonly epoch: number }
  /** The room's host or worker is gone; it was placed anew. */
  | { readonly type: 'room_moved'; readonly epoch: number; readonly mediaHost: string }
  | { readonly type: 'caller_hung_up' }
  /** The caller was away for longer than the grace. */
  | { readonly type: 'caller_gone' }
  | { readonly type: 'counselor_hung_up'; readonly counselor: UserId }
  /** The counselor's dashboard was away for longer than the grace. */
  | { readonly type: 'counselor_gone'; readonly counselor: UserId }
  | { readonly type: 'record_done'; readonly counselor: UserId };

/** What becomes of the counselor. */
export type CounselorEffect = {
  readonly counselor: UserId;
  readonly presence: 'offered' | 'busy' | 'wrap_up' | 'available' | 'away' | 'offline';
  /** The offer was not answered in time. */
  readonly missed: boolean;
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

const refuse = (refusal: Refusal['refusal']): Refusal => ({ ok: false, refusal });

/**
 * What an event makes of a call at the moment `now` (milliseconds since 1970), or why it makes nothing of it. Knows no
 * database and no clock; whoever calls it writes the result down only if the call is still as it was read.
 */
export function transition(call: Call, event: CallEvent, now: number): Transition | Refusal {
  if (call.state === 'closed') return refuse('over');
  switch (event.type) {
    case 'offer':
      if (call.state !== 'waiting') return refuse('not_now');
      return move(
        {
          ...call,
          state: 'offered',
          counselor: event.counselor,
          fence: event.fence,
          deadline: after(now, offerSeconds),
        },
        { counselor: event.counselor, presence: 'offered', missed: false },
      );
    case 'accept':
      if (!isLiveOffer(call, event)) return refuse('gone');
      return move(
        {
          ...call,
          state: 'connecting',
          epoch: call.epoch + 1,
          mediaHost: event.mediaHost,
          backInLine: false,
          deadline: after(now, connectSeconds),
        },
        { counselor: event.counselor, presence: 'busy', missed: false },
        'accepted',
      );
    case 'decline':
      if (!isLiveOffer(call, event)) return refuse('gone');
      return backToQueue(call, 'available', 'declined');
    case 'time_over':
      return timeOver(call, event.fence, now);
    case 'media_flowing':
      if (event.epoch !== call.epoch) return refuse('gone');
      if (call.state !== 'connecting') return refuse('not_now');
      return move({ ...call, state: 'active', activeSince: now, talked: true, deadline: null });
    case 'room_moved':
      if (!isTalk(call)) return refuse('not_now');
      if (event.epoch !== call.epoch + 1) return refuse('gone');
      return move({ ...call, epoch: event.epoch, mediaHost: event.mediaHost });
    case 'caller_hung_up':
    case 'caller_gone':
      return callerLeft(call, now);
    case 'counselor_hung_up':
      if (event.counselor !== call.counselor) return refuse('gone');
      if (!isTalk(call)) return refuse('not_now');
      return toWrapUp(call, call.talked ? 'completed' : 'failed', now);
    case 'counselor_gone':
      if (event.counselor !== call.counselor) return refuse('gone');
      return counselorGone(call, now);
    case 'record_done':
      if (event.counselor !== call.counselor) return refuse('gone');
      if (call.state !== 'wrap_up') return refuse('not_now');
      return close(call, call.closeReason ?? 'completed', 'available');
    default:
      return event satisfies never;
  }
}

/** A call as it begins. */
export const newCall: Call = {
  state: 'waiting',
  counselor: null,
  fence: null,
  epoch: 0,
  mediaHost: null,
  activeSince: null,
  talked: false,
  talkSeconds: 0,
  backInLine: false,
  closeReason: null,
  deadline: null,
};

const after = (now: number, seconds: number): number => now + seconds * 1000;

const isTalk = (call: Call): boolean => call.state === 'connecting' || call.state === 'active';

const isLiveOffer = (call: Call, answer: { counselor: UserId; fence: number }): boolean =>
  call.state === 'offered' && call.counselor === answer.counselor && call.fence === answer.fence;

function move(call: Call, counselor: CounselorEffect | null = null, offerEnded: Outcome | null = null): Transition {
  return { ok: true, call, counselor, offerEnded };
}

const effect = (
  call: Call,
  presence: CounselorEffect['presence'],
  { missed } = { missed: false },
): CounselorEffect | null => (call.counselor === null ? null : { counselor: call.counselor, presence, missed });

function timeOver(call: Call, fence: number | null, now: number): Transition | Refusal {
  if (call.deadline === null || now < call.deadline) return refuse('not_now');
  switch (call.state) {
    case 'offered':
      return fence === call.fence ? backToQueue(call, 'away', 'expired') : refuse('gone');
    case 'connecting':
      return fence === call.fence ? toWrapUp(call, 'failed', now) : refuse('gone');
    case 'wrap_up':
      // A record left open that long: nobody sits there, and the next caller should not ring into the void.
      return close(call, call.closeReason ?? 'completed', 'away');
    default:
      return refuse('not_now');
  }
}

function callerLeft(call: Call, now: number): Transition | Refusal {
  switch (call.state) {
    case 'waiting':
      return close(call, 'abandoned', null);
    case 'offered':
      return close(call, 'abandoned', 'available', 'withdrawn');
    case 'connecting':
    case 'active':
      return toWrapUp(call, call.talked ? 'completed' : 'abandoned', now);
    default:
      return refuse('over');
  }
}

function counselorGone(call: Call, now: number): Transition | Refusal {
  switch (call.state) {
    case 'offered':
      return backToQueue(call, 'offline', 'withdrawn');
    case 'connecting':
    case 'active':
      return move(
        {
          ...call,
          state: 'waiting',
          counselor: null,
          fence: null,
          mediaHost: null,
          activeSince: null,
          talkSeconds: call.talkSeconds + secondsOfTalk(call, now),
          backInLine: true,
          deadline: null,
        },
        effect(call, 'offline'),
      );
    case 'wrap_up':
      return close(call, call.closeReason ?? 'completed', 'offline');
    default:
      return refuse('not_now');
  }
}

function backToQueue(call: Call, presence: CounselorEffect['presence'], outcome: Outcome): Transition {
  return move(
    { ...call, state: 'waiting', counselor: null, fence: null, deadline: null },
    effect(call, presence, { missed: outcome === 'expired' }),
    outcome,
  );
}

function toWrapUp(call: Call, closeReason: CloseReason, now: number): Transition {
  return move(
    {
      ...call,
      state: 'wrap_up',
      closeReason,
      activeSince: null,
      talkSeconds: call.talkSeconds + secondsOfTalk(call, now),
      deadline: after(now, wrapUpSeconds),
    },
    effect(call, 'wrap_up'),
  );
}

function close(
  call: Call,
  closeReason: CloseReason,
  presence: CounselorEffect['presence'] | null,
  offerEnded: Outcome | null = null,
): Transition {
  return move(
    { ...call, state: 'closed', closeReason, deadline: null },
    presence === null ? null : effect(call, presence),
    offerEnded,
  );
}

const secondsOfTalk = (call: Call, now: number): number =>
  call.activeSince === null ? 0 : Math.max(0, Math.round((now - call.activeSince) / 1000));
