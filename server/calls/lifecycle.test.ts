import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { type Call, type CallEvent, newCall, type Transition, transition } from './lifecycle.ts';
import { connectSeconds, offerSeconds, wrapUpSeconds } from './timings.ts';

const ada = brand<UserId>('00000000-0000-4000-8000-00000000000a');
const bob = brand<UserId>('00000000-0000-4000-8000-00000000000b');
const start = Date.UTC(2026, 0, 1);

function step(call: Call, event: CallEvent, now = start): Transition {
  const result = transition(call, event, now);
  if (!result.ok) throw new Error(`${event.type} was refused in ${call.state}: ${result.refusal}`);
  return result;
}

const offered = step(newCall, { type: 'offer', counselor: ada, fence: 7 }).call;
const connecting = step(offered, { type: 'accept', counselor: ada, fence: 7, mediaHost: 'm1' }).call;
const active = step(connecting, { type: 'media_flowing', epoch: 1 }).call;

describe('the life of a call', () => {
  it('goes from waiting through a talk to the record and its end', () => {
    expect(offered).toMatchObject({ state: 'offered', counselor: ada, deadline: start + offerSeconds * 1000 });
    expect(connecting).toMatchObject({ state: 'connecting', epoch: 1, deadline: start + connectSeconds * 1000 });
    expect(active).toMatchObject({ state: 'active', talked: true, deadline: null });
    const wrapUp = step(active, { type: 'caller_hung_up' }, start + 61_000).call;
    expect(wrapUp).toMatchObject({ state: 'wrap_up', closeReason: 'completed', talkSeconds: 61 });
    const closed = step(wrapUp, { type: 'record_done', counselor: ada });
    expect(closed.call).toMatchObject({ state: 'closed', closeReason: 'completed' });
    expect(closed.counselor).toEqual({ counselor: ada, presence: 'available', missed: false });
  });

  it('puts an offer that nobody took back in the queue, and the counselor away', () => {
    const late = step(offered, { type: 'time_over', fence: 7 }, start + offerSeconds * 1000);
    expect(late.call).toMatchObject({ state: 'waiting', counselor: null, fence: null });
    expect(late.counselor).toEqual({ counselor: ada, presence: 'away', missed: true });
    expect(late.offerEnded).toBe('expired');
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
    expect(over.counselor?.presence).toBe('away');
  });
});

const counselors = fc.constantFrom(ada, bob);
const fences = fc.integer({ min: 1, max: 3 });
const epochs = fc.integer({ min: 0, max: 3 });
const events: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({ type: fc.constant('offer' as const), counselor: counselors, fence: fences }),
  fc.record({
    type: fc.constant('accept' as const),
    counselor: counselors,
    fence: fences,
    mediaHost: fc.constantFrom('m1', 'm2'),
  }),
  fc.record({ type: fc.constant('decline' as const), counselor: counselors, fence: fences }),
  fc.record({ type: fc.constant('time_over' as const), fence: fc.option(fences) }),
  fc.record({ type: fc.constant('media_flowing' as const), epoch: epochs }),
  fc.record({ type: fc.constant('room_moved' as const), epoch: epochs, mediaHost: fc.constantFrom('m1', 'm2') }),
  fc.constant({ type: 'caller_hung_up' as const }),
  fc.constant({ type: 'caller_gone' as const }),
  fc.record({ type: fc.constant('counselor_hung_up' as const), counselor: counselors }),
  fc.record({ type: fc.constant('counselor_gone' as const), counselor: counselors }),
  fc.record({ type: fc.constant('record_done' as const), counselor: counselors }),
);
const lives = fc.array(fc.record({ event: events, waitMs: fc.integer({ min: 0, max: 700_000 }) }), { maxLength: 60 });

/** Lives a whole life and shows each step that was not refused. */
function live(life: readonly { event: CallEvent; waitMs: number }[], see: (before: Call, step: Transition) => void) {
  let call = newCall;
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

  it('every state that waits for somebody has a deadline, and no other', () => {
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (_before, { call }) => {
          expect(call.deadline !== null).toBe(['offered', 'connecting', 'wrap_up'].includes(call.state));
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
