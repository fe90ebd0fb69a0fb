import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useCallbackServers } from '../../test/support/callback-servers.ts';
import { until } from '../../test/support/until.ts';
import type { CallbackId, CampaignId } from '../contract/ids.ts';
import { brand, newId } from '../platform/ids.ts';

const { at, db, placement, pushService, settings, slots, book, begins, row, stateOf, call, callsOf, newVisit } =
  useCallbackServers();
const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

describe('when its time comes', () => {
  it('a callback’s call begins once, however many servers say so', async () => {
    const { id, visit } = await book();
    await at(0).callbacks.due(id);
    expect(await callsOf(visit)).toEqual([]);
    await begins(id);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 3 ? at(i).callbacks.due(id) : at(i).callbacks.sweepDue())),
    );
    const { slot_from, slot_to, call_id, state } = await row(id);
    expect(state).toBe('due');
    expect(await callsOf(visit)).toHaveLength(1);
    expect(await call(call_id)).toMatchObject({
      visit_id: visit,
      state: 'waiting',
      kind: 'audio',
      is_callback: true,
      priority: 1_000,
      asked_at: slot_from,
      held_until: slot_to,
    });
    expect((await call(call_id)).caller_left_at).not.toBeNull();
  });

  it('it is honoured although the hours were changed, the campaign gave up callbacks, and Redis was emptied', async () => {
    const { id } = await book();
    await settings({ callbacks: false, opening_hours: JSON.stringify({ weekly: [], special: [] }) });
    const { commands, prefix } = at(0).app.redis;
    const keys = await commands.keys(`${prefix}*`);
    if (keys.length > 0) await commands.del(...keys);
    await begins(id);
    await at(1).callbacks.sweepDue();
    expect(await stateOf(id)).toBe('due');
  });

  it('who comes back is given the call and a token for it, and another page too by the link', async () => {
    const { id, visit } = await book();
    await begins(id);
    await at(0).callbacks.due(id);
    const joined = await at(1).callbacks.arrive(id, visit);
    expect(joined?.id).toBe((await row(id)).call_id);
    expect(await at(0).calls.resume(visit, joined?.resume ?? '')).toBe(joined?.id);
    expect(await stateOf(id)).toBe('taken');
    expect(await at(0).callbacks.arrive(id, visit)).toBeNull();

    const other = await newVisit();
    const again = await at(0).callbacks.comeBack(id, other);
    expect(again?.id).toBe(joined?.id);
    expect(await at(1).calls.resume(other, again?.resume ?? '')).toBe(joined?.id);
    expect(await at(1).calls.resume(visit, joined?.resume ?? '')).toBeNull();
  });

  it('the call begins with the caller where the caller is faster than every timer', async () => {
    const { id, visit } = await book();
    await begins(id);
    const [one, other] = await Promise.all([at(0).callbacks.arrive(id, visit), at(1).callbacks.arrive(id, visit)]);
    expect([one, other].filter((joined) => joined !== null)).toHaveLength(1);
    await at(0).callbacks.due(id);
    expect(await callsOf(visit)).toHaveLength(1);
    expect(await stateOf(id)).toBe('taken');
  });

  it('a page that waits already has what it booked for', async () => {
    const { id, visit } = await book();
    const { id: own } = await at(0).calls.begin(placement(), visit, { kind: 'video', languages: [] });
    await begins(id);
    await at(1).callbacks.due(id);
    expect(await row(id)).toMatchObject({ state: 'taken', call_id: own });
    expect(await callsOf(visit)).toHaveLength(1);
  });

  it('the place is kept for as long as was said, though the campaign gives up sooner', async () => {
    await settings({ longest_wait_seconds: 60 });
    const { id } = await book();
    await begins(id);
    await at(0).callbacks.due(id);
    const { call_id, slot_to } = await row(id);
    expect((await call(call_id)).give_up_at).toEqual(new Date(slot_to.getTime() + 60_000));
  });

  it('one that can’t be done keeps no other from its time', async () => {
    const [broken, fine] = [await book(), await book()];
    await begins(broken.id, 2);
    await begins(fine.id, 1);
    await sql`create function refuse_one() returns trigger language plpgsql as
      ${sql.lit(`begin if new.visit_id = '${broken.visit}' then raise 'no'; end if; return new; end`)}`.execute(db());
    await sql`create trigger refuse_one before insert on calls for each row execute function refuse_one()`.execute(
      db(),
    );
    await at(0).callbacks.sweepDue();
    await sql`drop function refuse_one cascade`.execute(db());
    expect([await stateOf(broken.id), await stateOf(fine.id)]).toEqual(['booked', 'due']);
  });
});

