import { describe, expect, it } from 'vitest';
import { useCallbackServers } from '../../test/support/callback-servers.ts';
import { addCounselor, answer } from '../../test/support/queue-services.ts';

const { at, db, placement, pushService, settings, slots, firstSlot, book, row, stateOf, call, newVisit } =
  useCallbackServers();
const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

describe('booking', () => {
  it('keeps the time, of the secret its hash alone, and sets the alarm', async () => {
    const from = await firstSlot();
    const { id, secret, visit } = await book({ from });
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(await row(id)).toMatchObject({ state: 'booked', visit_id: visit, kind: 'audio', languages: ['fr'] });
    expect(JSON.stringify(await row(id))).not.toContain(secret);
    expect((await row(id)).slot_from.toISOString()).toBe(from);
    const alarm = at(0).alarms.find((one) => one.id === id);
    expect(alarm?.inMs).toBeGreaterThan(15 * 60_000 - 1_000);
    expect(await at(1).callbacks.findBySecret(secret, placement().campaign.id)).toBe(id);
    expect(await at(1).callbacks.ofVisit(visit)).toBe(id);
    expect(await at(1).callbacks.read(id)).toMatchObject({ view: { state: 'booked', from }, isTime: false });
  });

  it('never takes more than a slot holds, though thirty want it at once at two servers', async () => {
    await settings({ callbacks_per_slot: 4 });
    const from = await firstSlot();
    const visits = await Promise.all(Array.from({ length: 30 }, () => newVisit()));
    const outcomes = await Promise.allSettled(visits.map((visit, server) => book({ from, visit, server })));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(refused).toHaveLength(26);
    expect(refused).toEqual(refused.map(() => refusal('slot_taken')));
    expect(await firstSlot()).not.toBe(from);
  });

  it('counts a slot of another length that overlaps, and frees what is given back', async () => {
    await settings({ callbacks_per_slot: 1, callback_minutes: 60 });
    const { id, visit } = await book();
    const { slot_from, slot_to } = await row(id);
    await settings({ callback_minutes: 30 });
    for (const from of [slot_from, new Date(slot_from.getTime() + 30 * 60_000)]) {
      await expect(book({ from: from.toISOString() })).rejects.toEqual(refusal('slot_taken'));
    }
    expect(await book({ from: slot_to.toISOString() })).toMatchObject({ secret: expect.any(String) });
    await at(1).callbacks.cancel(id, visit);
    expect(await book({ from: slot_from.toISOString() })).toMatchObject({ secret: expect.any(String) });
  });

  it('again by the same page takes the place of what it had booked, in a full slot too', async () => {
    await settings({ callbacks_per_slot: 1 });
    const from = await firstSlot();
    const first = await book({ from });
    const second = await book({ from, visit: first.visit, server: 1 });
    expect(await stateOf(first.id)).toBe('cancelled');
    expect(await stateOf(second.id)).toBe('booked');
    expect(await at(0).callbacks.comeBack(first.id, first.visit)).toBeNull();
  });

  it('that is refused leaves everything as it was', async () => {
    await settings({ callbacks_per_slot: 1 });
    const taken = await firstSlot();
    await book({ from: taken });
    const mine = await book();
    const { id } = await at(0).calls.begin(placement(), mine.visit, { kind: 'video', languages: [] });
    await expect(book({ from: taken, visit: mine.visit })).rejects.toEqual(refusal('slot_taken'));
    expect(await stateOf(mine.id)).toBe('booked');
    expect(await call(id)).toMatchObject({ state: 'waiting' });
  });

  it('ends the wait, and is refused to who talks', async () => {
    const visit = await newVisit();
    const { id } = await at(0).calls.begin(placement(), visit, { kind: 'video', languages: [] });
    await book({ visit, server: 1 });
    expect(await call(id)).toMatchObject({ state: 'closed', close_reason: 'callback_booked' });

    const talks = await newVisit();
    const { id: talk } = await at(0).calls.begin(placement(), talks, { kind: 'audio', languages: [] });
    await answer(at(0), talk, await addCounselor(db(), placement()));
    await expect(book({ visit: talks })).rejects.toEqual(refusal('not_now'));
    expect(await call(talk)).toMatchObject({ state: 'connecting' });
  });

  it('offers nothing where the campaign does not call back, or is never open', async () => {
    const from = await firstSlot();
    await settings({ opening_hours: JSON.stringify({ weekly: [], special: [] }) });
    expect(await slots()).toEqual([]);
    await expect(book({ from })).rejects.toEqual(refusal('not_offered'));
    await settings({ callbacks: false, opening_hours: null });
    await expect(at(0).callbacks.offered(placement().campaign.id)).rejects.toEqual(refusal('not_offered'));
    await expect(book({ from })).rejects.toEqual(refusal('not_offered'));
  });

  it.each([
    ['no moment at all', 'tomorrow', 'bad_message'],
    ['nothing', '', 'bad_message'],
    ['a moment that is past', '2020-01-01T10:00:00.000Z', 'not_offered'],
    ['a moment beside the grid', new Date(Date.now() + 24 * 60 * 60_000 + 1).toISOString(), 'not_offered'],
    ['a moment in many years', '+275760-09-13T00:00:00.000Z', 'not_offered'],
  ])('refuses %s', async (_what, from, code) => {
    await expect(book({ from })).rejects.toEqual(refusal(code));
  });

  it('refuses a call in writing where the campaign does not write, and a push to nowhere', async () => {
    await settings({ writing: false });
    const visit = await newVisit();
    const from = await firstSlot();
    const wish = { visit, placement: placement(), languages: [], from, push: null };
    await expect(at(0).callbacks.book({ ...wish, kind: 'text' })).rejects.toEqual(refusal('not_offered'));
    const push = { ...pushService().subscribe(), endpoint: 'http://169.254.169.254/' };
    await expect(at(0).callbacks.book({ ...wish, kind: 'audio', push })).rejects.toEqual(refusal('bad_message'));
  });
});
