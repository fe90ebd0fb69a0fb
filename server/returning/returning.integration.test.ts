import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCampaign, createCounselor, createTeam } from '../../test/support/campaigns.ts';
import { CallerPage, CounselorPage } from '../../test/support/pages.ts';
import { redisUrl } from '../../test/support/redis.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';
import { createReturning } from './service.ts';
import { wordsFr } from './words-fr.ts';

// Callers who want to be recognised, and nobody else. Two servers: whoever comes back may come to the other one.

const redis = new Redis(redisUrl());
let system: System;
let here: string;
let there: string;
let team: string;
let code: string;
let counselor: CounselorPage;

beforeAll(async () => {
  system = await startSystem({ servers: 2 });
  here = system.servers[0]?.url ?? '';
  there = system.servers[1]?.url ?? '';
  team = await createTeam(system.db);
  ({ code } = await createCampaign(system.db, [{ team_id: team }]));
  const { email } = await createCounselor(system.db, 'Ana', { teams: [team] });
  counselor = await CounselorPage.open(here, await system.signIn(email));
}, 60_000);
beforeEach(forgetTries);
afterAll(async () => {
  redis.disconnect();
  await system?.stop();
});

/** A call in writing from a page that is open, until its caller hangs up. What the counselor was told while it rang. */
async function talkFrom(page: CallerPage) {
  await counselor.available();
  page.send({ type: 'ask_call', kind: 'text', languages: ['fr'] });
  const { resume } = await page.hears('call_kept');
  const offer = await counselor.offer();
  await counselor.accept();
  const { id: call } = await page.call('writing');
  page.send({ type: 'follow_goodbye', resume });
  page.send({ type: 'hang_up' });
  await page.call('ended');
  const { call: shown } = await counselor.desk((desk) => desk.call?.state === 'wrap_up');
  return { call, offer, known: shown?.origin.known ?? null };
}
async function finish(call: Awaited<ReturnType<typeof talkFrom>>['call']): Promise<void> {
  counselor.say({ type: 'save_record', call, disposition: 'helped', note: '' });
  counselor.say({ type: 'finish_record', call });
  await counselor.desk((desk) => desk.call === null);
}
const kept = async () => system.db.selectFrom('known_callers').selectAll().execute();
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format();

/** Somebody who has talked once, and wants to be recognised. */
async function known(): Promise<string> {
  const page = await CallerPage.open(there, code);
  const { call } = await talkFrom(page);
  page.send({ type: 'be_known', language: 'fr' });
  const { phrase } = await page.hears('known_kept');
  await finish(call);
  page.cut();
  return phrase;
}
/** A page that was opened with these words. */
async function backWith(phrase: string, with_ = code): Promise<CallerPage> {
  const page = await CallerPage.open(here, with_);
  page.send({ type: 'recognise', phrase });
  return page;
}
/** All tests come from one place: what one of them tried is not held against the next. */
async function forgetTries(): Promise<void> {
  const keys = await redis.keys('*attempts:*');
  if (keys.length > 0) await redis.del(keys);
}

describe('a caller who wants to be recognised', () => {
  it('gets six words, and is nobody without them: nothing is kept of who does not want it', async () => {
    const stranger = await CallerPage.open(here, code);
    const { call } = await talkFrom(stranger);
    await finish(call);
    expect(await kept()).toEqual([]);
    expect(await system.db.selectFrom('recognitions').selectAll().execute()).toEqual([]);
    stranger.cut();

    const phrase = await known();
    const words = phrase.split(' ');
    expect(words).toHaveLength(6);
    expect(words.every((word) => wordsFr.includes(word))).toBe(true);
    const [row] = await kept();
    expect(row).toMatchObject({ talks: 1 });
    expect(JSON.stringify(row)).not.toContain(words[0]);
    // The talk is closed: nothing ties it to them.
    expect(await system.db.selectFrom('recognitions').selectAll().execute()).toEqual([]);
  });

  it('is told to the next counselor, with how often and when, and counted once more', async () => {
    const phrase = await known();
    const page = await backWith(phrase.toUpperCase().replaceAll(' ', '-'));
    const { known: told } = await page.hears('known');
    expect(told).toEqual({ talks: 1, lastTalk: today(), summary: null });
    const talk = await talkFrom(page);
    expect(talk.known).toEqual({ talks: 1, lastTalk: today(), summary: null });
    await finish(talk.call);
    page.cut();
    const again = await backWith(phrase);
    await again.hears('known', ({ known: now }) => now?.talks === 2);
    again.cut();
  });

  it('may say so in the middle of a call, and the counselor sees it', async () => {
    const phrase = await known();
    const page = await CallerPage.open(there, code);
    await counselor.available();
    page.send({ type: 'ask_call', kind: 'text', languages: ['fr'] });
    await counselor.accept();
    const { id: call } = await page.call('writing');
    expect(counselor.lastDesk()?.call?.origin.known).toBeNull();
    page.send({ type: 'recognise', phrase });
    await counselor.desk((desk) => desk.call?.origin.known?.talks === 1);
    page.send({ type: 'hang_up' });
    await page.call('ended');
    await finish(call);
    page.cut();
  });

  it('is forgotten at once when they say so, in the call that goes on too', async () => {
    const phrase = await known();
    const page = await backWith(phrase);
    const before = (await kept()).length;
    await page.hears('known', ({ known: told }) => told !== null);
    page.send({ type: 'forget_me' });
    await page.hears('known', ({ known: told }) => told === null);
    expect(await kept()).toHaveLength(before - 1);
    const { call, known: told } = await talkFrom(page);
    expect(told).toBeNull();
    await finish(call);
    page.cut();
    const again = await backWith(phrase);
    await again.hears('refused', ({ code: why, to }) => why === 'phrase_unknown' && to === 'recognise');
    again.cut();
  });
});