describe('the return link', () => {
  it('makes another page that of the callback, at once or in its time', async () => {
    const { id, visit } = await book();
    const other = await newVisit();
    expect(await at(0).callbacks.comeBack(id, other)).toBeNull();
    expect(await at(0).callbacks.ofVisit(other)).toBe(id);
    expect(await at(0).callbacks.ofVisit(visit)).toBeNull();
    await begins(id);
    expect(await at(0).callbacks.arrive(id, visit)).toBeNull();
    const joined = await at(1).callbacks.arrive(id, other);
    expect(await call(joined?.id ?? null)).toMatchObject({ visit_id: other });
  });

  it('opens nothing by a wrong secret, nor one of another campaign', async () => {
    const { secret } = await book();
    const { campaign } = placement();
    for (const wrong of [
      secret.slice(1),
      `${secret}A`,
      secret.toLowerCase(),
      '',
      randomBytes(24).toString('base64url'),
    ]) {
      expect(await at(0).callbacks.findBySecret(wrong, campaign.id)).toBeNull();
    }
    const elsewhere = newId<CampaignId>();
    await db()
      .insertInto('campaigns')
      .values({ id: elsewhere, name: 'x', team_id: campaign.team, call_to_action_fr: 'x', call_to_action_en: 'x' })
      .execute();
    expect(await at(0).callbacks.findBySecret(secret, elsewhere)).toBeNull();
  });

  it('is refused to a page that has another callback, or another call', async () => {
    const { id } = await book();
    const busy = await book({ from: (await slots())[1] ?? '' });
    await expect(at(0).callbacks.comeBack(id, busy.visit)).rejects.toEqual(refusal('conflict'));
    await begins(id);
    await at(0).callbacks.due(id);
    const calling = await newVisit();
    await at(0).calls.begin(placement(), calling, { kind: 'video', languages: [] });
    await expect(at(1).callbacks.comeBack(id, calling)).rejects.toEqual(refusal('already_calling'));
    expect(await stateOf(id)).toBe('due');
  });
});

describe('the end', () => {
  const forgotten = { visit_id: null, push: null, push_tried_at: null, languages: [] };

  it('of a callback forgets the page, the languages and the browser, and keeps the rest to be counted', async () => {
    const cancelled = await book({ push: pushService().subscribe() });
    await at(0).callbacks.cancel(cancelled.id, cancelled.visit);
    expect(await row(cancelled.id)).toMatchObject({ state: 'cancelled', ...forgotten, ended_at: expect.any(Date) });
    const taken = await book({ push: pushService().subscribe() });
    await begins(taken.id);
    await at(0).callbacks.arrive(taken.id, taken.visit);
    expect(await row(taken.id)).toMatchObject({ state: 'taken', ...forgotten });
    await expect(
      db().updateTable('callbacks').set({ visit_id: taken.visit }).where('id', '=', taken.id).execute(),
    ).rejects.toThrow('callbacks_forget_their_caller');
  });

  it('comes when the time is over without the caller, and frees the queue', async () => {
    const { id, visit } = await book();
    await begins(id);
    await at(0).callbacks.due(id);
    const waiting = (await row(id)).call_id;
    await at(0).callbacks.sweepMissed();
    expect(await stateOf(id)).toBe('due');
    await begins(id, 31);
    await Promise.all([at(0).callbacks.sweepMissed(), at(1).callbacks.sweepMissed(), at(1).callbacks.due(id)]);
    expect(await row(id)).toMatchObject({ state: 'missed', ...forgotten });
    expect(await call(waiting)).toMatchObject({ state: 'closed', close_reason: 'abandoned' });
    expect(await at(0).callbacks.comeBack(id, visit)).toBeNull();
    expect(await at(0).callbacks.read(id)).toMatchObject({ view: { state: 'missed' }, dueInMs: null });
  });

  it('comes too where no server was there in all its time', async () => {
    const { id, visit } = await book();
    await begins(id, 40);
    await at(0).callbacks.sweepMissed();
    expect(await stateOf(id)).toBe('missed');
    expect(await callsOf(visit)).toEqual([]);
  });

  it('comes when its call has ended before the caller came', async () => {
    const { id } = await book();
    await begins(id);
    await at(0).callbacks.due(id);
    await at(0).calls.apply(brand((await row(id)).call_id ?? ''), { type: 'caller_gone' });
    await at(1).callbacks.sweepMissed();
    expect(await stateOf(id)).toBe('missed');
  });

  it('is the page’s own choice, and nobody else’s', async () => {
    const { id, visit } = await book();
    const stranger = await newVisit();
    await expect(at(0).callbacks.cancel(id, stranger)).rejects.toEqual(refusal('not_now'));
    await expect(at(0).callbacks.notify(id, stranger, null)).rejects.toEqual(refusal('not_now'));
    expect(await at(0).callbacks.arrive(id, stranger)).toBeNull();
    await begins(id);
    await at(0).callbacks.due(id);
    expect(await at(0).callbacks.arrive(id, stranger)).toBeNull();
    const waiting = (await row(id)).call_id;
    await at(0).callbacks.cancel(id, visit);
    expect(await call(waiting)).toMatchObject({ state: 'closed', close_reason: 'abandoned' });
    await expect(at(0).callbacks.cancel(id, visit)).rejects.toEqual(refusal('not_now'));
  });
});

