import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '../server/contract/errors.ts';
import { ago } from '../server/platform/sql.ts';
import { createCampaign, createCounselor, createTeam } from './support/campaigns.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// Who is there, as two real servers see it: counselors with one tab or two, gone for a moment or for good.

let system: System;
let here: string;
let there: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
}, 60_000);
afterAll(() => system?.stop());

const inWriting = { kind: 'text' } as const;

/** A counselor of a team of their own, and the code of a campaign that rings there. */
async function alone(rules: Parameters<typeof createTeam>[1] = {}) {
  const team = await createTeam(system.db, rules);
  const { code } = await createCampaign(system.db, [{ team_id: team }]);
  const { id, email } = await createCounselor(system.db, 'Ana', { teams: [team] });
  return { team, code, id, email, cookie: await system.signIn(email) };
}
const presenceOf = (user: string) =>
  system.db.selectFrom('presence').selectAll().where('user_id', '=', user).executeTakeFirstOrThrow();

it('obeys a dashboard that speaks before it was let in', async () => {
  const { cookie } = await alone();
  const desk = new CounselorPage(here, cookie);
  await desk.opened();
  desk.say({ type: 'set_presence', presence: 'available' });
  await desk.desk(({ presence }) => presence === 'available');
});

describe.concurrent('two tabs of one counselor, at two servers', () => {
  it('are one counselor: both ring with the same offer, and one answer settles it', async () => {
    const { team, code, cookie } = await alone();
    const older = await CounselorPage.open(here, cookie);
    const newer = await CounselorPage.open(there, cookie);
    await newer.available();
    await CallerPage.calling(here, code, inWriting);
    await CallerPage.calling(here, code, inWriting);
    expect((await older.offer()).fence).toBe((await newer.offer()).fence);
    await older.accept();
    await newer.desk(({ call }) => call !== null);
    expect(newer.lastDesk()?.offer).toBeNull();
    const calls = await system.db.selectFrom('calls').select('state').where('team_id', '=', team).execute();
    expect(calls.map(({ state }) => state).sort()).toEqual(['active', 'waiting']);
  });

  it('the older one closes, and nothing changes', async () => {
    const { code, cookie, id } = await alone();
    const older = await CounselorPage.open(here, cookie);
    const newer = await CounselorPage.open(there, cookie);
    await newer.available();
    older.cut();
    await older.closed();
    const { page } = await CallerPage.calling(here, code, inWriting);
    await newer.offer();
    expect(await presenceOf(id)).toMatchObject({ state: 'offered', left_at: null });
    page.send({ type: 'hang_up' });
  });

  it('the newer one closes, and the older one takes over', async () => {
    const { code, cookie } = await alone();
    const older = await CounselorPage.open(here, cookie);
    const newer = await CounselorPage.open(there, cookie);
    await newer.available();
    newer.cut();
    await newer.closed();
    await CallerPage.calling(there, code, inWriting);
    await older.offer();
    await older.accept();
  });

  it('the newer one’s server is killed, and the older one takes over, free as before', async () => {
    const { code, cookie, id } = await alone();
    const doomed = await system.startServer();
    const older = await CounselorPage.open(here, cookie);
    const newer = await CounselorPage.open(doomed.url, cookie);
    await newer.available();
    await doomed.kill();
    const deadServer = (await presenceOf(id)).server_id;
    await until(async () => {
      const { server_id, state } = await presenceOf(id);
      return state === 'available' && server_id !== deadServer ? null : `${state} at ${server_id}`;
    });
    await CallerPage.calling(there, code, inWriting);
    await older.offer();
  });
});

