import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { newCode } from '../server/placements/code.ts';
import { CallerPage } from './support/pages.ts';
import { type System, startSystem } from './support/system.ts';
import { until } from './support/until.ts';

// Whatever a browser sends, it gets a clear answer, the process lives, and other calls go on.

let system: System;
let url: string;
let code: string;
let bystander: CallerPage;

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  url = system.servers[0]?.url ?? '';
  code = system.demo.demoCode;
  bystander = (await CallerPage.calling(url, code)).page;
}, 60_000);
afterAll(() => system?.stop());

/** The process that was tormented still serves whoever was there before. */
async function othersGoOn(): Promise<void> {
  expect(system.servers[0]?.child.exitCode).toBeNull();
  const before = bystander.heard.length;
  bystander.send({ type: 'renew_room' });
  await until(() => (bystander.heard.length > before ? null : 'the bystander hears nothing'));
  expect(bystander.closeCode).toBeNull();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('over HTTP', () => {
  it.each([
    ['malformed JSON', '{"email": "a@b.c", ', 400, 'bad_request'],
    ['a field too few', '{"email": "a@b.c"}', 400, 'bad_request'],
    ['a field too many', '{"email": "a@b.c", "password": "x", "role": "admin"}', 400, 'bad_request'],
    ['a field of the wrong kind', '{"email": 7, "password": "x"}', 400, 'bad_request'],
    ['a poisoned prototype', '{"email": "a@b.c", "password": "x", "__proto__": {"role": "admin"}}', 400, 'bad_request'],
    ['a character that no text holds', '{"email": "a\\u0000@b.c", "password": "x"}', 400, 'bad_request'],
    ['a wrong password', '{"email": "admin@demo.example", "password": "x"}', 401, 'wrong_login'],
    ['an unknown address', '{"email": "nobody@demo.example", "password": "x"}', 401, 'wrong_login'],
  ])('%s gets a problem that says so', async (_what, body, status, problem) => {
    const answer = await post('/api/session', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code: problem, detail: expect.any(String) });
    await othersGoOn();
  });

  it('a body of 10 MB is refused before it is read', async () => {
    const upload = request(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 10 * 1024 * 1024 },
    });
    upload.on('error', () => {});
    upload.write('{"email": "');
    const [answer]: IncomingMessage[] = await once(upload, 'response');
    expect(answer?.statusCode).toBe(413);
    expect(JSON.parse(answer ? await text(answer) : '')).toMatchObject({ code: 'too_large' });
    upload.destroy();
    await othersGoOn();
  });

  it('a form from another site opens no session and changes nothing', async () => {
    const body = JSON.stringify({ email: 'admin@demo.example', password: system.password });
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const answer = await post('/api/session', body, headers);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'cross_site' });
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('eleven wrong passwords for one account within a minute are one too many, and nobody else’s trouble', async () => {
    const body = JSON.stringify({ email: await system.addCounselor('Zoe'), password: 'guess' });
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await post('/api/session', body)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    await system.signIn('manager@demo.example');
  });

  it.each([
    ['a name', '', { name: 'Écoute\u0000', team: 'team', callToAction: { fr: 'Scanne', en: 'Scan' }, address: 'tu' }],
    ['a sentence', '', { name: 'Écoute', team: 'team', callToAction: { fr: 'Sc\nanne', en: 'Scan' }, address: 'tu' }],
    ['a label', '/CAMPAIGN/batches', { label: '\u007f', count: 1, kind: 'poster' }],
    ['an address', '/CAMPAIGN/batches', { label: 'Gare', count: 1, kind: 'poster', address: 'Quai 1\n\u0008' }],
    ['a screen', '/CAMPAIGN/screens', { name: 'gare-2', label: 'Gare\u0085' }],
  ])('%s with a control character is refused with words that say where', async (_what, path, body) => {
    const [team, campaign] = await Promise.all([
      system.db.selectFrom('teams').select('id').executeTakeFirstOrThrow(),
      system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow(),
    ]);
    const text = JSON.stringify(body).replace('"team":"team"', `"team":"${team.id}"`);
    const cookie = await system.signIn('manager@demo.example');
    const answer = await post(`/api/campaigns${path.replace('CAMPAIGN', campaign.id)}`, text, { cookie });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'bad_request',
      detail: expect.stringMatching(/^body\/\w+\S* has control characters/),
    });
  });

  it.each([
    ['teams', { name: 'Équipe\u0000' }],
    ['skills', { code: 'listening', name: 'Écoute\u001b' }],
  ])('the name of one of the %s too', async (path, body) => {
    const cookie = await system.signIn('admin@demo.example');
    const answer = await post(`/api/${path}`, JSON.stringify(body), { cookie });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('/name has control characters') });
  });

  it('an address may have several lines', async () => {
    const { id } = await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow();
    const cookie = await system.signIn('manager@demo.example');
    const body = JSON.stringify({ label: 'Gare', count: 1, kind: 'link', address: 'Quai 1\n\tà gauche' });
    expect((await post(`/api/campaigns/${id}/batches`, body, { cookie })).status).toBe(201);
  });

  it('what is not there is a problem too', async () => {
    const answer = await fetch(`${url}/api/nothing/here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found' });
  });
});

describe('a code', () => {
  const page = (text: string, language = 'fr') =>
    fetch(`${url}/q/${text}`, { headers: { 'accept-language': language } });

  it('with one wrong character gets a page that helps, with 404', async () => {
    const wrong = code.slice(0, 3) + (code[3] === '7' ? '8' : '7') + code.slice(4);
    const answer = await page(wrong);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('tel:3114');
  });

  it('that nobody made, or that is no code at all, gets the same', async () => {
    for (const text of [newCode(() => 1), 'x', '%00', '..%2f..%2fetc%2fpasswd', 'A'.repeat(60)]) {
      const answer = await page(text, 'en');
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('tel:112');
    }
  });

  it('out of use or past its time gets a page that names the campaign, with 410', async () => {
    const [one, two] = await system.db.selectFrom('placements').selectAll().where('code', '<>', code).execute();
    if (!one || !two) throw new Error('The demo has too few placements');
    await system.db.updateTable('placements').set({ disabled_at: new Date() }).where('id', '=', one.id).execute();
    await system.db
      .updateTable('placements')
      .set({ expires_at: new Date(0) })
      .where('id', '=', two.id)
      .execute();
    for (const { code: dead } of [one, two]) {
      const answer = await page(dead);
      expect(answer.status).toBe(410);
      const text = await answer.text();
      expect(text).toContain('tel:3114');
      expect(text).toContain('Parler à quelqu’un');
    }
  });

  it('that is missing, or an address that leads nowhere, gets a person the same page, and a program a problem', async () => {
    for (const path of ['/q', '/q/', '/nothing/here']) {
      const person = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*', 'accept-language': 'fr' } });
      expect(person.status).toBe(404);
      expect(await person.text()).toContain('tel:3114');
    }
    const program = await fetch(`${url}/nothing/here`, { headers: { accept: 'application/json' } });
    expect(program.status).toBe(404);
    expect(await program.json()).toMatchObject({ code: 'not_found' });
  });

  it('that is missing gets its page in the language that was tapped there', async () => {
    const answer = await fetch(`${url}/nothing/here?lang=es`, { headers: { accept: 'text/html' } });
    expect(await answer.text()).toContain('<html lang="es" dir="ltr">');
  });

  it('is read in small letters too', async () => {
    expect((await page(code.toLowerCase())).status).toBe(200);
  });

  it('that only a link preview fetches is no scan; a page that opens counts once, however often it says so', async () => {
    const scans = async () =>
      (
        await system.db
          .selectFrom('scans')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    const before = await scans();
    await page(code);
    expect(await scans()).toBe(before);
    const visit = randomUUID();
    for (let i = 0; i < 3; i++) (await CallerPage.open(url, code, visit)).cut();
    expect(await scans()).toBe(before + 1);
  });
});

describe('on a socket', () => {
  it('malformed JSON closes it with 4400', async () => {
    const page = new CallerPage(url);
    await page.opened();
    page.send('{"type": "open_visit", ');
    await page.hears('refused', (refused) => refused.code === 'bad_request');
    await page.closed();
    expect(page.closeCode).toBe(4400);
    await othersGoOn();
  });

  it.each([
    ['an unknown type', { type: 'make_me_admin' }],
    ['no type', { visit: 1 }],
    ['a list', []],
    ['a field too many', { type: 'hang_up', really: true }],
    ['an id that is none', { type: 'open_visit', visit: 'me', code: 'X', language: 'fr' }],
    ['a language that we do not speak', { type: 'open_visit', visit: randomUUID(), code: 'X', language: 'xx' }],
  ])('%s is refused, and the socket goes on', async (_what, message) => {
    const page = new CallerPage(url);
    await page.opened();
    page.send(message);
    await page.hears('refused', (refused) => refused.code === 'bad_message');
    page.send({ type: 'open_visit', visit: page.visit, code, language: 'en' });
    await page.hears('visit_opened');
    page.cut();
  });

  it('a message that is not allowed yet is refused', async () => {
    const page = new CallerPage(url);
    await page.opened();
    for (const type of ['hang_up', 'renew_room'] as const) {
      page.send({ type });
      await page.hears('refused', (refused) => refused.code === 'not_now' && refused.to === type);
    }
    page.cut();
  });

  it('a code that does not exist closes it with 4404', async () => {
    const page = new CallerPage(url);
    await page.opened();
    page.send({ type: 'open_visit', visit: page.visit, code: newCode(() => 2), language: 'fr' });
    await page.closed();
    expect(page.closeCode).toBe(4404);
  });

  it('ten thousand messages a second close it with 4429', async () => {
    const page = await CallerPage.open(url, code);
    for (let i = 0; i < 10_000; i++) page.send({ type: 'renew_room' });
    await page.closed();
    expect(page.closeCode).toBe(4429);
    await othersGoOn();
  });

  it('a message over the limit closes it with 1009', async () => {
    const page = new CallerPage(url);
    await page.opened();
    page.send(JSON.stringify({ type: 'x'.repeat(40 * 1024) }));
    await page.closed();
    expect(page.closeCode).toBe(1009);
    await othersGoOn();
  });

  it('a message of 10 MB is cut off on its way', async () => {
    const page = new CallerPage(url);
    await page.opened();
    page.send(JSON.stringify({ type: 'x'.repeat(10 * 1024 * 1024) }));
    await page.closed();
    // The server does not read on to the end: where the rest is still on its way, the network drops the farewell.
    expect([1009, 1006]).toContain(page.closeCode);
    await othersGoOn();
  });

  it('binary data closes it with 4400', async () => {
    const page = new CallerPage(url);
    await page.opened();
    page.socket.send(Buffer.from([1, 2, 3]), { binary: true });
    await page.closed();
    expect(page.closeCode).toBe(4400);
  });

  it('a page of another site can’t open one', async () => {
    const cookie = await system.signIn('counselor@demo.example');
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/counselor`, {
      headers: { cookie, origin: 'https://evil.example' },
    });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => {});
    });
    expect(status).toBe(403);
  });

  it('a screen that speaks is not listened to', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/screen/${system.demo.screen}`);
    const heard: string[] = [];
    socket.on('message', (data) => heard.push(String(data)));
    await until(() => (heard.some((text) => text.includes('"screen"')) ? null : 'the screen is told nothing'));
    socket.send('{"type":"hang_up"}');
    await until(() => (heard.some((text) => text.includes('bad_message')) ? null : 'nothing was refused'));
    socket.terminate();
  });
});

describe('whoever reads the logs', () => {
  it('finds no personal data in the logs', async () => {
    const log = system.servers[0]?.log() ?? '';
    for (const secret of ['127.0.0.1"', '::1', 'counselor@demo.example', system.password, code, bystander.visit]) {
      expect(log).not.toContain(secret);
    }
  });
});
