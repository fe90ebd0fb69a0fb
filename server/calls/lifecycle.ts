import type { AwayReason, CallKind, CallState, CloseReason } from '../contract/call.ts';
import type { TeamId, UserId } from '../contract/ids.ts';
import { connectSeconds, longestRecordSeconds } from './timings.ts';

// The life of a call, as one pure function. `waiting -> offered -> connecting -> active -> wrap_up -> closed`; an offer
// that nobody took goes back to `waiting`, whose order by the moment of asking puts it at the head.

/** Ahead of every step of a ladder: who was given this very time, and who lost their counselor in mid-talk. */
export const priorities = { callback: 1_000, backInLine: 1_001 };

/** How the team that was rung last wants it. */
export interface Rules {
  /** Offers missed in a row until a counselor is set away. */
  readonly missesUntilAway: number;
  readonly wrapUpSeconds: number;
}

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
  /** A call in writing needs no media host. */
  | { readonly type: 'accept'; readonly counselor: UserId; readonly fence: number; readonly mediaHost: string | null }
  | { readonly type: 'decline'; readonly counselor: UserId; readonly fence: number }
  /** Nobody was found on this step in its time: the call climbs. */
  | { readonly type: 'climb'; readonly step: number; readonly endsAt: number | null; readonly priority: number }
  /** Nobody was found in the longest time that the campaign lets anybody wait. */
  | { readonly type: 'waited_too_long' }
  | { readonly type: 'change_kind'; readonly kind: CallKind }
  /** The caller chose a time to be called back instead of waiting. */
  | { readonly type: 'callback_booked' }
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
  | { readonly type: 'record_done'; readonly counselor: UserId }
  | { readonly type: 'prolong_record'; readonly counselor: UserId };

/** What becomes of the counselor. */
export type CounselorEffect = {
  readonly counselor: UserId;
  readonly presence: 'offered' | 'busy' | 'wrap_up' | 'available' | 'away' | 'offline';
  readonly awayReason: AwayReason | null;
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
          team: event.team,
          counselor: event.counselor,
          fence: event.fence,
          deadline: after(now, event.rings),
        },
        becomes(event.counselor, 'offered'),
      );
    case 'accept':
      return accept(call, event, now);
    case 'climb':
      if (call.state !== 'waiting') return refuse('not_now');
      if (event.step <= call.step || call.stepEndsAt === null || now < call.stepEndsAt) return refuse('gone');
      return move(
        inQueue({
          ...call,
          step: event.step,
          stepEndsAt: event.endsAt,
          priority: call.isCallback || call.backInLine ? call.priority : event.priority,
        }),
      );
    case 'waited_too_long':
      if (call.state !== 'waiting' || call.giveUpAt === null || now < call.giveUpAt) return refuse('not_now');
      return close(call, 'no_answer', null);
    case 'change_kind':
      if (call.state !== 'waiting' && call.state !== 'offered') return refuse('not_now');
      return move({ ...call, kind: event.kind });
    case 'callback_booked':
      if (call.state === 'waiting') return close(call, 'callback_booked', null);
      if (call.state === 'offered') return close(call, 'callback_booked', 'available', 'withdrawn');
      return refuse('not_now');
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
    case 'prolong_record':
      if (event.counselor !== call.counselor) return refuse('gone');
      if (call.state !== 'wrap_up') return refuse('not_now');
      return move({ ...call, deadline: prolonged(call, now) });
    default:
      return event satisfies never;
  }
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
  deadline: null,
} as const;

const after = (now: number, seconds: number): number => now + seconds * 1000;

const isTalk = (call: Call): boolean => call.state === 'connecting' || call.state === 'active';

const isLiveOffer = (call: Call, answer: { counselor: UserId; fence: number }): boolean =>
  call.state === 'offered' && call.counselor === answer.counselor && call.fence === answer.fence;

function move(call: Call, counselor: CounselorEffect | null = null, offerEnded: Outcome | null = null): Transition {
  return { ok: true, call, counselor, offerEnded };
}

