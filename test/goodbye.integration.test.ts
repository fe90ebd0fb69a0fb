import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallId, ReferralId } from '../server/contract/ids.ts';
import { Ratings } from '../server/contract/ratings.ts';
import {
  GivableList,
  mostReferrals,
  Structure,
  StructureList,
  type StructureText,
} from '../server/contract/referrals.ts';
import { newId } from '../server/platform/ids.ts';
import { createReferrals } from '../server/referrals/service.ts';
import { createCampaign, createTeam } from './support/campaigns.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { createStaffClient, type StaffClient } from './support/staff-client.ts';
import { type System, startSystem } from './support/system.ts';

// What comes of a call: structures that its caller is pointed to, and whether it helped. Two servers: the sides of a call
// may be at either.

let system: System;
let manager: StaffClient;
let campaign: string;
let here: string;
let there: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
  manager = await createStaffClient(system, 'manager@demo.example');
  campaign = (await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow()).id;
}, 60_000);
afterAll(() => system?.stop());

const place: StructureText = {
  name: 'Mission locale des Trois-Rives',
  address: '12 rue des Tilleuls\n07200 Aubenas',
  phone: '04 75 00 00 00',
  website: 'https://mission-locale.example/',
  opening: 'Du lundi au vendredi, 9 h à 17 h',
};
const nothingBut = (name: string): StructureText => ({
  name,
  address: null,
  phone: null,
  website: null,
  opening: null,
});
const add = async (text: StructureText, of = campaign) =>
  (await manager.send('POST', `/api/campaigns/${of}/structures`, text)).as(Structure);

interface Talk {
  caller: CallerPage;
  resume: string;
  counselor: CounselorPage;
  email: string;
  call: CallId;
}

let talks = 0;
/** A call in writing that somebody has answered; its caller follows what comes of it, at the other server. */
async function talk(): Promise<Talk> {
  const email = await system.addCounselor(`Ana${talks++}`);
  const counselor = await CounselorPage.open(here, await system.signIn(email));
  await counselor.available();
  const { page: caller, resume } = await CallerPage.calling(there, system.demo.demoCode, { kind: 'text' });
  await counselor.accept();
  const { id: call } = await caller.call('writing');
  caller.send({ type: 'follow_goodbye', resume });
  await caller.hears('goodbye');
  return { caller, resume, counselor, email, call };
}

/** The caller hangs up, unless they have, and the counselor closes the record. */
async function finish({ counselor, call, caller }: Talk): Promise<void> {
  if (caller.lastCall()?.state !== 'ended') caller.send({ type: 'hang_up' });
  await caller.call('ended');
  counselor.say({ type: 'save_record', call, disposition: 'referred', note: '' });
  counselor.say({ type: 'finish_record', call });
  await caller.hears('goodbye', ({ goodbye }) => !goodbye.open);
  counselor.cut();
  caller.cut();
}

const givenNames = (names: readonly string[]) => (message: { goodbye: { referrals: readonly { name: string }[] } }) =>
  JSON.stringify(message.goodbye.referrals.map(({ name }) => name)) === JSON.stringify(names);

describe('the list of structures', () => {
  it('is kept by a manager: added, changed, archived and brought back', async () => {
    const added = await add(place);
    expect(added).toMatchObject({ ...place, archived: false, given: 0 });
    const change = { phone: null, archived: true };
    const changed = await manager.send('PATCH', `/api/structures/${added.id}`, change);
    expect(changed.as(Structure)).toMatchObject({ name: place.name, ...change });
    await manager.send('PATCH', `/api/structures/${added.id}`, { archived: false, phone: place.phone });
    const { structures } = (await manager.send('GET', `/api/campaigns/${campaign}/structures`)).as(StructureList);
    expect(structures).toContainEqual(added);
  });

  it.each([
    ['a name that is empty', { name: '' }],
    ['a telephone number with letters', { phone: 'call me' }],
    ['an address of the web that runs a script', { website: 'javascript:alert(1)' }],
    ['a control character', { opening: 'a\u0000b' }],
    ['a field that nobody knows', { note: 'x' }],
  ])('has no room for %s', async (_what, change) => {
    const answer = await manager.send('POST', `/api/campaigns/${campaign}/structures`, { ...place, ...change });
    expect(answer.status).toBe(400);
  });

  it('is a manager’s to change, and closed to whoever is not signed in', async () => {
    const counselor = await createStaffClient(system, 'counselor@demo.example');
    const { id } = await add(nothingBut('Cimade'));
    const path = `/api/campaigns/${campaign}/structures`;
    expect((await counselor.send('GET', path)).status).toBe(403);
    expect((await counselor.send('POST', path, place)).status).toBe(403);
    expect((await counselor.send('PATCH', `/api/structures/${id}`, { archived: true })).status).toBe(403);
    expect((await fetch(`${here}${path}`)).status).toBe(401);
    expect((await manager.send('PATCH', `/api/structures/${newId()}`, { archived: true })).status).toBe(404);
    expect((await manager.send('POST', `/api/campaigns/${newId()}/structures`, place)).status).toBe(404);
  });
});

