import type { CallKind } from '../../../server/contract/call.ts';
import type { CallbackSlot, CallbackView } from '../../../server/contract/caller-socket.ts';
import type { CallbackState } from '../../data/caller-callback.ts';

/** What was chosen so far. */
export interface LaterChoices {
  readonly slot: CallbackSlot | null;
  readonly kind: CallKind;
  /** It was asked to cancel what is booked, and not yet said whether that is meant. */
  readonly cancelling: boolean;
}

/** The one thing to show of callbacks. */
export type LaterStep =
  /** The server is being asked. */
  | { readonly name: 'looking' }
  | { readonly name: 'choose'; readonly days: readonly Day[]; readonly taken: boolean }
  | { readonly name: 'none' }
  | { readonly name: 'confirm'; readonly slot: CallbackSlot; readonly booking: boolean; readonly failed: boolean }
  | { readonly name: 'booked'; readonly callback: CallbackView; readonly secret: string | null }
  | { readonly name: 'cancel' }
  | { readonly name: 'over'; readonly state: 'due' | 'taken' | 'missed' | 'cancelled' }
  | { readonly name: 'lost' };

/** The times of one day, in the campaign's time zone. */
export interface Day {
  readonly name: string;
  readonly slots: readonly CallbackSlot[];
}

export interface LaterInput {
  readonly state: CallbackState;
  readonly choices: LaterChoices;
  /** The visit has a callback already, or comes back to one. */
  readonly kept: boolean;
  nameOfDay(moment: string): string;
}

/** What to show: what is booked comes first, then what is being chosen. */
export function laterStepOf({ state, choices, kept, nameOfDay }: LaterInput): LaterStep {
  const { booked, slots, trouble } = state;
  if (kept) {
    if (booked === null) return { name: trouble === 'lost' ? 'lost' : 'looking' };
    if (booked.state === 'booked' && choices.cancelling) return { name: 'cancel' };
    if (booked.state === 'booked') return { name: 'booked', callback: booked, secret: state.secret };
    return { name: 'over', state: booked.state };
  }
  if (slots === null) return { name: 'looking' };
  if (choices.slot !== null && (state.booking || trouble !== 'taken')) {
    return { name: 'confirm', slot: choices.slot, booking: state.booking, failed: trouble === 'failed' };
  }
  const days = daysOf(slots, nameOfDay);
  return days.length > 0 ? { name: 'choose', days, taken: trouble === 'taken' } : { name: 'none' };
}

/** Groups times by their day, in their order. */
export function daysOf(slots: readonly CallbackSlot[], nameOfDay: (moment: string) => string): readonly Day[] {
  const days = new Map<string, CallbackSlot[]>();
  for (const slot of slots) {
    const name = nameOfDay(slot.from);
    days.set(name, [...(days.get(name) ?? []), slot]);
  }
  return [...days].map(([name, times]) => ({ name, slots: times }));
}
