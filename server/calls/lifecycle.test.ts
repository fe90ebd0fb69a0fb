import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { type Call, type CallEvent, newCall, priorities, type Transition } from './call.ts';
import { transition } from './lifecycle.ts';
import { connectSeconds, longestRecordSeconds } from './timings.ts';

const ada = brand<UserId>('00000000-0000-4000-8000-00000000000a');
const bob = brand<UserId>('00000000-0000-4000-8000-00000000000b');
const home = brand<TeamId>('00000000-0000-4000-8000-0000000000f1');
const overflow = brand<TeamId>('00000000-0000-4000-8000-0000000000f2');
const start = Date.UTC(2026, 0, 1);
const offerSeconds = 20;
const wrapUpSeconds = 600;
const begins = {
  kind: 'video',
  team: home,
  rules: { missesUntilAway: 2, wrapUpSeconds },
  stepEndsAt: start + 30_000,
  giveUpAt: start + 3_600_000,
  priority: 0,
  isCallback: false,
} as const;
const fresh = newCall(begins);

function step(call: Call, event: CallEvent, now = start): Transition {
  const result = transition(call, event, now);
  if (!result.ok) throw new Error(`${event.type} was refused in ${call.state}: ${result.refusal}`);
  return result;
}

const offered = step(fresh, { type: 'offer', counselor: ada, fence: 7, team: overflow, rings: offerSeconds }).call;
const connecting = step(offered, { type: 'accept', counselor: ada, fence: 7, mediaHost: 'm1' }).call;
const active = step(connecting, { type: 'media_flowing', epoch: 1 }).call;

