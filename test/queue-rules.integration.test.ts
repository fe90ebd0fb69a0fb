import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ago } from '../server/platform/sql.ts';
import { createCampaign, createCounselor, createTeam } from './support/campaigns.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// The rules by which calls ring, on two real servers: callers at one, counselors at the other. Each test has a team and a
// campaign of its own, so that they can run side by side.

let system: System;
let here: string;
let there: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
}, 60_000);
afterAll(() => system?.stop());

type Who = Parameters<typeof createCounselor>[2];

/** A dashboard at the other server, whose counselor is free. */
async function free(name: string, who: Who): Promise<CounselorPage> {
  const desk = await CounselorPage.open(
    there,
    await system.signIn((await createCounselor(system.db, name, who)).email),
  );
  await desk.available();
  return desk;
}
const secondsSince = (start: number): number => (performance.now() - start) / 1000;
const inWriting = { kind: 'text' } as const;

describe.concurrent('an offer', () => {
  it('goes to the next counselor within 5 s when a dashboard freezes while it rings', async () => {
    const team = await createTeam(system.db);
    const { code } = await createCampaign(system.db, [{ team_id: team }]);
    const first = await free('Ana', { teams: [team] });
    const { page } = await CallerPage.calling(here, code, inWriting);
    const offer = await first.offer();
    const second = await free('Bea', { teams: [team] });

    first.freeze();
    const frozenAt = performance.now();
    expect((await second.offer()).fence).toBeGreaterThan(offer.fence);
    expect(secondsSince(frozenAt)).toBeLessThan(5);
    page.send({ type: 'hang_up' });
    await page.call('ended');
  });

  it('that is missed leaves its counselor free, and the second in a row sets them away and says so', async () => {
    const team = await createTeam(system.db, { offer_seconds: 5, cooldown_seconds: 0 });
    const { code } = await createCampaign(system.db, [{ team_id: team }]);
    const desk = await free('Ana', { teams: [team] });
    await CallerPage.calling(here, code, inWriting);
    const first = await desk.offer();
    expect(await desk.desk(({ missedOffers }) => missedOffers === 1)).toMatchObject({ awayReason: null });
    const again = await desk.desk(({ offer }) => offer !== null && offer.fence > first.fence);
    expect(again.presence).toBe('offered');
    expect(await desk.desk(({ presence }) => presence === 'away')).toMatchObject({
      awayReason: 'missed_offers',
      missedOffers: 2,
    });
  });

  it('that is declined ends the row of those that were missed', async () => {
    const team = await createTeam(system.db, { offer_seconds: 5, cooldown_seconds: 0 });
    const { code } = await createCampaign(system.db, [{ team_id: team }]);
    const desk = await free('Ana', { teams: [team] });
    const { page } = await CallerPage.calling(here, code, inWriting);
    const missed = await desk.offer();
    await desk.desk(({ offer }) => offer !== null && offer.fence > missed.fence);
    expect(desk.lastDesk()?.missedOffers).toBe(1);
    const { id, fence } = await desk.offer();
    desk.say({ type: 'decline_offer', offer: id, fence });
    await desk.desk(({ missedOffers }) => missedOffers === 0);
    page.send({ type: 'hang_up' });
  });

  it('that is declined rings there again after 5 s where nobody else is', async () => {
    const team = await createTeam(system.db);
    const { code } = await createCampaign(system.db, [{ team_id: team }]);
    const desk = await free('Ana', { teams: [team] });
    await CallerPage.calling(here, code, inWriting);
    const { id, fence } = await desk.offer();
    desk.say({ type: 'decline_offer', offer: id, fence });
    await desk.desk(({ offer }) => offer === null);
    const declinedAt = performance.now();
    await desk.desk(({ offer }) => offer !== null && offer.fence > fence);
    expect(secondsSince(declinedAt)).toBeGreaterThan(4.5);
    expect(secondsSince(declinedAt)).toBeLessThan(8);
  });

  it('that is declined does not ring there again within the cool-down while somebody else is at work', async () => {
    const team = await createTeam(system.db, { cooldown_seconds: 10 });
    const { code } = await createCampaign(system.db, [{ team_id: team }]);
    const busy = await free('Bea', { teams: [team] });
    const other = await CallerPage.calling(here, code, inWriting);
    await busy.accept();
    const desk = await free('Ana', { teams: [team] });
    await CallerPage.calling(here, code, inWriting);
    const { id, fence } = await desk.offer();
    desk.say({ type: 'decline_offer', offer: id, fence });
    await desk.desk(({ offer }) => offer === null);
    const declinedAt = performance.now();
    await desk.desk(({ offer }) => offer !== null && offer.fence > fence);
    expect(secondsSince(declinedAt)).toBeGreaterThan(9);
    other.page.send({ type: 'hang_up' });
  });
});

