import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// Two server processes and a media host over one database: each test has its callers at one server and its counselors
// at the other, so that nothing works by accident of memory.

let system: System;
let here: string;
let there: string;
let code: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2, mediaHosts: 1 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
  code = system.demo.demoCode;
}, 60_000);
afterAll(() => system?.stop());

async function counselorAt(server: string, name: string): Promise<CounselorPage> {
  return CounselorPage.open(server, await system.signIn(await system.addCounselor(name)));
}

const callState = async (id: string) =>
  system.db
    .selectFrom('calls')
    .select(['state', 'close_reason', 'talk_seconds'])
    .where('id', '=', id)
    .executeTakeFirst();

describe('two servers and one queue', () => {
  it('a caller at one is answered by a counselor at the other, and credited to the poster', async () => {
    const counselor = await counselorAt(there, 'Ana');
    await counselor.available();
    const { page } = await CallerPage.calling(here, code);

    const offer = await counselor.offer();
    expect(offer.origin).toMatchObject({ campaign: 'Parler à quelqu’un', placement: 'Abribus 1' });
    await page.call('ringing');
    await counselor.accept();

    const call = await page.call('talking');
    expect(call.counselor.name).toBe('Ana');
    expect(call.room.url).toBe(system.mediaHosts[0]?.url.replace('http', 'ws').concat('/sfu/ws'));
    expect(counselor.lastDesk()).toMatchObject({ presence: 'busy', call: { state: 'connecting', id: call.id } });

    page.send({ type: 'hang_up' });
    expect((await page.call('ended')).ending).toBe('left');
    await counselor.desk((desk) => desk.call?.state === 'wrap_up');
    counselor.say({ type: 'finish_record', call: call.id });
    await counselor.hears('refused', (refused) => refused.code === 'not_now');
    counselor.say({ type: 'save_record', call: call.id, disposition: 'no_need', note: 'A note' });
    counselor.say({ type: 'finish_record', call: call.id });
    await counselor.desk((desk) => desk.presence === 'available' && desk.call === null);
    expect(await callState(call.id)).toMatchObject({ state: 'closed', close_reason: 'abandoned' });
    counselor.cut();
    page.cut();
    await until(async () => ((await available()) === 0 ? null : 'the counselor still counts as available'));
  });

  it('keeps the order of waiting, tells each their place, and rings whoever is idle longest', async () => {
    const first = await CallerPage.calling(here, code);
    const second = await CallerPage.calling(there, code);
    await until(() => (placeOf(first.page) === 1 ? null : `the first has place ${placeOf(first.page)}`));
    await until(() => (placeOf(second.page) === 2 ? null : `the second has place ${placeOf(second.page)}`));

    const counselor = await counselorAt(here, 'Bea');
    await counselor.available();
    const firstCall = await first.page.call('ringing');
    await until(() => (placeOf(second.page) === 1 ? null : `the second has place ${placeOf(second.page)}`));

    first.page.send({ type: 'hang_up' });
    await first.page.call('ended');
    expect(await callState(firstCall.id)).toMatchObject({ state: 'closed', close_reason: 'abandoned' });
    await second.page.call('ringing');
    second.page.send({ type: 'hang_up' });
    await second.page.call('ended');
    counselor.cut();
    await until(async () => ((await available()) === 0 ? null : 'the counselor still counts as available'));
  });

  it('rings nobody twice at once, however many servers match at the same moment', async () => {
    const names = ['Cleo', 'Dora', 'Elif', 'Fatou'];
    const counselors = await Promise.all(names.map((name, i) => counselorAt(i % 2 ? here : there, name)));
    const callers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => CallerPage.calling(i % 2 ? here : there, code)),
    );
    await Promise.all(counselors.map((counselor) => counselor.available()));
    const offers = await Promise.all(counselors.map((counselor) => counselor.offer()));
    expect(new Set(offers.map((offer) => offer.id)).size).toBe(4);
    const live = await system.db.selectFrom('offers').selectAll().where('outcome', 'is', null).execute();
    expect(live).toHaveLength(4);
    expect(new Set(live.map((offer) => offer.call_id)).size).toBe(4);
    expect(new Set(live.map((offer) => offer.counselor_id)).size).toBe(4);

    for (const { page } of callers) page.send({ type: 'hang_up' });
    await Promise.all(callers.map(({ page }) => page.call('ended')));
    for (const counselor of counselors) counselor.cut();
    await until(async () => ((await available()) === 0 ? null : 'somebody still counts as available'));
  });

  it('gives a call to the next counselor when the first declines or vanishes', async () => {
    const [gwen, hana] = [await counselorAt(here, 'Gwen'), await counselorAt(there, 'Hana')];
    await gwen.available();
    const { page } = await CallerPage.calling(there, code);
    const offer = await gwen.offer();
    await hana.available();
    gwen.say({ type: 'decline_offer', offer: offer.id, fence: offer.fence });
    const second = await hana.offer();
    expect(second.fence).toBeGreaterThan(offer.fence);

    gwen.say({ type: 'accept_offer', offer: offer.id, fence: offer.fence });
    await gwen.hears('refused', (refused) => refused.code === 'offer_gone');

    gwen.say({ type: 'set_presence', presence: 'away' });
    hana.cut();
    await until(() => (page.lastCall()?.state === 'waiting' ? null : `the call is ${page.lastCall()?.state}`));
    const ines = await counselorAt(here, 'Ines');
    await ines.available();
    await ines.offer();
    page.send({ type: 'hang_up' });
    await page.call('ended');
    for (const one of [gwen, ines]) one.cut();
    await until(async () => ((await available()) === 0 ? null : 'somebody still counts as available'));
  });

  it('keeps a caller’s place through a lost connection, at another server too', async () => {
    const { page, resume } = await CallerPage.calling(here, code);
    const { id } = await page.call('waiting');
    const later = await CallerPage.calling(here, code);
    page.cut();

    const back = await CallerPage.open(there, code, page.visit);
    back.send({ type: 'resume_call', resume });
    expect(await back.call('waiting')).toMatchObject({ id, place: 1 });

    const stranger = await CallerPage.open(there, code);
    stranger.send({ type: 'resume_call', resume });
    await stranger.hears('refused', (refused) => refused.code === 'call_over');

    for (const one of [back, later.page]) one.send({ type: 'hang_up' });
    await back.call('ended');
    await later.page.call('ended');
  });

  it('does not take a caller for gone whose old connection dies after the new one is there', async () => {
    const { page, resume } = await CallerPage.calling(here, code);
    const { id } = await page.call('waiting');
    const back = await CallerPage.open(there, code, page.visit);
    back.send({ type: 'resume_call', resume });
    await back.call('waiting');
    page.cut();
    await page.closed();

    const counselor = await counselorAt(here, 'Kim');
    await counselor.available();
    expect((await back.call('ringing')).id).toBe(id);
    back.send({ type: 'hang_up' });
    await back.call('ended');
    counselor.cut();
    await until(async () => ((await available()) === 0 ? null : 'somebody still counts as available'));
  });

  it('goes on when the server of both sides is killed in the middle of a call', async () => {
    const doomed = await system.startServer();
    const counselor = await CounselorPage.open(doomed.url, await system.signIn(await system.addCounselor('Jade')));
    await counselor.available();
    const { page, resume } = await CallerPage.calling(doomed.url, code);
    await counselor.accept();
    const { id } = await page.call('talking');
    await doomed.kill();

    const back = await CallerPage.open(here, code, page.visit);
    back.send({ type: 'resume_call', resume });
    expect(await back.call('talking')).toMatchObject({ id, counselor: { name: 'Jade' } });
    const desk = await CounselorPage.open(there, await system.signIn('jade@demo.example'));
    expect(await desk.desk(({ call }) => call !== null)).toMatchObject({ call: { id, state: 'connecting' } });

    back.send({ type: 'hang_up' });
    await desk.finishRecord();
    desk.cut();
  });
});

const placeOf = (page: CallerPage): number | null => {
  const call = page.lastCall();
  return call?.state === 'waiting' ? call.place : null;
};

async function available(): Promise<number> {
  const rows = await system.db.selectFrom('presence').select('user_id').where('state', '=', 'available').execute();
  return rows.length;
}
