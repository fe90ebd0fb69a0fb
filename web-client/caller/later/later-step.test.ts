import { describe, expect, it } from 'vitest';
import type { CallbackSlot } from '../../../server/contract/caller-socket.ts';
import type { CallbackState } from '../../data/caller-callback.ts';
import { type LaterInput, laterStepOf } from './later-step.ts';

const slot = (hour: string): CallbackSlot => ({ from: `2026-11-${hour}:00:00Z`, to: `2026-11-${hour}:30:00Z` });
const slots = [slot('25T13'), slot('25T14'), slot('26T09')];
const nothing: CallbackState = {
  slots,
  timeZone: 'Europe/Paris',
  pushKey: null,
  booked: null,
  secret: null,
  booking: false,
  trouble: null,
};
const step = (
  state: Partial<CallbackState>,
  {
    chosen = null,
    kept = false,
    cancelling = false,
  }: { chosen?: CallbackSlot | null; kept?: boolean; cancelling?: boolean } = {},
) => {
  const input: LaterInput = {
    state: { ...nothing, ...state },
    choices: { slot: chosen, kind: 'audio', cancelling },
    kept,
    nameOfDay: (moment) => moment.slice(0, 10),
  };
  return laterStepOf(input);
};
const view = { from: slot('25T13').from, to: slot('25T13').to, timeZone: 'Europe/Paris' };

describe('choosing a time', () => {
  it('begins with the times, by their days', () => {
    expect(step({ slots: null })).toEqual({ name: 'looking' });
    expect(step({ slots: [] })).toEqual({ name: 'none' });
    expect(step({})).toEqual({
      name: 'choose',
      taken: false,
      days: [
        { name: '2026-11-25', slots: slots.slice(0, 2) },
        { name: '2026-11-26', slots: slots.slice(2) },
      ],
    });
  });

  it('asks to confirm, and goes back to the times where somebody else was quicker', () => {
    const chosen = slot('25T14');
    expect(step({}, { chosen })).toMatchObject({ name: 'confirm', booking: false });
    expect(step({ booking: true }, { chosen })).toMatchObject({ name: 'confirm', booking: true });
    expect(step({ trouble: 'failed' }, { chosen })).toMatchObject({ name: 'confirm', failed: true });
    expect(step({ trouble: 'taken' }, { chosen })).toMatchObject({ name: 'choose', taken: true });
  });

  it('shows how the booked time stands', () => {
    const kept = true;
    expect(step({}, { kept })).toEqual({ name: 'looking' });
    expect(step({ booked: { ...view, state: 'booked' }, secret: 's' }, { kept })).toMatchObject({
      name: 'booked',
      secret: 's',
    });
    expect(step({ booked: { ...view, state: 'booked' } }, { kept, cancelling: true })).toEqual({ name: 'cancel' });
    for (const state of ['due', 'taken', 'missed', 'cancelled'] as const) {
      expect(step({ booked: { ...view, state } }, { kept, cancelling: true })).toEqual({ name: 'over', state });
    }
    expect(step({ trouble: 'lost' }, { kept })).toEqual({ name: 'lost' });
  });
});