describe('the browser', () => {
  const unsent = async (id: CallbackId) => (await row(id)).push !== null;
  beforeEach(() => {
    pushService().received.length = 0;
    pushService().answer(201);
  });

  it('is woken once when the time comes, and then forgotten', async () => {
    const { id } = await book({ push: pushService().subscribe() });
    await at(0).callbacks.sweepDue();
    expect(pushService().received).toEqual([]);
    await begins(id);
    await Promise.all([at(0).callbacks.due(id), at(1).callbacks.due(id), at(1).callbacks.sweepDue()]);
    await until(async () => ((await unsent(id)) ? 'the push is still to be sent' : null));
    await at(0).callbacks.sweepDue();
    await Promise.all([at(0).callbacks.close(), at(1).callbacks.close()]);
    expect(pushService().received.map(({ text }) => text)).toEqual(['{"kind":"callback"}']);
    const ttl = pushService().received[0]?.ttl ?? 0;
    expect(ttl).toBeGreaterThan(28 * 60);
    expect(ttl).toBeLessThanOrEqual(29 * 60);
  });

  it('can be named after booking, and taken back', async () => {
    const { id, visit } = await book();
    await at(0).callbacks.notify(id, visit, pushService().subscribe());
    expect(await unsent(id)).toBe(true);
    await at(0).callbacks.notify(id, visit, null);
    await begins(id);
    await at(0).callbacks.due(id);
    await at(0).callbacks.close();
    expect(pushService().received).toEqual([]);
  });

  it('is tried again a while after its push service failed, and not before', async () => {
    const { id } = await book({ push: pushService().subscribe() });
    pushService().answer(500);
    await begins(id);
    const before = pushService().asked;
    await at(0).callbacks.due(id);
    await until(() => (pushService().asked > before ? null : 'the push service was not asked'));
    await at(0).callbacks.close();
    await at(1).callbacks.sweepDue();
    await at(1).callbacks.close();
    expect(pushService().asked).toBe(before + 1);
    pushService().answer(201);
    await db()
      .updateTable('callbacks')
      .set({ push_tried_at: sql<Date>`now() - interval '1 minute'` })
      .where('id', '=', id)
      .execute();
    await at(1).callbacks.sweepDue();
    await until(async () => ((await unsent(id)) ? 'the push is still to be sent' : null));
  });

  it('that has gone is not asked again', async () => {
    const { id } = await book({ push: pushService().subscribe() });
    pushService().answer(410);
    await begins(id);
    await at(0).callbacks.due(id);
    await until(async () => ((await unsent(id)) ? 'the subscription is still there' : null));
    expect(await stateOf(id)).toBe('due');
  });
});
