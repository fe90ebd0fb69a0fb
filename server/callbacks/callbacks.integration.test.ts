import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../../scripts/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type PushService, startPushService } from '../../test/support/push-service.ts';
import {
  addCounselor,
  answer,
  openVisit,
  placementOf,
  type QueueServices,
  startQueueServices,
} from '../../test/support/queue-services.ts';
import { redisPrefix, redisUrl } from '../../test/support/redis.ts';
import { until } from '../../test/support/until.ts';
import type { PushSubscription } from '../contract/caller-socket.ts';
import type { CallbackId, CampaignId, VisitId } from '../contract/ids.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { brand, newId } from '../platform/ids.ts';
import { routingRepository } from '../routing/repository.ts';
import { createPush } from './push.ts';
import { type Callbacks, createCallbacks } from './service.ts';
import { newVapidKeys } from './vapid.ts';

// Two server processes over one database; what timers would do, a test does itself, at one or both of them.

let database: TestDatabase;
let pushService: PushService;
let placement: PlacementOfCode;
let servers: (QueueServices & { callbacks: Callbacks; alarms: { id: CallbackId; inMs: number }[] })[];
const vapid = { ...newVapidKeys(), subject: 'mailto:operator@example.org' };

const at = (index: number) => {
  const server = servers[index % 2];
  if (!server) throw new Error('no server');
  return server;
};
const db = () => at(0).app.db;

async function start(redis: string) {
  const services = await startQueueServices({ databaseUrl: database.url, redisUrl: redisUrl(), redisPrefix: redis });
  const { app, calls } = services;
  const alarms: { id: CallbackId; inMs: number }[] = [];
  const callbacks = createCallbacks({
    db: app.db,
    log: app.log,
    nudges: app.nudges,
    calls,
    push: createPush({ vapid, hosts: [pushService.host], log: app.log }),
    async routingOf(tx, campaign) {
      const routing = await routingRepository.read(tx, campaign);
      if (routing === null) throw new Error('no such campaign');
      return routing;
    },
    setAlarm: (id, inMs) => alarms.push({ id, inMs }),
  });
  return { ...services, callbacks, alarms };
}

beforeAll(async () => {
  database = await createTestDatabase();
  pushService = await startPushService();
  const password = randomBytes(9).toString('base64url');
  const { demoCode } = await seed(database.url, {
    admin: password,
    manager: password,
    supervisor: password,
    counselor: password,
  });
  const redis = redisPrefix();
  servers = [await start(redis), await start(redis)];
  placement = await placementOf(db(), demoCode);
}, 60_000);
afterAll(async () => {
  for (const server of servers ?? []) await server.close();
  await pushService?.close();
  await database?.drop();
});
beforeEach(async () => {
  await db().deleteFrom('callbacks').execute();
  await settings({ callbacks: true, writing: true, callback_minutes: 30, callbacks_per_slot: 2, opening_hours: null });
});

async function settings(change: {
  callbacks?: boolean;
  writing?: boolean;
  callback_minutes?: number;
  callbacks_per_slot?: number;
  opening_hours?: string | null;
  longest_wait_seconds?: number | null;
}): Promise<void> {
  await db().updateTable('campaigns').set(change).where('id', '=', placement.campaign.id).execute();
}

const firstSlot = async (): Promise<string> => {
  const { slots } = await at(0).callbacks.offered(placement.campaign.id);
  const [slot] = slots;
  if (!slot) throw new Error('no slot is offered');
  return slot.from;
};

interface Booked {
  id: CallbackId;
  secret: string;
  visit: VisitId;
}

async function book(wish: { from?: string; visit?: VisitId; push?: PushSubscription; server?: number } = {}) {
  const visit = wish.visit ?? (await openVisit(db(), placement));
  const from = wish.from ?? (await firstSlot());
  const booking = { visit, placement, kind: 'audio', languages: ['fr'], from, push: wish.push ?? null } as const;
  return { ...(await at(wish.server ?? 0).callbacks.book(booking)), visit } satisfies Booked;
}

/** Moves a slot to where it began so many minutes ago; its half an hour goes on. */
async function begins(id: CallbackId, minutesAgo = 1): Promise<void> {
  await db()
    .updateTable('callbacks')
    .set({
      slot_from: sql<Date>`now() - make_interval(mins => ${minutesAgo})`,
      slot_to: sql<Date>`now() - make_interval(mins => ${minutesAgo}) + interval '30 minutes'`,
    })
    .where('id', '=', id)
    .execute();
}