const becomes = (counselor: UserId, presence: CounselorEffect['presence']): CounselorEffect => ({
  counselor,
  presence,
  awayReason: null,
  missed: false,
});

const effect = (
  call: Call,
  presence: CounselorEffect['presence'],
  more: Partial<Pick<CounselorEffect, 'missed' | 'awayReason'>> = {},
): CounselorEffect | null => (call.counselor === null ? null : { ...becomes(call.counselor, presence), ...more });

/** A call that waits: the earlier of its climbing and its giving up is due next. */
function inQueue(call: Call): Call {
  const due = [call.stepEndsAt, call.giveUpAt].filter((moment) => moment !== null);
  return { ...call, state: 'waiting', deadline: due.length === 0 ? null : Math.min(...due) };
}

function accept(
  call: Call,
  event: { counselor: UserId; fence: number; mediaHost: string | null },
  now: number,
): Transition | Refusal {
  if (!isLiveOffer(call, event)) return refuse('gone');
  const inWriting = call.kind === 'text';
  // The kind may have changed while it rang: then the counselor's page has to say again how it answers.
  if (inWriting !== (event.mediaHost === null)) return refuse('not_now');
  const answered = { ...call, backInLine: false, epoch: call.epoch + 1, mediaHost: event.mediaHost };
  return move(
    inWriting
      ? { ...answered, state: 'active', activeSince: now, talked: true, deadline: null }
      : { ...answered, state: 'connecting', deadline: after(now, connectSeconds) },
    becomes(event.counselor, 'busy'),
    'accepted',
  );
}

/** As much more time for the record as the team gives, up to a limit from now. */
const prolonged = (call: Call, now: number): number =>
  Math.min(after(Math.max(now, call.deadline ?? now), call.rules.wrapUpSeconds), after(now, longestRecordSeconds));

function timeOver(call: Call, fence: number | null, now: number): Transition | Refusal {
  if (call.deadline === null || now < call.deadline) return refuse('not_now');
  switch (call.state) {
    case 'offered':
      return fence === call.fence ? missed(call) : refuse('gone');
    case 'connecting':
      return fence === call.fence ? toWrapUp(call, 'failed', now) : refuse('gone');
    case 'wrap_up':
      // A record left open that long: nobody sits there, and the next caller should not ring into the void.
      return close(call, call.closeReason ?? 'completed', 'away', null, 'record_left_open');
    default:
      return refuse('not_now');
  }
}

function missed(call: Call): Transition {
  const away = call.misses + 1 >= call.rules.missesUntilAway;
  return backToQueue(call, away ? 'away' : 'available', 'expired', away ? 'missed_offers' : null);
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
        inQueue({
          ...call,
          counselor: null,
          fence: null,
          mediaHost: null,
          activeSince: null,
          talkSeconds: call.talkSeconds + secondsOfTalk(call, now),
          backInLine: true,
          priority: priorities.backInLine,
        }),
        effect(call, 'offline'),
      );
    case 'wrap_up':
      return close(call, call.closeReason ?? 'completed', 'offline');
    default:
      return refuse('not_now');
  }
}

function backToQueue(
  call: Call,
  presence: CounselorEffect['presence'],
  outcome: Outcome,
  awayReason: AwayReason | null = null,
): Transition {
  return move(
    inQueue({ ...call, counselor: null, fence: null }),
    effect(call, presence, { missed: outcome === 'expired', awayReason }),
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
      deadline: after(now, call.rules.wrapUpSeconds),
    },
    effect(call, 'wrap_up'),
  );
}

function close(
  call: Call,
  closeReason: CloseReason,
  presence: CounselorEffect['presence'] | null,
  offerEnded: Outcome | null = null,
  awayReason: AwayReason | null = null,
): Transition {
  return move(
    { ...call, state: 'closed', closeReason, deadline: null },
    presence === null ? null : effect(call, presence, { awayReason }),
    offerEnded,
  );
}

const secondsOfTalk = (call: Call, now: number): number =>
  call.activeSince === null ? 0 : Math.max(0, Math.round((now - call.activeSince) / 1000));
