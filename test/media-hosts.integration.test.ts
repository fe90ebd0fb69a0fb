import { afterAll, beforeAll, expect, it } from 'vitest';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ servers: 1 });
}, 60_000);
afterAll(() => system?.stop());

it('a call waits for a media host, and moves to another one when its own dies', async () => {
  const url = system.servers[0]?.url ?? '';
  const counselor = await CounselorPage.open(url, await system.signIn('counselor@demo.example'));
  await counselor.available();
  const { page } = await CallerPage.calling(url, system.demo.demoCode);

  // Nobody can carry the talk: the counselor is told, and the offer goes on ringing.
  const offer = await counselor.offer();
  counselor.say({ type: 'accept_offer', offer: offer.id, fence: offer.fence });
  await counselor.hears('refused', (refused) => refused.code === 'no_media_host');
  expect(counselor.lastDesk()?.offer?.id).toBe(offer.id);

  const first = await system.startMediaHost();
  await counselor.accept();
  const before = await page.call('talking');
  expect(before.room).toMatchObject({ epoch: 1, url: `${first.url.replace('http', 'ws')}/sfu/ws` });

  const second = await system.startMediaHost();
  await first.kill();
  await until(() => {
    const call = page.lastCall();
    return call?.state === 'talking' && call.room.epoch === 2 ? null : `the call is ${JSON.stringify(call)}`;
  }, 25);
  const after = await page.call('talking');
  expect(after).toMatchObject({ id: before.id, room: { url: `${second.url.replace('http', 'ws')}/sfu/ws` } });
  const desk = await counselor.desk(({ call }) => call?.room?.epoch === 2);
  expect(desk.call?.room?.url).toBe(after.room.url);
  expect(desk.call?.room?.token).not.toBe(after.room.token);
}, 60_000);