describe('a referral', () => {
  it('reaches the caller in the call and after the hang-up, and for an hour when they come back', async () => {
    const listed = await add({ ...place, name: 'Point info jeunes' });
    const one = await talk();
    const { caller, counselor, call } = one;
    counselor.say({ type: 'give_structure', call, id: newId<ReferralId>(), structure: listed.id });
    const { goodbye } = await caller.hears('goodbye', givenNames(['Point info jeunes']));
    expect(goodbye.referrals[0]).toMatchObject({ address: place.address, phone: place.phone, structure: listed.id });

    caller.send({ type: 'hang_up' });
    await caller.call('ended');
    const written = { ...nothingBut('Foyer des Cèdres'), phone: '3114' };
    counselor.say({ type: 'give_written', call, id: newId<ReferralId>(), written });
    await caller.hears('goodbye', givenNames(['Point info jeunes', 'Foyer des Cèdres']));
    await counselor.desk((desk) => desk.call?.referrals.length === 2);

    await finish(one);
    // A page that was cut off finds it all when it comes back, with what was given meanwhile.
    const comeBack = async () => {
      const back = await CallerPage.open(here, system.demo.demoCode, caller.visit);
      back.send({ type: 'follow_goodbye', resume: one.resume });
      return back;
    };
    const soon = await comeBack();
    await soon.hears('goodbye', givenNames(['Point info jeunes', 'Foyer des Cèdres']));
    soon.cut();

    const { forgetOld } = createReferrals({ db: system.db, nudges: { publish() {}, on: () => () => {} } });
    const handwritten = async () =>
      (await system.db.selectFrom('referrals').select('written').where('call_id', '=', call).execute()).filter(
        ({ written }) => written !== null,
      );
    await forgetOld();
    expect(await handwritten()).toHaveLength(1);
    await system.db
      .updateTable('calls')
      .set(({ eb }) => ({ closed_at: eb.val(new Date(Date.now() - 3_700_000)) }))
      .where('id', '=', call)
      .execute();
    await forgetOld();
    // Of what was written by hand only that it was given is left.
    const rows = await system.db.selectFrom('referrals').selectAll().where('call_id', '=', call).execute();
    expect(rows.map(({ structure_id, written }) => [structure_id, written])).toEqual([
      [listed.id, null],
      [null, null],
    ]);
    const { structures } = (await manager.send('GET', `/api/campaigns/${campaign}/structures`)).as(StructureList);
    expect(structures.find(({ id }) => id === listed.id)?.given).toBe(1);

    // Whoever comes back later than that finds what is listed, and no more.
    const late = await comeBack();
    await late.hears('goodbye', givenNames(['Point info jeunes']));
    late.cut();
  });

  it('is given once however often it is sent, and can be taken back', async () => {
    const listed = await add(nothingBut('Maison des ados'));
    const one = await talk();
    const { caller, counselor, call } = one;
    const id = newId<ReferralId>();
    const give = { type: 'give_structure', call, id, structure: listed.id } as const;
    counselor.say(give);
    counselor.say(give);
    counselor.say({ ...give, id: newId<ReferralId>() });
    const last = newId<ReferralId>();
    counselor.say({ type: 'give_written', call, id: last, written: nothingBut('Ailleurs') });
    await caller.hears('goodbye', givenNames(['Maison des ados', 'Ailleurs']));
    counselor.say({ type: 'take_back_referral', call, id: last });
    await caller.hears('goodbye', givenNames(['Maison des ados']));
    await finish(one);
  });

  it('is the call’s own counselor’s to give, from the list of the call’s own campaign', async () => {
    const other = await createCampaign(system.db, [{ team_id: await createTeam(system.db) }]);
    const foreign = await add(nothingBut('Ailleurs'), other.id);
    const archived = await add(nothingBut('Fermé'));
    await manager.send('PATCH', `/api/structures/${archived.id}`, { archived: true });
    const listed = await add(nothingBut('Ouvert'));
    const one = await talk();
    const { counselor, call } = one;
    const eve = await CounselorPage.open(here, await system.signIn(await system.addCounselor('Eve')));
    eve.say({ type: 'give_structure', call, id: newId<ReferralId>(), structure: listed.id });
    await eve.hears('refused', ({ code, to }) => code === 'call_over' && to === 'give_structure');
    eve.say({ type: 'give_written', call, id: newId<ReferralId>(), written: place });
    await eve.hears('refused', ({ code, to }) => code === 'call_over' && to === 'give_written');
    for (const structure of [foreign.id, archived.id]) {
      counselor.say({ type: 'give_structure', call, id: newId<ReferralId>(), structure });
    }
    await counselor.hears('refused', ({ code, to }) => code === 'not_offered' && to === 'give_structure');
    expect(await system.db.selectFrom('referrals').select('id').where('call_id', '=', call).execute()).toEqual([]);

    const mine = await createStaffClient(system, one.email);
    const { structures } = (await mine.send('GET', `/api/calls/${call}/structures`)).as(GivableList);
    const names = structures.map(({ name }) => name);
    expect(names).toContain('Ouvert');
    expect(names).not.toContain('Fermé');
    expect(names).not.toContain('Ailleurs');
    const theirs = await createStaffClient(system, 'counselor@demo.example');
    expect((await theirs.send('GET', `/api/calls/${call}/structures`)).status).toBe(410);

    const id = newId<ReferralId>();
    counselor.say({ type: 'give_structure', call, id, structure: listed.id });
    await counselor.desk((desk) => desk.call?.referrals.length === 1);
    eve.say({ type: 'take_back_referral', call, id });
    await eve.hears('refused', ({ to }) => to === 'take_back_referral');
    expect(counselor.lastDesk()?.call?.referrals).toHaveLength(1);
    eve.cut();
    await finish(one);
  });

  it('is one of a few', async () => {
    const one = await talk();
    const { counselor, call, caller } = one;
    for (let n = 0; n <= mostReferrals; n++) {
      counselor.say({ type: 'give_written', call, id: newId<ReferralId>(), written: nothingBut(`Lieu ${n}`) });
    }
    await counselor.hears('refused', ({ code, to }) => code === 'not_now' && to === 'give_written');
    const { goodbye } = await caller.hears('goodbye', (said) => said.goodbye.referrals.length === mostReferrals);
    expect(goodbye.referrals.at(-1)?.name).toBe(`Lieu ${mostReferrals - 1}`);
    await finish(one);
  });

  it('is told to the page of the call alone', async () => {
    const one = await talk();
    const stranger = await CallerPage.open(here, system.demo.demoCode);
    stranger.send({ type: 'follow_goodbye', resume: one.resume });
    await stranger.hears('refused', ({ code, to }) => code === 'call_over' && to === 'follow_goodbye');
    stranger.send({ type: 'rate_call', score: 1 });
    await stranger.hears('refused', ({ code, to }) => code === 'not_now' && to === 'rate_call');
    expect(stranger.heard.filter(({ type }) => type === 'goodbye')).toEqual([]);
    stranger.cut();
    await finish(one);
  });
});