describe.concurrent('a counselor', () => {
  it('who was free and is gone for a moment is free again, and who was away is away', async () => {
    const [free, away] = [await alone(), await alone()];
    const first = await CounselorPage.open(here, free.cookie);
    await first.available();
    const second = await CounselorPage.open(here, away.cookie);
    for (const [desk, { id }] of [
      [first, free],
      [second, away],
    ] as const) {
      desk.cut();
      await until(async () => ((await presenceOf(id)).state === 'offline' ? null : 'not noticed yet'));
    }
    expect((await (await CounselorPage.open(there, free.cookie)).desk(() => true)).presence).toBe('available');
    expect((await (await CounselorPage.open(there, away.cookie)).desk(() => true)).presence).toBe('away');
  });

  it('who freezes is offline within 5 s', async () => {
    const { cookie, id } = await alone();
    const desk = await CounselorPage.open(here, cookie);
    await desk.available();
    desk.freeze();
    const frozenAt = performance.now();
    // Seen by the matching as soon as the socket is given up, and by everybody else a little later.
    await until(async () => ((await presenceOf(id)).left_at === null ? 'still there' : null));
    expect((performance.now() - frozenAt) / 1000).toBeLessThan(5);
    await until(async () => ((await presenceOf(id)).state === 'offline' ? null : 'not offline yet'));
  });

  it('who needs longer for the record gets it, up to an hour in all', async () => {
    const { code, cookie } = await alone({ wrap_up_seconds: 30 });
    const desk = await CounselorPage.open(here, cookie);
    await desk.available();
    const { page } = await CallerPage.calling(there, code, inWriting);
    await desk.accept();
    page.send({ type: 'hang_up' });
    const { call } = await desk.desk((is) => is.call?.state === 'wrap_up');
    expect(call?.recordSecondsLeft).toBeLessThanOrEqual(30);
    desk.say({ type: 'prolong_record', call: call?.id ?? raise() });
    const longer = await desk.desk((is) => (is.call?.recordSecondsLeft ?? 0) > 45);
    expect(longer.call?.recordSecondsLeft).toBeLessThanOrEqual(60);
    // Nearly an hour passes, as far as the record's beginning goes: of it a little more than a minute is left.
    await system.db
      .updateTable('call_events')
      .set({ at: ago(3_600 - 75) })
      .where('call_id', '=', call?.id ?? raise())
      .where('to_state', '=', 'wrap_up')
      .execute();
    desk.say({ type: 'prolong_record', call: call?.id ?? raise() });
    const last = await desk.desk((is) => (is.call?.recordSecondsLeft ?? 0) > 62);
    expect(last.call?.recordSecondsLeft).toBeLessThanOrEqual(75);
  });

  it('who signs out is signed out in every tab of that session, wherever it is, and of no other', async () => {
    const { cookie, email } = await alone();
    const [tab, elsewhere] = [await CounselorPage.open(here, cookie), await CounselorPage.open(there, cookie)];
    const phone = await CounselorPage.open(there, await system.signIn(email));
    await fetch(`${here}/api/session`, { method: 'DELETE', headers: { cookie } });
    await Promise.all([tab.closed(), elsewhere.closed()]);
    expect([tab.closeCode, elsewhere.closeCode]).toEqual([closeCodes.notSignedIn, closeCodes.notSignedIn]);
    await phone.available();
    expect(phone.closeCode).toBeNull();
  });

  it('whose account is disabled is signed out, but in no talk', async () => {
    const { code, cookie, id } = await alone();
    const desk = await CounselorPage.open(here, cookie);
    await desk.available();
    const { page } = await CallerPage.calling(there, code, inWriting);
    await desk.accept();
    const other = await alone();
    const idle = await CounselorPage.open(here, other.cookie);
    await system.db
      .updateTable('users')
      .set({ disabled_at: ago(0) })
      .where('id', 'in', [id, other.id])
      .execute();
    await idle.closed();
    expect(idle.closeCode).toBe(closeCodes.notSignedIn);
    expect(desk.closeCode).toBeNull();
    page.send({ type: 'hang_up' });
    const { call } = await desk.desk((is) => is.call?.state === 'wrap_up');
    desk.say({ type: 'save_record', call: call?.id ?? raise(), disposition: 'helped', note: '' });
    desk.say({ type: 'finish_record', call: call?.id ?? raise() });
    await desk.closed();
    expect(desk.closeCode).toBe(closeCodes.notSignedIn);
  });

  it('has a day in which each state follows the one before without gap or overlap', async () => {
    const { code, cookie, id } = await alone();
    const desk = await CounselorPage.open(here, cookie);
    await desk.available();
    // Said again, it is the same state still.
    desk.say({ type: 'set_presence', presence: 'available' });
    const { page } = await CallerPage.calling(there, code, inWriting);
    await desk.accept();
    page.send({ type: 'hang_up' });
    const { call } = await desk.desk((is) => is.call?.state === 'wrap_up');
    desk.say({ type: 'save_record', call: call?.id ?? raise(), disposition: 'helped', note: '' });
    desk.say({ type: 'finish_record', call: call?.id ?? raise() });
    await desk.desk(({ presence }) => presence === 'available');
    desk.say({ type: 'set_presence', presence: 'away', reason: 'meal' });
    await desk.desk(({ presence }) => presence === 'away');

    const spans = await system.db.selectFrom('presence_spans').selectAll().where('user_id', '=', id).execute();
    spans.sort((a, b) => a.began_at.getTime() - b.began_at.getTime() || a.ended_at.getTime() - b.ended_at.getTime());
    expect(spans.map(({ state }) => state)).toEqual(['away', 'available', 'offered', 'busy', 'wrap_up', 'available']);
    const ends = [...spans.slice(1).map(({ began_at }) => began_at), (await presenceOf(id)).since];
    expect(spans.map(({ ended_at }) => ended_at)).toEqual(ends);
  });
});

const raise = (): never => {
  throw new Error('There should be a call');
};
