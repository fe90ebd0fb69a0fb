import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ago, ahead } from '../server/platform/sql.ts';
import { CallerPage, CounselorPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// Two server processes over one database, without a media host: calls are in writing. What the campaign offers instead of
// a face: writing, and a time to be called back.

let system: System;
let here: string;
let there: string;
let code: string;

beforeAll(async () => {
  system = await startSystem({ servers: 2 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
  code = system.demo.demoCode;
  await system.db.updateTable('campaigns').set({ callbacks: true, writing: true }).execute();
}, 60_000);
afterAll(() => system?.stop());

const counselorAt = async (server: string, name: string): Promise<CounselorPage> =>
  CounselorPage.open(server, await system.signIn(await system.addCounselor(name)));

async function writingCaller(server: string): Promise<{ page: CallerPage; resume: string }> {
  const page = await CallerPage.open(server, code);
  page.send({ type: 'ask_call', kind: 'text', languages: ['fr'] });
  const { resume } = await page.hears('call_kept');
  return { page, resume };
}

/** A page that has booked the first time that it was offered. */
async function bookedAt(server: string): Promise<{ page: CallerPage; secret: string }> {
  const page = await CallerPage.open(server, code);
  page.send({ type: 'ask_slots' });
  const { slots } = await page.hears('slots');
  page.send({ type: 'book_callback', from: slots[0]?.from, push: null, kind: 'text', languages: ['fr'] });
  const { secret } = await page.hears('callback_kept');
  await page.hears('callback', ({ callback }) => callback.state === 'booked');
  return { page, secret };
}

/** Moves the page's callback to where it began a second ago. */
const timeComes = (page: CallerPage) =>
  system.db
    .updateTable('callbacks')
    .set({ slot_from: ago(1), slot_to: ahead(1_800) })
    .where('visit_id', '=', page.visit)
    .execute();

const callbackOf = (visit: string) =>
  system.db.selectFrom('calls').selectAll().where('visit_id', '=', visit).where('is_callback', '=', true).execute();

async function endOf(page: CallerPage, counselor: CounselorPage): Promise<void> {
  page.send({ type: 'hang_up' });
  await page.call('ended');
  await counselor.finishRecord();
}

async function nobodyIsAtWork(...counselors: CounselorPage[]): Promise<void> {
  for (const counselor of counselors) counselor.cut();
  await until(async () => {
    const rows = await system.db.selectFrom('presence').select('state').where('state', '<>', 'offline').execute();
    return rows.length === 0 ? null : `${rows.length} still count as at work`;
  });
}

describe('a conversation in writing', () => {
  it('goes both ways between two servers, survives a reload, and leaves nothing behind', async () => {
    const counselor = await counselorAt(there, 'Ana');
    await counselor.available();
    const { page, resume } = await writingCaller(here);
    await counselor.accept();
    const { id } = await page.call('writing');

    const first = randomUUID();
    page.send({ type: 'send_message', id: first, text: 'Bonjour' });
    page.send({ type: 'send_message', id: first, text: 'Bonjour' });
    await counselor.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'Bonjour'));
    counselor.send({ type: 'send_message', call: id, id: randomUUID(), text: 'Bonjour, je suis là.' });
    await page.hears('messages', ({ messages }) => messages.some(({ author }) => author === 'counselor'));

    page.cut();
    const back = await CallerPage.open(there, code, page.visit);
    back.send({ type: 'resume_call', resume });
    const told = await back.hears('messages');
    expect(told).toMatchObject({
      call: id,
      messages: [
        { number: 1, author: 'caller', text: 'Bonjour' },
        { number: 2, author: 'counselor', text: 'Bonjour, je suis là.' },
      ],
    });

    await endOf(back, counselor);
    expect(await system.db.selectFrom('messages').selectAll().execute()).toEqual([]);
    await nobodyIsAtWork(counselor);
  });

  it('is nobody else’s: another counselor and another caller are refused', async () => {
    const [ana, bea] = [await counselorAt(here, 'Anouk'), await counselorAt(there, 'Bea')];
    await ana.available();
    const { page } = await writingCaller(here);
    await ana.accept();
    const { id } = await page.call('writing');
    bea.send({ type: 'send_message', call: id, id: randomUUID(), text: 'me too' });
    await bea.hears('refused', ({ code: refusal }) => refusal === 'call_over');
    const stranger = await CallerPage.open(there, code);
    stranger.send({ type: 'send_message', id: randomUUID(), text: 'me too' });
    await stranger.hears('refused', ({ code: refusal }) => refusal === 'not_now');
    expect(await system.db.selectFrom('messages').selectAll().execute()).toEqual([]);
    await endOf(page, ana);
    await nobodyIsAtWork(ana, bea);
  });
});

describe('a callback', () => {
  it('comes back into the queue at its time with nobody there, rings nobody, and goes ahead of others once they come', async () => {
    const { page, secret } = await bookedAt(here);
    page.cut();
    const other = await writingCaller(here);
    await other.page.call('waiting');
    await timeComes(page);
    await until(async () => ((await callbackOf(page.visit)).length === 1 ? null : 'its call has not begun'));
    expect(await other.page.call('waiting')).toMatchObject({ isCallback: false });
    const last = await writingCaller(here);
    expect(await last.page.call('waiting')).toMatchObject({ place: 2 });
    last.page.send({ type: 'hang_up' });
    await last.page.call('ended');

    const back = await CallerPage.open(there, code);
    back.send({ type: 'return_callback', secret });
    await back.hears('callback', ({ callback }) => callback.state === 'taken');
    await back.hears('call_kept');
    expect(await back.call('waiting')).toMatchObject({ isCallback: true, place: 1 });
    await until(() => {
      const call = other.page.lastCall();
      return call?.state === 'waiting' && call.place === 2 ? null : 'the other is not second';
    });

    const counselor = await counselorAt(there, 'Cleo');
    await counselor.available();
    expect(await counselor.offer()).toMatchObject({ isCallback: true });
    await counselor.accept();
    await back.call('writing');
    await endOf(back, counselor);
    await counselor.accept();
    await other.page.call('writing');
    await endOf(other.page, counselor);
    await nobodyIsAtWork(counselor);
  });

  it('rings nobody while its caller is away, and is taken up by a page that was reloaded', async () => {
    const { page } = await bookedAt(there);
    const counselor = await counselorAt(here, 'Dora');
    await counselor.available();
    page.cut();
    await timeComes(page);
    await until(async () => ((await callbackOf(page.visit)).length === 1 ? null : 'its call has not begun'));
    const asked = await writingCaller(here);
    expect(await counselor.offer()).toMatchObject({ isCallback: false });
    await counselor.accept();
    await endOf(asked.page, counselor);

    // Ten minutes of it pass, in which nobody waits.
    await system.db
      .updateTable('calls')
      .set({ asked_at: ago(600) })
      .where('visit_id', '=', page.visit)
      .execute();
    expect((await callbackOf(page.visit))[0]?.came_at).toBeNull();
    const back = await CallerPage.open(here, code, page.visit);
    await back.hears('callback', ({ callback }) => callback.state === 'taken');
    const offer = await counselor.offer();
    expect(offer.isCallback).toBe(true);
    expect(offer.waitedSeconds).toBeLessThan(60);
    const came = (await callbackOf(page.visit))[0]?.came_at;
    expect(came).not.toBeNull();
    back.cut();
    const again = await CallerPage.open(there, code, page.visit);
    again.send({ type: 'resume_call', resume: (await back.hears('call_kept')).resume });
    await again.call('ringing');
    expect((await callbackOf(page.visit))[0]?.came_at).toEqual(came);
    again.send({ type: 'hang_up' });
    await again.call('ended');
    await nobodyIsAtWork(counselor);
  });

  it('takes the place of the wait, and a page that stays open goes on by itself when the time comes', async () => {
    const { page } = await writingCaller(here);
    await page.call('waiting');
    page.send({ type: 'ask_slots' });
    const { slots } = await page.hears('slots');
    page.send({ type: 'book_callback', from: slots[0]?.from, push: null, kind: 'text', languages: ['fr'] });
    await page.hears('callback_kept');
    expect(await page.call('ended')).toMatchObject({ ending: 'callback' });
    await timeComes(page);
    await page.hears('callback', ({ callback }) => callback.state === 'taken');
    expect(await page.call('waiting')).toMatchObject({ isCallback: true });
    page.send({ type: 'hang_up' });
    await page.call('ended');
  });

  it('is refused in words: a wrong link, a time that is none, a push to nowhere, nothing to give back', async () => {
    const page = await CallerPage.open(here, code);
    const refused = async (message: { type: string; [field: string]: unknown }, code: string) => {
      page.send(message);
      await page.hears('refused', (answer) => answer.to === message.type && answer.code === code);
    };
    await refused({ type: 'return_callback', secret: 'x'.repeat(32) }, 'call_over');
    await refused({ type: 'return_callback', secret: '' }, 'bad_message');
    await refused({ type: 'cancel_callback' }, 'not_now');
    await refused({ type: 'notify_callback', push: null }, 'not_now');
    const booking = { type: 'book_callback', kind: 'text', languages: [], push: null };
    await refused({ ...booking, from: 'tomorrow' }, 'bad_message');
    await refused({ ...booking, from: '2020-01-01T10:00:00.000Z' }, 'not_offered');
    const push = { endpoint: 'http://169.254.169.254/', keys: { p256dh: 'a', auth: 'b' } };
    await refused({ ...booking, from: new Date().toISOString(), push }, 'bad_message');
    await refused({ ...booking, from: 0 }, 'bad_message');
    page.cut();
    const early = new CallerPage(here);
    await early.opened();
    early.send({ type: 'ask_slots' });
    await early.hears('refused', (answer) => answer.code === 'not_now');
    early.cut();
  });
});