describe('the life of a call', () => {
  it('goes from waiting through a talk to the record and its end', () => {
    expect(offered).toMatchObject({
      state: 'offered',
      counselor: ada,
      team: overflow,
      deadline: start + offerSeconds * 1000,
    });
    expect(connecting).toMatchObject({ state: 'connecting', epoch: 1, deadline: start + connectSeconds * 1000 });
    expect(active).toMatchObject({ state: 'active', talked: true, deadline: null });
    const wrapUp = step(active, { type: 'caller_hung_up' }, start + 61_000).call;
    expect(wrapUp).toMatchObject({ state: 'wrap_up', closeReason: 'completed', talkSeconds: 61 });
    const closed = step(wrapUp, { type: 'record_done', counselor: ada });
    expect(closed.call).toMatchObject({ state: 'closed', closeReason: 'completed' });
    expect(closed.counselor).toMatchObject({ counselor: ada, presence: 'available' });
  });

  it('puts an offer that nobody took back in the queue, and leaves the counselor who missed one free', () => {
    const late = step(offered, { type: 'time_over', fence: 7 }, start + offerSeconds * 1000);
    expect(late.call).toMatchObject({ state: 'waiting', counselor: null, fence: null, deadline: start + 30_000 });
    expect(late.counselor).toEqual({ counselor: ada, presence: 'available', awayReason: null });
    expect(late.offerEnded).toBe('expired');
  });

  it('sets a counselor away who misses as many in a row as the team allows', () => {
    const late = step({ ...offered, misses: 1 }, { type: 'time_over', fence: 7 }, start + offerSeconds * 1000);
    expect(late.counselor).toEqual({ counselor: ada, presence: 'away', awayReason: 'missed_offers' });
  });

  it('climbs when the time of its step is over, and not before', () => {
    const climb = { type: 'climb', step: 1, endsAt: null, priority: 5 } as const;
    expect(transition(fresh, climb, start + 29_999)).toEqual({ ok: false, refusal: 'gone' });
    const { call } = step(fresh, climb, start + 30_000);
    expect(call).toMatchObject({ step: 1, stepEndsAt: null, priority: 5, deadline: start + 3_600_000 });
    expect(transition(call, climb, start + 40_000)).toEqual({ ok: false, refusal: 'gone' });
  });

  it('keeps a callback ahead of others, and a caller who lost their counselor ahead of all, on whatever step', () => {
    const callback = newCall({ ...begins, isCallback: true });
    const climb = { type: 'climb', step: 1, endsAt: null, priority: 50 } as const;
    expect(step(callback, climb, start + 30_000).call.priority).toBe(priorities.callback);
    const back = step(active, { type: 'counselor_gone', counselor: ada }, start + 1_000).call;
    expect(step(back, climb, start + 30_000).call.priority).toBe(priorities.backInLine);
  });

  it('is given up after the longest wait, but never while it rings', () => {
    const over = { type: 'waited_too_long' } as const;
    expect(transition(fresh, over, start + 3_599_999)).toEqual({ ok: false, refusal: 'not_now' });
    expect(transition(offered, over, start + 3_600_000)).toEqual({ ok: false, refusal: 'not_now' });
    expect(step(fresh, over, start + 3_600_000).call).toMatchObject({ state: 'closed', closeReason: 'no_answer' });
  });

  it('is not given up once it has lost its counselor, however long it waited before, on an edited ladder either', () => {
    const over = { type: 'waited_too_long' } as const;
    const later = start + 4_000_000;
    const back = step(active, { type: 'counselor_gone', counselor: ada }, later).call;
    expect(transition(back, over, later)).toEqual({ ok: false, refusal: 'not_now' });
    const edited = { type: 'reroute', step: 0, endsAt: null, priority: 0, giveUpAt: start + 3_600_000 } as const;
    expect(transition(step(back, edited, later).call, over, later)).toEqual({ ok: false, refusal: 'not_now' });
  });

  it('becomes a call in writing without a media host, and is a talk at once', () => {
    const ringing = step(offered, { type: 'change_kind', kind: 'text' }).call;
    const accept = { type: 'accept', counselor: ada, fence: 7 } as const;
    const talk = { kind: 'text', state: 'active', activeSince: start, talked: true, mediaHost: null, deadline: null };
    expect(step(ringing, { ...accept, mediaHost: null }).call).toMatchObject(talk);
    // Turned to writing at the moment of the answer, which was to be by video.
    expect(step(ringing, { ...accept, mediaHost: 'm1' }).call).toMatchObject(talk);
  });

  it('that is to be heard while it rings is not answered without a room', () => {
    const text = step(offered, { type: 'change_kind', kind: 'text' }).call;
    const voice = step(text, { type: 'change_kind', kind: 'audio' }).call;
    const accept = { type: 'accept', counselor: ada, fence: 7 } as const;
    expect(transition(voice, { ...accept, mediaHost: null }, start)).toEqual({ ok: false, refusal: 'not_now' });
    expect(step(voice, { ...accept, mediaHost: 'm1' }).call).toMatchObject({ state: 'connecting', kind: 'audio' });
  });

  it('has a room prepared while it rings, which is that of the talk where its host still lives', () => {
    const prepared = step(offered, { type: 'room_prepared', mediaHost: 'm1' }).call;
    expect(prepared).toMatchObject({ state: 'offered', epoch: 1, mediaHost: 'm1', deadline: offered.deadline });
    const accept = { type: 'accept', counselor: ada, fence: 7 } as const;
    expect(step(prepared, { ...accept, mediaHost: 'm1' }).call).toMatchObject({ epoch: 1, mediaHost: 'm1' });
    expect(step(prepared, { ...accept, mediaHost: 'm2' }).call).toMatchObject({ epoch: 2, mediaHost: 'm2' });
  });

  it('has no room while it is to be a call in writing', () => {
    const text = step(step(fresh, { type: 'room_prepared', mediaHost: 'm1' }).call, {
      type: 'change_kind',
      kind: 'text',
    });
    expect(text.call.mediaHost).toBeNull();
    expect(transition(text.call, { type: 'room_prepared', mediaHost: 'm1' }, start)).toMatchObject({ ok: false });
  });

  it('goes from video to voice and writing and back while it is talked, in a new room each time that it is heard again', () => {
    const voice = step(active, { type: 'change_kind', kind: 'audio' }, start + 1_000).call;
    expect(voice).toEqual({ ...active, kind: 'audio' });
    const writing = step(voice, { type: 'change_kind', kind: 'text' }, start + 2_000).call;
    expect(writing).toMatchObject({ kind: 'text', state: 'active', mediaHost: null, epoch: 1, activeSince: start });
    expect(transition(writing, { type: 'change_kind', kind: 'video' }, start)).toEqual({
      ok: false,
      refusal: 'not_now',
    });
    const video = step(writing, { type: 'change_kind', kind: 'video', mediaHost: 'm2' }, start + 3_000).call;
    expect(video).toMatchObject({ kind: 'video', state: 'active', mediaHost: 'm2', epoch: 2, activeSince: start });
    expect(step(video, { type: 'caller_hung_up' }, start + 61_000).call.talkSeconds).toBe(61);
  });

  it('is a talk as soon as it is in writing, though nothing connected', () => {
    const { call } = step(connecting, { type: 'change_kind', kind: 'text' }, start + 5_000);
    expect(call).toMatchObject({ state: 'active', activeSince: start + 5_000, talked: true, deadline: null });
  });

  it('is put into writing by its counselor too, and by no other', () => {
    const toWriting = { type: 'change_kind', kind: 'text' } as const;
    expect(step(active, { ...toWriting, counselor: ada }).call.kind).toBe('text');
    expect(transition(active, { ...toWriting, counselor: bob }, start)).toEqual({ ok: false, refusal: 'gone' });
    expect(transition(offered, { ...toWriting, counselor: ada }, start)).toEqual({ ok: false, refusal: 'not_now' });
    const wrapUp = step(active, { type: 'caller_hung_up' }).call;
    expect(transition(wrapUp, toWriting, start)).toEqual({ ok: false, refusal: 'not_now' });
  });

  it('ends with a booked callback, and frees the counselor whom it rang', () => {
    const booked = step(offered, { type: 'callback_booked' });
    expect(booked.call).toMatchObject({ state: 'closed', closeReason: 'callback_booked' });
    expect(booked.counselor?.presence).toBe('available');
    expect(transition(active, { type: 'callback_booked' }, start)).toEqual({ ok: false, refusal: 'not_now' });
  });

  it('gives more time for the record, again and again up to an hour from its beginning', () => {
    let { call } = step(active, { type: 'counselor_hung_up', counselor: ada });
    call = step(call, { type: 'prolong_record', counselor: ada }).call;
    expect(call.deadline).toBe(start + 2 * wrapUpSeconds * 1000);
    for (let minute = 0; minute < 59; minute += 5) {
      call = step(call, { type: 'prolong_record', counselor: ada }, start + minute * 60_000).call;
    }
    expect(call.deadline).toBe(start + longestRecordSeconds * 1000);
  });

  it('does not end an offer before its time', () => {
    const early = transition(offered, { type: 'time_over', fence: 7 }, start + offerSeconds * 1000 - 1);
    expect(early).toEqual({ ok: false, refusal: 'not_now' });
  });

  it('refuses an answer to an offer of before, or by somebody else', () => {
    for (const answer of [
      { type: 'accept', counselor: ada, fence: 6, mediaHost: 'm1' },
      { type: 'accept', counselor: bob, fence: 7, mediaHost: 'm1' },
      { type: 'decline', counselor: bob, fence: 7 },
    ] as const) {
      expect(transition(offered, answer, start)).toEqual({ ok: false, refusal: 'gone' });
    }
  });

  it('frees the counselor when the caller leaves while it rings', () => {
    const left = step(offered, { type: 'caller_hung_up' });
    expect(left.call).toMatchObject({ state: 'closed', closeReason: 'abandoned' });
    expect(left.counselor?.presence).toBe('available');
    expect(left.offerEnded).toBe('withdrawn');
  });

  it('knows of a caller who left at once until the record is done, also where the end was heard before that', () => {
    const exit = { type: 'caller_hung_up', exit: true } as const;
    const left = step(active, exit, start + 61_000).call;
    expect(left).toMatchObject({ state: 'wrap_up', closeReason: 'completed', talkSeconds: 61, exited: true });
    expect(step(connecting, exit).call).toMatchObject({ state: 'wrap_up', closeReason: 'abandoned', exited: true });
    const ended = step(active, { type: 'caller_hung_up' }, start + 61_000).call;
    expect(ended.exited).toBe(false);
    expect(step(ended, exit, start + 62_000)).toMatchObject({ call: left, counselor: null });
    expect(transition(left, exit, start + 63_000)).toEqual({ ok: false, refusal: 'over' });
    expect(step(left, { type: 'record_done', counselor: ada }).call).toMatchObject({ state: 'closed', exited: false });
  });

  it('makes no difference of it where nobody had answered', () => {
    for (const call of [fresh, offered]) {
      const [exited, hungUp] = [{ exit: true as const }, {}].map((how) =>
        step(call, { type: 'caller_hung_up', ...how }),
      );
      expect(exited).toEqual(hungUp);
    }
  });

  it('puts a caller whose counselor was lost back in line, and keeps the seconds they talked', () => {
    const lost = step(active, { type: 'counselor_gone', counselor: ada }, start + 30_000);
    expect(lost.call).toMatchObject({ state: 'waiting', backInLine: true, talkSeconds: 30, counselor: null });
    expect(lost.counselor?.presence).toBe('offline');
  });

  it('ignores news of a room that was placed anew', () => {
    const moved = step(connecting, { type: 'room_moved', epoch: 2, mediaHost: 'm2' }).call;
    expect(transition(moved, { type: 'media_flowing', epoch: 1 }, start)).toEqual({ ok: false, refusal: 'gone' });
    expect(step(moved, { type: 'media_flowing', epoch: 2 }).call.state).toBe('active');
  });

  it('closes a record that nobody finished, and sets the counselor away', () => {
    const wrapUp = step(active, { type: 'counselor_hung_up', counselor: ada }).call;
    const over = step(wrapUp, { type: 'time_over', fence: null }, start + wrapUpSeconds * 1000);
    expect(over.call.state).toBe('closed');
    expect(over.counselor).toMatchObject({ presence: 'away', awayReason: 'record_left_open' });
  });
});

