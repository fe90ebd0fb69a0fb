import type { AwayReason, CloseReason } from '../contract/call.ts';
import type { UserId } from '../contract/ids.ts';
import {
  type Call,
  type CallEvent,
  type CounselorEffect,
  inQueue,
  type Outcome,
  priorities,
  type Refusal,
  type Transition,
} from './call.ts';
import { connectSeconds, longestRecordSeconds } from './timings.ts';

// The life of a call, as one pure function. `waiting -> offered -> connecting -> active -> wrap_up -> closed`; an offer
// that nobody took goes back to `waiting`, whose order by the moment of asking puts it at the head.

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
    case 'room_prepared':
      return prepareRoom(call, event.mediaHost);
    case 'accept':
      return accept(call, event, now);
    case 'climb':
      if (call.state !== 'waiting') return refuse('not_now');
      if (event.step <= call.step || call.stepEndsAt === null || now < call.stepEndsAt) return refuse('gone');
      return move(inQueue(onStep(call, event)));
    case 'reroute':
      if (call.state !== 'waiting') return refuse('not_now');
      return move(inQueue({ ...onStep(call, event), giveUpAt: call.backInLine ? null : event.giveUpAt }));
    case 'waited_too_long':
      if (call.state !== 'waiting' || call.giveUpAt === null || now < call.giveUpAt) return refuse('not_now');
      return close(call, 'no_answer', null);
    case 'change_kind':
      return changeKind(call, event, now);
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
      if (!isTalk(call) || call.kind === 'text') return refuse('not_now');
      if (event.epoch !== call.epoch + 1) return refuse('gone');
      return move({ ...call, epoch: event.epoch, mediaHost: event.mediaHost });
    case 'caller_hung_up':
      return callerLeft(call, now, event.exit);
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
});

/** The call on a step of its ladder; who is ahead of every step stays so. */
const onStep = (call: Call, event: { step: number; endsAt: number | null; priority: number }): Call => ({
  ...call,
  step: event.step,
  stepEndsAt: event.endsAt,
  priority: call.isCallback || call.backInLine ? call.priority : event.priority,
});

const effect = (
  call: Call,
  presence: CounselorEffect['presence'],
  more: Partial<Pick<CounselorEffect, 'awayReason'>> = {},
): CounselorEffect | null => (call.counselor === null ? null : { ...becomes(call.counselor, presence), ...more });

function prepareRoom(call: Call, mediaHost: string): Transition | Refusal {
  if (call.state !== 'waiting' && call.state !== 'offered') return refuse('not_now');
  if (call.kind === 'text') return refuse('not_now');
  if (call.mediaHost === mediaHost) return refuse('gone');
  return move({ ...call, epoch: call.epoch + 1, mediaHost });
}

/** Both sides leave the room while they write; another takes its place when they want to be heard again. */
function changeKind(
  call: Call,
  { kind, counselor, mediaHost }: Extract<CallEvent, { type: 'change_kind' }>,
  now: number,
): Transition | Refusal {
  if (counselor !== undefined && counselor !== call.counselor) return refuse('gone');
  if (!isTalk(call)) {
    if (call.state === 'wrap_up' || counselor !== undefined) return refuse('not_now');
    return move({ ...call, kind, ...(kind === 'text' && { mediaHost: null }) });
  }
  if (kind === 'text') return move(inWriting(call, now));
  if (call.kind !== 'text') return move({ ...call, kind });
  if (mediaHost === undefined) return refuse('not_now');
  return move({ ...call, kind, epoch: call.epoch + 1, mediaHost });
}

/** A talk in writing: it needs no media host, and is one at once. */
const inWriting = (call: Call, now: number): Call => ({
  ...call,
  kind: 'text',
  state: 'active',
  activeSince: call.activeSince ?? now,
  talked: true,
  deadline: null,
  mediaHost: null,
});

function accept(
  call: Call,
  event: { counselor: UserId; fence: number; mediaHost: string | null },
  now: number,
): Transition | Refusal {
  if (!isLiveOffer(call, event)) return refuse('gone');
  const isWriting = call.kind === 'text';
  // The kind may have changed while it rang. Who turned to writing that moment is answered in writing; who wants to be
  // heard needs a room, so the counselor's page has to answer again.
  if (!isWriting && event.mediaHost === null) return refuse('not_now');
  const isPrepared = event.mediaHost !== null && event.mediaHost === call.mediaHost;
  const epoch = isPrepared ? call.epoch : call.epoch + 1;
  const answered = { ...call, backInLine: false, epoch, mediaHost: event.mediaHost };
  return move(
    isWriting ? inWriting(answered, now) : { ...answered, state: 'connecting', deadline: after(now, connectSeconds) },
    becomes(event.counselor, 'busy'),
    'accepted',
  );
}

/** As much more time for the record as the team gives, up to a limit from its beginning. */
const prolonged = (call: Call, now: number): number =>
  Math.min(
    after(Math.max(now, call.deadline ?? now), call.rules.wrapUpSeconds),
    after(call.recordSince ?? now, longestRecordSeconds),
  );

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

function callerLeft(call: Call, now: number, exit = false): Transition | Refusal {
  switch (call.state) {
    case 'waiting':
      return close(call, 'abandoned', null);
    case 'offered':
      return close(call, 'abandoned', 'available', 'withdrawn');
    case 'connecting':
    case 'active':
      return toWrapUp({ ...call, exited: exit }, call.talked ? 'completed' : 'abandoned', now);
    case 'wrap_up':
      // The media host may have told of the end before the page could say how it was left.
      return exit && !call.exited ? move({ ...call, exited: true }) : refuse('over');
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
          // Whoever has talked is not sent away for having waited too long before.
          giveUpAt: null,
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
  // Whoever was rung could be in the prepared room: the next one is prepared another.
  const waiting = inQueue({ ...call, counselor: null, fence: null, mediaHost: null });
  return move(waiting, effect(call, presence, { awayReason }), outcome);
}

function toWrapUp(call: Call, closeReason: CloseReason, now: number): Transition {
  return move(
    {
      ...call,
      state: 'wrap_up',
      closeReason,
      recordSince: now,
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
    { ...call, state: 'closed', closeReason, exited: false, deadline: null },
    presence === null ? null : effect(call, presence, { awayReason }),
    offerEnded,
  );
}

const secondsOfTalk = (call: Call, now: number): number =>
  call.activeSince === null ? 0 : Math.max(0, Math.round((now - call.activeSince) / 1000));