describe('a caller who leaves at once', () => {
  const exit = { type: 'hang_up', exit: true };
  const kept = async () => {
    const rows = await system.db.selectFrom('calls').select('id').where('exited', '=', true).execute();
    return rows.map(({ id }) => id);
  };

  it('is told to the counselor until the record is done, though the page is gone, and to nobody after that', async () => {
    const { caller, counselor, call } = await talk();
    expect(counselor.lastDesk()?.call?.exited).toBe(false);
    caller.send(exit);
    caller.socket.close();
    await counselor.desk(({ call }) => call?.state === 'wrap_up' && call.exited);
    expect(await kept()).toEqual([call]);
    await counselor.finishRecord();
    expect(await kept()).toEqual([]);
    counselor.cut();
  });

  it('is told of the same where the end was heard before, or the goodbye page was left so', async () => {
    const { caller, counselor } = await talk();
    caller.send({ type: 'hang_up' });
    await caller.call('ended');
    expect((await counselor.desk(({ call }) => call?.state === 'wrap_up')).call?.exited).toBe(false);
    caller.send(exit);
    await counselor.desk(({ call }) => call?.exited === true);
    await counselor.finishRecord();
    counselor.cut();
    caller.cut();
  });

  it('is nothing that another page can say, nor one whose call nobody answered', async () => {
    const one = await talk();
    const stranger = await CallerPage.open(here, system.demo.demoCode);
    stranger.send(exit);
    await stranger.hears('refused', ({ code, to }) => code === 'not_now' && to === 'hang_up');
    stranger.cut();
    const { page } = await CallerPage.calling(here, system.demo.demoCode, { kind: 'text' });
    page.send(exit);
    await page.call('ended');
    page.cut();
    expect(await kept()).toEqual([]);
    await finish(one);
  });
});

