import type { CallbackView } from '../contract/caller-socket.ts';

// The life of a callback, as one pure function: `booked -> due -> taken`, or `missed`, or `cancelled`. Its call begins
// when its time does, whether or not the caller is there yet; the place is held until the time is over.

export type CallbackState = CallbackView['state'];

/** What the rules need to know of a callback. Moments are milliseconds since 1970; `to` is not included. */
export interface Callback {
  readonly state: CallbackState;
  readonly from: number;
  readonly to: number;
}

export type CallbackEvent =
  /** Somebody looks at the clock: a timer, or the sweeper. */
  | 'time_passes'
  /** The caller is there: the page that booked it, or one opened by the return link. */
  | 'caller_came'
  /** Its call has ended before the caller came. */
  | 'call_ended'
  /** The caller gives the time back. */
  | 'cancelled';

/** What is to become of the callback's call. */
export type CallEffect = 'begin' | 'join' | 'end';

export type Outcome =
  | { readonly ok: true; readonly state: CallbackState; readonly call: CallEffect | null }
  /** `not_yet`: nothing is due. `over`: it has ended already. */
  | { readonly ok: false; readonly refusal: 'not_yet' | 'over' };

/** Whether a callback in this state is still to come, or has its time now. */
export const isOpen = (state: CallbackState): boolean => state === 'booked' || state === 'due';

/** Takes one step, or says why not. */
export function transition({ state, from, to }: Callback, event: CallbackEvent, now: number): Outcome {
  if (!isOpen(state)) return { ok: false, refusal: 'over' };
  const hasCall = state === 'due';
  switch (event) {
    case 'time_passes':
      if (now >= to) return move('missed', hasCall ? 'end' : null);
      return hasCall || now < from ? notYet : move('due', 'begin');
    case 'caller_came':
      if (now >= to) return move('missed', hasCall ? 'end' : null);
      return now < from ? notYet : move('taken', hasCall ? 'join' : 'begin');
    case 'call_ended':
      return hasCall ? move('missed', null) : notYet;
    case 'cancelled':
      return move('cancelled', hasCall ? 'end' : null);
    default:
      return event satisfies never;
  }
}

const notYet: Outcome = { ok: false, refusal: 'not_yet' };

const move = (state: CallbackState, call: CallEffect | null): Outcome => ({ ok: true, state, call });
