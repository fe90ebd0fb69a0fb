import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaign, createCounselor, createTeam } from './support/campaigns.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';

// Two servers of which one is right about the time and the other is off by an hour: what is due comes when the rows say.

let system: System;
beforeAll(async () => {
  system = await startSystem({ servers: 1 });
}, 60_000);
afterAll(() => system?.stop());

it.each([3600, -3600])('a server whose clock is off by %i s rings, climbs and ends offers in time', async (seconds) => {
  const right = system.servers[0]?.url ?? '';
  const skewed = await system.startServer({ clockSkewSeconds: seconds });
  const wrong = skewed.url;
  const saidAt = /"time":"([^"]+)"/.exec(skewed.log())?.[1] ?? '';
  expect(Math.abs(Date.parse(saidAt) - Date.now() - seconds * 1000)).toBeLessThan(60_000);

  const [near, far] = [await createTeam(system.db, { offer_seconds: 5 }), await createTeam(system.db)];
  const { code } = await createCampaign(system.db, [{ team_id: near, seconds: 10 }, { team_id: far }]);
  const counselor = async (name: string, team: string) => {
    const { email } = await createCounselor(system.db, name, { teams: [team] });
    const desk = await CounselorPage.open(wrong, await system.signIn(email));
    await desk.available();
    return desk;
  };
  const first = await counselor('Ana', near);
  const askedAt = performance.now();
  const after = () => (performance.now() - askedAt) / 1000;
  const { page } = await CallerPage.calling(right, code, { kind: 'text' });

  const offer = await first.offer();
  expect(offer.secondsLeft).toBeGreaterThan(3);
  expect(offer.secondsLeft).toBeLessThanOrEqual(5);
  // The deadline of the offer: nobody answers.
  await first.desk((desk) => desk.offer === null);
  expect(after()).toBeGreaterThan(4.9);
  expect(after()).toBeLessThan(7);
  first.say({ type: 'set_presence', presence: 'away' });

  // The end of the first step.
  const second = await counselor('Bea', far);
  await second.offer();
  expect(after()).toBeGreaterThan(9.9);
  expect(after()).toBeLessThan(12);

  // Nobody was taken for gone.
  await second.accept();
  await page.call('writing');
  page.send({ type: 'hang_up' });
  await page.call('ended');
});