describe.concurrent('the ladder', () => {
  it('rings who has the skill first, and after its time the other team', async () => {
    const [near, far] = [await createTeam(system.db), await createTeam(system.db)];
    const { code } = await createCampaign(system.db, [
      { team_id: near, required_skills: ['sign-language'], seconds: 5 },
      { team_id: far },
    ]);
    const signs = await free('Ana', { teams: [near], skills: ['sign-language'] });
    const unskilled = await free('Bea', { teams: [near] });
    const helper = await free('Cleo', { teams: [far] });
    const first = await CallerPage.calling(here, code, inWriting);
    await signs.offer();
    await signs.accept();

    const second = await CallerPage.calling(here, code, inWriting);
    const askedAt = performance.now();
    await helper.offer();
    expect(secondsSince(askedAt)).toBeGreaterThan(4);
    expect(secondsSince(askedAt)).toBeLessThan(8);
    expect(unskilled.lastDesk()?.presence).toBe('available');
    for (const { page } of [first, second]) page.send({ type: 'hang_up' });
  });

  it('rings who speaks the language that the caller has chosen meanwhile', async () => {
    const team = await createTeam(system.db);
    const { code } = await createCampaign(system.db, [{ team_id: team, language: 'required' }]);
    const french = await free('Flore', { teams: [team] });
    const arabic = await free('Amal', { teams: [team], languages: ['ar'] });
    const { page } = await CallerPage.calling(here, code, { ...inWriting, languages: ['uk'] });
    const { place } = await page.call('waiting');
    page.send({ type: 'change_languages', languages: ['ar-EG', 'uk'] });
    await arabic.offer();
    expect(french.lastDesk()?.presence).toBe('available');
    expect(place).toBe(1);
    page.send({ type: 'hang_up' });
  });

  it('serves the higher priority before the longer wait', async () => {
    const team = await createTeam(system.db);
    const usual = await createCampaign(system.db, [{ team_id: team }]);
    const urgent = await createCampaign(system.db, [{ team_id: team, priority: 50 }]);
    const longest = await CallerPage.calling(here, usual.code, inWriting);
    await longest.page.call('waiting');
    const later = await CallerPage.calling(here, urgent.code, inWriting);
    await later.page.call('waiting');
    await free('Ana', { teams: [team] });
    await later.page.call('ringing');
    expect(longest.page.lastCall()?.state).toBe('waiting');
  });

  it('lets a call that nobody has the skill for hold up nobody', async () => {
    const team = await createTeam(system.db);
    await createCounselor(system.db, 'Off', { teams: [await createTeam(system.db)], skills: ['juggling'] });
    const rare = await createCampaign(system.db, [{ team_id: team, required_skills: ['juggling'], priority: 90 }]);
    const usual = await createCampaign(system.db, [{ team_id: team }]);
    const stuck = await CallerPage.calling(here, rare.code, inWriting);
    await stuck.page.call('waiting');
    const next = await CallerPage.calling(here, usual.code, inWriting);
    await free('Ana', { teams: [team] });
    await next.page.call('ringing');
    expect(stuck.page.lastCall()?.state).toBe('waiting');
  });

  it('tells the place in the queue that was joined, whichever team was rung meanwhile', async () => {
    const [near, far] = [await createTeam(system.db), await createTeam(system.db)];
    await createCounselor(system.db, 'Off', { teams: [await createTeam(system.db)], skills: ['juggling'] });
    const rare = await createCampaign(system.db, [{ team_id: far, required_skills: ['juggling'] }]);
    const usual = await createCampaign(system.db, [{ team_id: near, seconds: 5 }, { team_id: far }]);
    const ahead = await CallerPage.calling(here, rare.code, inWriting);
    await ahead.page.call('waiting');
    const { page } = await CallerPage.calling(here, usual.code, inWriting);
    expect(await page.call('waiting')).toMatchObject({ place: 1 });
    const desk = await free('Cleo', { teams: [far] });
    const { id, fence } = await desk.offer();
    await page.call('ringing');
    desk.say({ type: 'decline_offer', offer: id, fence });
    expect(await page.call('waiting')).toMatchObject({ place: 1 });
    for (const one of [ahead.page, page]) one.send({ type: 'hang_up' });
  });

  it('gives a call up after the longest wait, and tells the caller that nobody answered', async () => {
    const team = await createTeam(system.db);
    const { code } = await createCampaign(system.db, [{ team_id: team }], { longest_wait_seconds: 60 });
    const { page } = await CallerPage.calling(here, code, inWriting);
    const { id } = await page.call('waiting');
    // A minute passes, for this call.
    await system.db
      .updateTable('calls')
      .set({ deadline: ago(1), give_up_at: ago(1) })
      .where('id', '=', id)
      .execute();
    expect((await page.call('ended')).ending).toBe('unanswered');
  });
});