describe('somebody else', () => {
  it('is not recognised by wrong words, nor by the right ones with the code of another campaign', async () => {
    const phrase = await known();
    const other = await createCampaign(system.db, [{ team_id: team }]);
    for (const [words, with_] of [
      [phrase.split(' ').reverse().join(' '), code],
      ['un deux trois', code],
      [phrase, other.code],
    ] as const) {
      const page = await backWith(words, with_);
      await page.hears('refused', ({ code: why, to }) => why === 'phrase_unknown' && to === 'recognise');
      expect(page.heard.filter(({ type }) => type === 'known')).toEqual([]);
      page.send({ type: 'forget_me' });
      await page.hears('refused', ({ to }) => to === 'forget_me');
      page.cut();
    }
  });

  it('can’t be recognised of a talk that goes on, of none, or of another page’s', async () => {
    const page = await CallerPage.open(here, code);
    page.send({ type: 'be_known', language: 'fr' });
    await page.hears('refused', ({ code: why, to }) => why === 'not_now' && to === 'be_known');
    await counselor.available();
    page.send({ type: 'ask_call', kind: 'text', languages: ['fr'] });
    const { resume } = await page.hears('call_kept');
    await counselor.accept();
    const { id: call } = await page.call('writing');
    page.send({ type: 'follow_goodbye', resume });
    const refusals = page.heard.filter(({ type }) => type === 'refused').length;
    page.send({ type: 'be_known', language: 'fr' });
    await until(() =>
      page.heard.filter(({ type }) => type === 'refused').length > refusals ? null : 'it is not refused',
    );
    page.send({ type: 'hang_up' });
    await page.call('ended');
    // Once for each talk.
    page.send({ type: 'be_known', language: 'uk' });
    // No list in Ukrainian: the words are English, and it is said.
    expect((await page.hears('known_kept')).language).toBe('en');
    page.send({ type: 'be_known', language: 'en' });
    await until(() =>
      page.heard.filter(({ type }) => type === 'refused').length > refusals + 1 ? null : 'it is not refused',
    );
    await finish(call);
    page.cut();
  });

  it('who tries words out is stopped, at every server', async () => {
    const pages = await Promise.all([CallerPage.open(here, code), CallerPage.open(there, code)]);
    for (let attempt = 0; attempt < 10; attempt++) {
      const page = pages[attempt % 2];
      page?.send({ type: 'recognise', phrase: `un deux trois quatre cinq six${attempt}` });
    }
    for (const page of pages) {
      await until(() =>
        page.heard.filter((said) => said.type === 'refused' && said.code === 'phrase_unknown').length === 5
          ? null
          : 'not all are answered',
      );
    }
    const phrase = 'abandon absolu accolade achat acteur actuel';
    for (const page of pages) {
      page.send({ type: 'recognise', phrase });
      await page.hears('refused', ({ code: why, to }) => why === 'too_many_tries' && to === 'recognise');
      page.cut();
    }
  });

  it('is forgotten who has not talked for a year', async () => {
    await known();
    const [old] = await kept();
    await system.db
      .updateTable('known_callers')
      .set({ last_talk: new Date(Date.now() - 370 * 86_400_000) })
      .where('id', '=', old?.id ?? '')
      .execute();
    const others = (await kept()).length - 1;
    await createReturning({ db: system.db, nudges: { publish() {}, on: () => () => {} } }).forgetOld();
    expect((await kept()).map(({ id }) => id)).not.toContain(old?.id);
    expect(await kept()).toHaveLength(others);
  });
});