describe('a rating', () => {
  const ratings = async () => {
    const day = new Date().toISOString().slice(0, 10);
    const near = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
    const answer = await manager.send('GET', `/api/ratings?first=${near(-1)}&last=${near(1)}`);
    return answer.as(Ratings).campaigns.find(({ id }) => id === campaign);
  };

  it('is one for each talk, can be changed, and counts for the campaign', async () => {
    const one = await talk();
    const { caller } = one;
    caller.send({ type: 'rate_call', score: 3 });
    await caller.hears('refused', ({ code, to }) => code === 'not_now' && to === 'rate_call');
    caller.send({ type: 'hang_up' });
    await caller.call('ended');
    for (const score of [1, 1, 3, 2] as const) {
      caller.send({ type: 'rate_call', score });
      await caller.hears('goodbye', ({ goodbye }) => goodbye.score === score);
    }
    expect(await ratings()).toMatchObject({ no: 0, little: 1, yes: 0, average: 2 });
    // A page that was cut off goes on where it was.
    const back = await CallerPage.open(here, system.demo.demoCode, caller.visit);
    back.send({ type: 'follow_goodbye', resume: one.resume });
    await back.hears('goodbye', ({ goodbye }) => goodbye.score === 2);
    back.send({ type: 'rate_call', score: 3 });
    await back.hears('goodbye', ({ goodbye }) => goodbye.score === 3);
    expect(await ratings()).toMatchObject({ no: 0, little: 0, yes: 1, average: 3 });
    back.cut();
    await finish(one);
  });

  it('leads back to no call: nothing in its row is in any other', async () => {
    const [row] = await system.db.selectFrom('ratings').selectAll().execute();
    expect(Object.keys(row ?? {}).sort()).toEqual(['campaign_id', 'day', 'key', 'placement_id', 'score', 'team_id']);
    const calls = await system.db.selectFrom('calls').select('resume_hash').execute();
    expect(calls.map(({ resume_hash }) => resume_hash.toString('hex'))).not.toContain(row?.key.toString('hex'));
  });

  it('is not taken of a call that nobody answered, nor long after a talk', async () => {
    const { page, resume } = await CallerPage.calling(here, system.demo.demoCode, { kind: 'text' });
    page.send({ type: 'follow_goodbye', resume });
    page.send({ type: 'hang_up' });
    await page.call('ended');
    page.send({ type: 'rate_call', score: 1 });
    await page.hears('refused', ({ code, to }) => code === 'not_now' && to === 'rate_call');
    page.cut();

    const one = await talk();
    await finish(one);
    await system.db
      .updateTable('calls')
      .set(({ eb }) => ({ closed_at: eb.val(new Date(Date.now() - 3_700_000)) }))
      .where('id', '=', one.call)
      .execute();
    const late = await CallerPage.open(here, system.demo.demoCode, one.caller.visit);
    late.send({ type: 'follow_goodbye', resume: one.resume });
    late.send({ type: 'rate_call', score: 1 });
    await late.hears('refused', ({ code, to }) => code === 'not_now' && to === 'rate_call');
    late.cut();
  });

  it('is counted for those who may see numbers, of days that are days', async () => {
    const counselor = await createStaffClient(system, 'counselor@demo.example');
    expect((await counselor.send('GET', '/api/ratings?first=2026-11-01&last=2026-11-30')).status).toBe(403);
    expect((await manager.send('GET', '/api/ratings?first=2026-13-01&last=2026-13-30')).status).toBe(400);
  });
});