describe('the sweep', () => {
  it('goes on to the next call where one can’t be written', async () => {
    const team = await createTeam(system.db);
    const { code } = await createCampaign(system.db, [{ team_id: team }], { longest_wait_seconds: 60 });
    const [broken, other] = [
      await CallerPage.calling(here, code, inWriting),
      await CallerPage.calling(here, code, inWriting),
    ];
    const [first, second] = [(await broken.page.call('waiting')).id, (await other.page.call('waiting')).id];
    await sql`
      create function break_call() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger break_call before update of version on calls for each row
        when (old.id = ${sql.lit(first)}) execute function break_call()`.execute(system.db);
    // A minute passes, for these two.
    for (const [id, seconds] of [
      [first, 2],
      [second, 1],
    ] as const) {
      await system.db
        .updateTable('calls')
        .set({ deadline: ago(seconds), give_up_at: ago(seconds) })
        .where('id', '=', id)
        .execute();
    }
    expect((await other.page.call('ended')).ending).toBe('unanswered');
    expect(broken.page.lastCall()?.state).toBe('waiting');
    await sql`drop trigger break_call on calls; drop function break_call`.execute(system.db);
    await broken.page.call('ended');
  });
});

describe.concurrent('the door', () => {
  it.each([
    ['the queue is full', 'queue_full', { longest_queue: 1 }],
    ['nobody is on duty', 'nobody_on_duty', { nobody_on_duty: 'turn_away' }],
    [
      'the campaign is closed at this hour',
      'closed_hours',
      { opening_hours: JSON.stringify({ weekly: [], special: [] }) },
    ],
  ] as const)('is closed when %s, which is said with its code and written down', async (_when, reason, settings) => {
    const team = await createTeam(system.db);
    const { code, id } = await createCampaign(system.db, [{ team_id: team }], settings);
    if (reason === 'queue_full') await (await CallerPage.calling(here, code, inWriting)).page.call('waiting');
    const page = await CallerPage.open(here, code);
    page.send({ type: 'ask_call', ...inWriting, languages: ['fr'] });
    await page.hears('refused', (refused) => refused.code === reason);
    await until(async () => {
      const rows = await system.db.selectFrom('turned_away').selectAll().where('campaign_id', '=', id).execute();
      return rows.length === 1 && rows[0]?.reason === reason ? null : `written down: ${JSON.stringify(rows)}`;
    });
  });

  it('that is closed is written down once for a page that only looked, however often it is opened', async () => {
    const closed = { opening_hours: JSON.stringify({ weekly: [], special: [] }) };
    const { code, id } = await createCampaign(system.db, [{ team_id: await createTeam(system.db) }], closed);
    const visit = randomUUID();
    for (const server of [here, there, here]) await CallerPage.open(server, code, visit);
    const rows = await system.db.selectFrom('turned_away').selectAll().where('campaign_id', '=', id).execute();
    expect(rows).toMatchObject([{ visit_id: visit, reason: 'closed_hours' }]);
  });

  it('says that nobody is there where nobody at work has what the step asks for', async () => {
    const team = await createTeam(system.db);
    const plain = await free('Ana', { teams: [team] });
    const { code } = await createCampaign(system.db, [{ team_id: team, required_skills: ['braille'] }]);
    const page = await CallerPage.open(here, code);
    const { availability } = await page.hears('visit_opened');
    expect(availability).toMatchObject({ free: false, onDuty: false });
    await free('Bea', { teams: [team], skills: ['braille'] });
    await page.hears('availability', ({ availability: now }) => now.free && now.onDuty);
    plain.cut();
  });
});
