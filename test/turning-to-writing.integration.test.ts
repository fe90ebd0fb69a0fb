import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallerCall } from '../server/contract/caller-socket.ts';
import { createCampaign, createCounselor, createTeam } from './support/campaigns.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// A caller who waits turns to writing: what becomes of their place, of the room prepared for them, and of an offer that
// rings. Callers are at one server, counselors at the other.

let system: System;
let here: string;
let there: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2, mediaHosts: 1 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
}, 60_000);
afterAll(() => system?.stop());

async function line({ writing = true } = {}) {
  const team = await createTeam(system.db);
  const { id, code } = await createCampaign(system.db, [{ team_id: team }], { writing });
  const { email } = await createCounselor(system.db, 'Ana', { teams: [team] });
  return { campaign: id, code, desk: async () => CounselorPage.open(there, await system.signIn(email)) };
}
const row = (id: string) =>
  system.db
    .selectFrom('calls')
    .select(['kind', 'state', 'asked_at', 'media_host', 'epoch'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** The call as last told, once it waits or rings and fits. */
async function told<State extends 'waiting' | 'ringing'>(
  page: CallerPage,
  state: State,
  fits: (call: Extract<CallerCall, { state: State }>) => boolean,
): Promise<Extract<CallerCall, { state: State }>> {
  await until(async () => {
    const call = await page.call(state);
    return fits(call) ? null : `the call is ${JSON.stringify(call)}`;
  });
  return page.call(state);
}

describe.concurrent('a caller who turns to writing', () => {
  it('keeps their place and leaves the room that was prepared, however often they say so', async () => {
    const { code, desk } = await line();
    const first = await CallerPage.calling(here, code);
    const { page } = await CallerPage.calling(here, code);
    const { id, mayWrite } = await told(page, 'waiting', ({ room }) => room !== null);
    expect(mayWrite).toBe(true);
    const before = await row(id);

    for (const _ of [1, 2]) page.send({ type: 'change_kind', kind: 'text' });
    expect(await told(page, 'waiting', ({ kind }) => kind === 'text')).toMatchObject({
      place: 2,
      room: null,
      mayWrite: false,
    });
    expect(await row(id)).toEqual({ ...before, kind: 'text', media_host: null });

    // Whoever came after the one before is answered after them.
    const counselor = await desk();
    await counselor.available();
    expect(await counselor.offer()).toMatchObject({ kind: 'video' });
    first.page.send({ type: 'hang_up' });
    await counselor.desk(({ offer }) => offer?.call === id);
    expect(await counselor.offer()).toMatchObject({ kind: 'text', room: null });
    await counselor.accept();
    expect(await page.call('writing')).toMatchObject({ id });
    expect(page.heard.filter(({ type }) => type === 'refused')).toEqual([]);
  });

  it('while it rings is announced anew at the same desk, whose answer begins a talk in writing', async () => {
    const { code, desk } = await line();
    const counselor = await desk();
    await counselor.available();
    const { page } = await CallerPage.calling(here, code);
    const { id } = await told(page, 'ringing', ({ room }) => room !== null);
    await counselor.desk(({ offer }) => offer?.room != null);
    const rings = await counselor.offer();

    page.send({ type: 'change_kind', kind: 'text' });
    await told(page, 'ringing', ({ kind, room, mayWrite }) => kind === 'text' && room === null && !mayWrite);
    const { offer } = await counselor.desk((now) => now.offer?.kind === 'text');
    expect(offer).toMatchObject({ id: rings.id, fence: rings.fence, room: null });
    // As somebody would who has not seen it yet.
    counselor.say({ type: 'accept_offer', offer: rings.id, fence: rings.fence });
    expect(await counselor.desk(({ call }) => call !== null)).toMatchObject({ call: { kind: 'text', room: null } });
    await page.call('writing');
    expect(await row(id)).toMatchObject({ kind: 'text', state: 'active', media_host: null });
  });

  it('at the moment of the answer goes on in writing with whoever answered', async () => {
    const { code, desk } = await line();
    const counselor = await desk();
    await counselor.available();
    const { page } = await CallerPage.calling(here, code);
    await told(page, 'ringing', ({ room }) => room !== null);
    const { id, fence } = await counselor.offer();
    counselor.say({ type: 'accept_offer', offer: id, fence });
    page.send({ type: 'change_kind', kind: 'text' });
    await page.call('writing');
    await counselor.desk(({ call }) => call?.kind === 'text' && call.room === null);
  });

  it('and back to a voice is prepared a room again, at the same place', async () => {
    const { code } = await line();
    const { page } = await CallerPage.calling(here, code);
    const { id, room } = await told(page, 'waiting', (call) => call.room !== null);
    const before = await row(id);
    page.send({ type: 'change_kind', kind: 'text' });
    await told(page, 'waiting', ({ kind }) => kind === 'text');
    page.send({ type: 'change_kind', kind: 'audio' });
    const back = await told(page, 'waiting', (call) => call.kind === 'audio' && call.room !== null);
    expect(back).toMatchObject({ place: 1, mayWrite: true });
    expect(back.room?.epoch).toBeGreaterThan(room?.epoch ?? Number.POSITIVE_INFINITY);
    expect((await row(id)).asked_at).toEqual(before.asked_at);
  });

  it('is refused where the campaign does not answer in writing, and waits on as before', async () => {
    const { code } = await line({ writing: false });
    const { page } = await CallerPage.calling(here, code);
    const { id, mayWrite } = await told(page, 'waiting', ({ room }) => room !== null);
    expect(mayWrite).toBe(false);
    const before = await row(id);
    page.send({ type: 'change_kind', kind: 'text' });
    await page.hears('refused', ({ code: why, to }) => why === 'not_offered' && to === 'change_kind');
    expect(await row(id)).toEqual(before);
    expect(page.lastCall()).toMatchObject({ state: 'waiting', kind: 'video' });
  });

  it('may do so behind a door that has closed since: the queue is full', async () => {
    const { campaign, code } = await line();
    const { page } = await CallerPage.calling(here, code);
    await told(page, 'waiting', ({ mayWrite }) => mayWrite);
    await system.db.updateTable('campaigns').set({ longest_queue: 1 }).where('id', '=', campaign).execute();
    await page.hears('availability', ({ availability }) => availability.door === 'queue_full');
    page.send({ type: 'change_kind', kind: 'text' });
    await told(page, 'waiting', ({ kind }) => kind === 'text');
  });
});