const row = (id: CallbackId) => db().selectFrom('callbacks').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const call = (id: string | null) => db().selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const callsOf = (visit: VisitId) => db().selectFrom('calls').selectAll().where('visit_id', '=', visit).execute();
const stateOf = async (id: CallbackId) => (await row(id)).state;
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
    expect(await at(1).callbacks.findBySecret(secret, placement.campaign.id)).toBe(id);
    expect(await at(1).callbacks.ofVisit(visit)).toBe(id);
    expect(await at(1).callbacks.read(id)).toMatchObject({ view: { state: 'booked', from }, isTime: false });
  });

  it('never takes more than a slot holds, though thirty want it at once at two servers', async () => {
    await settings({ callbacks_per_slot: 4 });
    const from = await firstSlot();
    const visits = await Promise.all(Array.from({ length: 30 }, () => openVisit(db(), placement)));
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
    const { id } = await at(0).calls.begin(placement, mine.visit, { kind: 'video', languages: [] });
    await expect(book({ from: taken, visit: mine.visit })).rejects.toEqual(refusal('slot_taken'));
    expect(await stateOf(mine.id)).toBe('booked');
    expect(await call(id)).toMatchObject({ state: 'waiting' });
  });

  it('ends the wait, and is refused to who talks', async () => {
    const visit = await openVisit(db(), placement);
    const { id } = await at(0).calls.begin(placement, visit, { kind: 'video', languages: [] });
    await book({ visit, server: 1 });
    expect(await call(id)).toMatchObject({ state: 'closed', close_reason: 'callback_booked' });

    const talks = await openVisit(db(), placement);
    const { id: talk } = await at(0).calls.begin(placement, talks, { kind: 'audio', languages: [] });
    await answer(at(0), talk, await addCounselor(db(), placement));
    await expect(book({ visit: talks })).rejects.toEqual(refusal('not_now'));
    expect(await call(talk)).toMatchObject({ state: 'connecting' });
  });

  it('offers nothing where the campaign does not call back, or is never open', async () => {
    const from = await firstSlot();
    await settings({ opening_hours: JSON.stringify({ weekly: [], special: [] }) });
    expect((await at(0).callbacks.offered(placement.campaign.id)).slots).toEqual([]);
    await expect(book({ from })).rejects.toEqual(refusal('not_offered'));
    await settings({ callbacks: false, opening_hours: null });
    await expect(at(0).callbacks.offered(placement.campaign.id)).rejects.toEqual(refusal('not_offered'));
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
    const visit = await openVisit(db(), placement);
    const from = await firstSlot();
    const wish = { visit, placement, languages: [], from, push: null };
    await expect(at(0).callbacks.book({ ...wish, kind: 'text' })).rejects.toEqual(refusal('not_offered'));
    const push = { ...pushService.subscribe(), endpoint: 'http://169.254.169.254/' };
    await expect(at(0).callbacks.book({ ...wish, kind: 'audio', push })).rejects.toEqual(refusal('bad_message'));
  });
});

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

    const other = await openVisit(db(), placement);
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
    const { id: own } = await at(0).calls.begin(placement, visit, { kind: 'video', languages: [] });
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
    await settings({ longest_wait_seconds: null });
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
    const other = await openVisit(db(), placement);
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
    const { campaign } = placement;
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
    const busy = await book({ from: (await at(0).callbacks.offered(placement.campaign.id)).slots[1]?.from ?? '' });
    await expect(at(0).callbacks.comeBack(id, busy.visit)).rejects.toEqual(refusal('conflict'));
    await begins(id);
    await at(0).callbacks.due(id);
    const calling = await openVisit(db(), placement);
    await at(0).calls.begin(placement, calling, { kind: 'video', languages: [] });
    await expect(at(1).callbacks.comeBack(id, calling)).rejects.toEqual(refusal('already_calling'));
    expect(await stateOf(id)).toBe('due');
  });
});

describe('the end', () => {
  const forgotten = { visit_id: null, push: null, push_tried_at: null, languages: [] };

  it('of a callback forgets the page, the languages and the browser, and keeps the rest to be counted', async () => {
    const cancelled = await book({ push: pushService.subscribe() });
    await at(0).callbacks.cancel(cancelled.id, cancelled.visit);
    expect(await row(cancelled.id)).toMatchObject({ state: 'cancelled', ...forgotten, ended_at: expect.any(Date) });
    const taken = await book({ push: pushService.subscribe() });
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
    const stranger = await openVisit(db(), placement);
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
    pushService.received.length = 0;
    pushService.answer(201);
  });

  it('is woken once when the time comes, and then forgotten', async () => {
    const { id } = await book({ push: pushService.subscribe() });
    await at(0).callbacks.sweepDue();
    expect(pushService.received).toEqual([]);
    await begins(id);
    await Promise.all([at(0).callbacks.due(id), at(1).callbacks.due(id), at(1).callbacks.sweepDue()]);
    await until(async () => ((await unsent(id)) ? 'the push is still to be sent' : null));
    await at(0).callbacks.sweepDue();
    await Promise.all(servers.map(({ callbacks }) => callbacks.close()));
    expect(pushService.received.map(({ text }) => text)).toEqual(['{"kind":"callback"}']);
    const ttl = pushService.received[0]?.ttl ?? 0;
    expect(ttl).toBeGreaterThan(28 * 60);
    expect(ttl).toBeLessThanOrEqual(29 * 60);
  });

  it('can be named after booking, and taken back', async () => {
    const { id, visit } = await book();
    await at(0).callbacks.notify(id, visit, pushService.subscribe());
    expect(await unsent(id)).toBe(true);
    await at(0).callbacks.notify(id, visit, null);
    await begins(id);
    await at(0).callbacks.due(id);
    await at(0).callbacks.close();
    expect(pushService.received).toEqual([]);
  });

  it('is tried again a while after its push service failed, and not before', async () => {
    const { id } = await book({ push: pushService.subscribe() });
    pushService.answer(500);
    await begins(id);
    const before = pushService.asked;
    await at(0).callbacks.due(id);
    await until(() => (pushService.asked > before ? null : 'the push service was not asked'));
    await at(0).callbacks.close();
    await at(1).callbacks.sweepDue();
    await at(1).callbacks.close();
    expect(pushService.asked).toBe(before + 1);
    pushService.answer(201);
    await db()
      .updateTable('callbacks')
      .set({ push_tried_at: sql<Date>`now() - interval '1 minute'` })
      .where('id', '=', id)
      .execute();
    await at(1).callbacks.sweepDue();
    await until(async () => ((await unsent(id)) ? 'the push is still to be sent' : null));
  });

  it('that has gone is not asked again', async () => {
    const { id } = await book({ push: pushService.subscribe() });
    pushService.answer(410);
    await begins(id);
    await at(0).callbacks.due(id);
    await until(async () => ((await unsent(id)) ? 'the subscription is still there' : null));
    expect(await stateOf(id)).toBe('due');
  });
});