describe('a summary', () => {
  const summaries = async () =>
    (await system.db.selectFrom('known_callers').select('summary').execute()).map(({ summary }) => summary);
  const proposals = () => system.db.selectFrom('summary_proposals').selectAll().execute();
  const text = 'Looks for a room. Will call the youth centre on Thursday.';

  it('is kept where both said yes, shown to the next counselor, and deleted with all the rest', async () => {
    const page = await CallerPage.open(there, code);
    const { call } = await talkFrom(page);
    page.send({ type: 'ask_summary' });
    await counselor.desk((desk) => desk.call?.summary.wanted === true);
    counselor.say({ type: 'propose_summary', call, text });
    await page.hears('goodbye', ({ goodbye }) => goodbye.summary.text === text);
    // Nobody would find it again.
    page.send({ type: 'answer_summary', text, agree: true });
    await page.hears('refused', ({ code: why, to }) => why === 'not_now' && to === 'answer_summary');
    page.send({ type: 'be_known', language: 'fr' });
    const { phrase } = await page.hears('known_kept');
    expect(await summaries()).not.toContain(text);
    page.send({ type: 'answer_summary', text, agree: true });
    await page.hears('goodbye', ({ goodbye }) => goodbye.summary.answer === 'kept');
    await counselor.desk((desk) => desk.call?.summary.answer === 'kept');
    await finish(call);
    expect(await proposals()).toEqual([]);
    page.cut();

    const back = await backWith(phrase);
    await back.hears('known', ({ known: told }) => told?.summary === text);
    const talk = await talkFrom(back);
    expect(talk.known?.summary).toBe(text);
    back.send({ type: 'forget_me' });
    await back.hears('known', ({ known: told }) => told === null);
    expect(await summaries()).not.toContain(text);
    await finish(talk.call);
    back.cut();
  });

  it('of which the caller says no is gone, and they are not asked again', async () => {
    const page = await CallerPage.open(there, code);
    const { call } = await talkFrom(page);
    page.send({ type: 'be_known', language: 'fr' });
    await page.hears('known_kept');
    counselor.say({ type: 'propose_summary', call, text });
    await page.hears('goodbye', ({ goodbye }) => goodbye.summary.text === text);
    counselor.say({ type: 'propose_summary', call, text: `${text} Or Friday.` });
    await page.hears('goodbye', ({ goodbye }) => goodbye.summary.text !== text && goodbye.summary.text !== null);
    // Yes to what was shown before is no yes to what is proposed now.
    page.send({ type: 'answer_summary', text, agree: true });
    await page.hears('refused', ({ code: why, to }) => why === 'conflict' && to === 'answer_summary');
    page.send({ type: 'answer_summary', text: `${text} Or Friday.`, agree: false });
    await counselor.desk((desk) => desk.call?.summary.answer === 'refused');
    counselor.say({ type: 'propose_summary', call, text });
    await counselor.hears('refused', ({ code: why, to }) => why === 'not_now' && to === 'propose_summary');
    expect(await summaries()).not.toContain(text);
    await finish(call);
    page.cut();
  });

  it('that was not answered goes with its call, and is nobody else’s to propose or to answer', async () => {
    const eve = await createCounselor(system.db, 'Eve', { teams: [team] });
    const other = await CounselorPage.open(here, await system.signIn(eve.email));
    const page = await CallerPage.open(there, code);
    const { call } = await talkFrom(page);
    other.say({ type: 'propose_summary', call, text });
    await other.hears('refused', ({ code: why, to }) => why === 'call_over' && to === 'propose_summary');
    const stranger = await CallerPage.open(here, code);
    stranger.send({ type: 'answer_summary', text, agree: true });
    await stranger.hears('refused', ({ code: why, to }) => why === 'not_now' && to === 'answer_summary');
    stranger.send({ type: 'ask_summary' });
    await stranger.hears('refused', ({ code: why, to }) => why === 'not_now' && to === 'ask_summary');
    counselor.say({ type: 'propose_summary', call, text });
    await page.hears('goodbye', ({ goodbye }) => goodbye.summary.text === text);
    await finish(call);
    await page.hears('goodbye', ({ goodbye }) => !goodbye.open && goodbye.summary.text === null);
    expect(await proposals()).toEqual([]);
    for (const one of [page, stranger, other]) one.cut();
  });
});
