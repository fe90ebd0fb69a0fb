import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../server/platform/ids.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';

// What is one person's is closed to everybody else.

let system: System;
let url: string;
let caller: CallerPage;

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  url = system.servers[0]?.url ?? '';
  caller = (await CallerPage.calling(url, system.demo.demoCode)).page;
}, 60_000);
afterAll(() => system?.stop());

describe('somebody else', () => {
  it('can’t answer, hang up or write the record of another counselor’s call', async () => {
    const ana = await CounselorPage.open(url, await system.signIn(await system.addCounselor('Ana')));
    const bea = await CounselorPage.open(url, await system.signIn(await system.addCounselor('Bea')));
    await ana.available();
    const offer = await ana.offer();
    const call = caller.lastCall()?.id;
    if (!call) throw new Error('The caller has no call');
    bea.say({ type: 'accept_offer', offer: offer.id, fence: offer.fence });
    await bea.hears('refused', (refused) => refused.code === 'offer_gone' && refused.to === 'accept_offer');
    bea.say({ type: 'hang_up', call });
    await bea.hears('refused', (refused) => refused.to === 'hang_up');
    bea.say({ type: 'save_record', call, disposition: 'abusive', note: 'Not mine' });
    await bea.hears('refused', (refused) => refused.to === 'save_record');
    // Nothing of it is kept, and the dashboard stays open.
    bea.say({ type: 'save_record', call, disposition: 'helped', note: 'a\u0000b' });
    await bea.hears('refused', (refused) => refused.code === 'bad_message' && refused.to === 'save_record');
    bea.say({ type: 'finish_record', call });
    await bea.hears('refused', (refused) => refused.to === 'finish_record');
    bea.say({ type: 'hang_up', call: newId() });
    await bea.hears('refused', (refused) => refused.code === 'call_over' && refused.to === 'hang_up');
    expect(caller.lastCall()?.state).toBe('ringing');
    for (const page of [ana, bea]) page.cut();
  });

  it.each([
    ['/api/campaigns', 'counselor@demo.example', 403],
    ['/api/campaigns', 'supervisor@demo.example', 403],
    ['/api/campaigns', null, 401],
    ['/api/session', null, 401],
    ['/api/campaigns/00000000-0000-4000-8000-000000000000', 'manager@demo.example', 404],
    ['/api/campaigns/not-an-id', 'manager@demo.example', 400],
  ])('%s as %s gets %i', async (path, email, status) => {
    const cookie = email === null ? '' : await system.signIn(email);
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    expect(answer.status).toBe(status);
  });

  it('can’t open a counselor’s socket without a session, or as a manager', async () => {
    for (const cookie of ['', await system.signIn('manager@demo.example')]) {
      const page = new CounselorPage(url, cookie);
      await page.closed();
      expect(page.heard).toEqual([]);
    }
  });
});