const counselors = fc.constantFrom(ada, bob);
const fences = fc.integer({ min: 1, max: 3 });
const epochs = fc.integer({ min: 0, max: 3 });
const events: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({
    type: fc.constant('offer' as const),
    counselor: counselors,
    fence: fences,
    team: fc.constantFrom(home, overflow),
    rings: fc.integer({ min: 5, max: 120 }),
  }),
  fc.record({
    type: fc.constant('climb' as const),
    step: fc.nat({ max: 3 }),
    endsAt: fc.option(fc.integer({ min: start, max: start + 10_000_000 })),
    priority: fc.nat({ max: 100 }),
  }),
  fc.record({
    type: fc.constant('reroute' as const),
    step: fc.nat({ max: 3 }),
    endsAt: fc.option(fc.integer({ min: start, max: start + 10_000_000 })),
    priority: fc.nat({ max: 100 }),
    giveUpAt: fc.constant(start + 20_000_000),
  }),
  fc.constant({ type: 'waited_too_long' as const }),
  fc.record({
    type: fc.constant('change_kind' as const),
    kind: fc.constantFrom('video' as const, 'audio' as const, 'text' as const),
    mediaHost: fc.constantFrom('m1', 'm2'),
  }),
  fc.record({ type: fc.constant('change_kind' as const), kind: fc.constant('text' as const), counselor: counselors }),
  fc.constant({ type: 'callback_booked' as const }),
  fc.record({ type: fc.constant('prolong_record' as const), counselor: counselors }),
  fc.record({ type: fc.constant('room_prepared' as const), mediaHost: fc.constantFrom('m1', 'm2') }),
  fc.record({
    type: fc.constant('accept' as const),
    counselor: counselors,
    fence: fences,
    mediaHost: fc.constantFrom('m1', 'm2', null),
  }),
  fc.record({ type: fc.constant('decline' as const), counselor: counselors, fence: fences }),
  fc.record({ type: fc.constant('time_over' as const), fence: fc.option(fences) }),
  fc.record({ type: fc.constant('media_flowing' as const), epoch: epochs }),
  fc.record({ type: fc.constant('room_moved' as const), epoch: epochs, mediaHost: fc.constantFrom('m1', 'm2') }),
  fc.constant({ type: 'caller_hung_up' as const }),
  fc.constant({ type: 'caller_hung_up' as const, exit: true as const }),
  fc.constant({ type: 'caller_gone' as const }),
  fc.record({ type: fc.constant('counselor_hung_up' as const), counselor: counselors }),
  fc.record({ type: fc.constant('counselor_gone' as const), counselor: counselors }),
  fc.record({ type: fc.constant('record_done' as const), counselor: counselors }),
);
const lives = fc.array(fc.record({ event: events, waitMs: fc.integer({ min: 0, max: 700_000 }) }), { maxLength: 60 });

/** Lives a whole life and shows each step that was not refused. */
function live(life: readonly { event: CallEvent; waitMs: number }[], see: (before: Call, step: Transition) => void) {
  let call = fresh;
  let now = start;
  for (const { event, waitMs } of life) {
    now += waitMs;
    const result = transition(call, event, now);
    if (!result.ok) continue;
    see(call, result);
    call = result.call;
  }
}

describe('whatever happens to a call', () => {
  it('a closed call stays closed', () => {
    fc.assert(fc.property(lives, (life) => live(life, (before) => expect(before.state).not.toBe('closed'))));
  });

  it('it has a reason exactly when it has ended', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          expect(call.closeReason !== null).toBe(call.state === 'wrap_up' || call.state === 'closed');
        }),
      ),
    );
  });

  it('it has a counselor exactly where somebody rings, talks or writes', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          if (call.state === 'waiting') expect(call.counselor).toBeNull();
          else if (call.state !== 'closed') expect(call.counselor).not.toBeNull();
        }),
      ),
    );
  });

  it('that its caller left at once is known while its record is written, and at no other time', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          if (call.exited) expect(call.state).toBe('wrap_up');
        }),
      ),
    );
  });

  it('every ring ends, with exactly one outcome', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (before, { call, offerEnded }) => {
          expect(offerEnded !== null).toBe(before.state === 'offered' && call.state !== 'offered');
        }),
      ),
    );
  });

  it('a counselor who leaves a call is told what they are now', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (before, { call, counselor }) => {
          if (before.counselor !== null && (call.counselor === null || call.state === 'closed')) {
            expect(counselor?.counselor).toBe(before.counselor);
            expect(['available', 'away', 'offline']).toContain(counselor?.presence);
          }
        }),
      ),
    );
  });

  it('every state that waits for somebody has a deadline, and a talk has none; in the queue it is the next of the ladder', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          const ladder = [call.stepEndsAt, call.giveUpAt].filter((moment) => moment !== null);
          if (call.state === 'active' || call.state === 'closed') expect(call.deadline).toBeNull();
          else if (call.state === 'waiting') expect(call.deadline).toBe(ladder.length ? Math.min(...ladder) : null);
          else expect(call.deadline).not.toBeNull();
        }),
      ),
    );
  });

  it('it climbs and never goes down, and its turn is never moved back but by its ladder', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(
          life.filter(({ event }) => event.type !== 'reroute'),
          (before, { call }) => {
            expect(call.step).toBeGreaterThanOrEqual(before.step);
            if (call.step === before.step) expect(call.priority).toBeGreaterThanOrEqual(before.priority);
          },
        ),
      ),
    );
  });

  it('no two counselors are let into the same room', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const rooms = new Map<number, UserId>();
        live(life, (_before, { call }) => {
          if (call.mediaHost === null || call.counselor === null) return;
          expect(rooms.get(call.epoch) ?? call.counselor).toBe(call.counselor);
          rooms.set(call.epoch, call.counselor);
        });
      }),
    );
  });

  it('a talk has a room exactly where it is heard or seen, and none in writing', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          if (call.state !== 'connecting' && call.state !== 'active') return;
          expect(call.mediaHost === null).toBe(call.kind === 'text');
        }),
      ),
    );
  });

  it('epochs and seconds talked never go back', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (before, { call }) => {
          expect(call.epoch).toBeGreaterThanOrEqual(before.epoch);
          expect(call.talkSeconds).toBeGreaterThanOrEqual(before.talkSeconds);
        }),
      ),
    );
  });
});
