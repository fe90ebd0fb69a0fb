import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jpegHeader } from '../../test/support/jpeg.ts';
import { CallerPage, CounselorPage } from '../../test/support/pages.ts';
import { createStaffClient, type StaffClient } from '../../test/support/staff-client.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { Problem } from '../contract/errors.ts';
import { Profile, pictureLimits } from '../contract/profiles.ts';

let system: System;
let url: string;
let cookie: string;
let counselor: StaffClient;

beforeAll(async () => {
  system = await startSystem({ servers: 1, mediaHosts: 1 });
  url = system.servers[0]?.url ?? '';
  cookie = await system.signIn('counselor@demo.example');
  counselor = await createStaffClient(system, 'counselor@demo.example');
}, 60_000);
afterAll(() => system?.stop());

const { side, bytes: mostBytes } = pictureLimits;
const fitting = (tail = 64) => jpegHeader(side, side, { tail });
const send = (body: Uint8Array<ArrayBuffer> | Buffer, { type = 'image/jpeg', as = cookie } = {}) =>
  fetch(`${url}/api/profile/picture`, {
    method: 'PUT',
    headers: { cookie: as, 'content-type': type },
    body: new Uint8Array(body),
  });
const mine = async () => (await counselor.send('GET', '/api/profile')).as(Profile);
/** Where the picture is that was sent just now. */
async function setPicture(body: Buffer): Promise<string> {
  expect((await send(body)).status).toBe(200);
  const { picture } = await mine();
  if (picture === null) throw new Error('There is no picture');
  return picture;
}

describe('how callers see a counselor', () => {
  it('is by the name among the staff, until they set it', async () => {
    expect(await mine()).toEqual({ name: 'Camille', initials: null, picture: null });
    const change = { name: ' Camille R. ', initials: 'ÉR' };
    expect((await counselor.send('PUT', '/api/profile', change)).body).toEqual({
      name: 'Camille R.',
      initials: 'ÉR',
      picture: null,
    });
    expect((await mine()).name).toBe('Camille R.');
    // Among the staff, the name stays.
    expect((await counselor.send('GET', '/api/session')).body).toMatchObject({ name: 'Camille' });
  });

  it.each([
    ['no name', { name: '', initials: null }],
    ['a name of spaces', { name: '   ', initials: null }],
    ['a name that is too long', { name: 'a'.repeat(41), initials: null }],
    ['a name with a control character', { name: 'Cam\u0007ille', initials: null }],
    ['three initials', { name: 'Camille', initials: 'CRX' }],
    ['initials that are no letters', { name: 'Camille', initials: '1!' }],
    ['empty initials', { name: 'Camille', initials: '' }],
    ['somebody else’s id', { name: 'Camille', initials: null, user: crypto.randomUUID() }],
  ])('is not changed by %s', async (_what, change) => {
    const before = await mine();
    const answer = await counselor.send('PUT', '/api/profile', change);
    expect([answer.status, answer.as(Problem).code]).toEqual([400, 'bad_request']);
    expect(await mine()).toEqual(before);
  });

  it('is each one’s own to see and to set, and no stranger’s or manager’s', async () => {
    const picture = await setPicture(fitting());
    const before = await mine();
    const bea = await createStaffClient(system, await system.addCounselor('Bea'));
    expect((await bea.send('GET', '/api/profile')).body).toEqual({ name: 'Bea', initials: null, picture: null });
    await bea.send('PUT', '/api/profile', { name: 'Béatrice', initials: null });
    await bea.send('DELETE', '/api/profile/picture');
    expect(await mine()).toEqual(before);
    expect((await fetch(`${url}${picture}`)).status).toBe(200);

    for (const [as, status] of [
      ['', 401],
      [await system.signIn('manager@demo.example'), 403],
    ] as const) {
      const headers = { cookie: as, 'content-type': 'application/json' };
      const body = JSON.stringify({ name: 'X', initials: null });
      const answers = await Promise.all([
        fetch(`${url}/api/profile`, { headers }),
        fetch(`${url}/api/profile`, { method: 'PUT', headers, body }),
        fetch(`${url}/api/profile/picture`, { method: 'DELETE', headers: { cookie: as } }),
        send(fitting(), { as }),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([status, status, status, status]);
    }
    expect(await mine()).toEqual(before);
  });
});

describe('a picture', () => {
  it('is served to whoever knows its id, without a cookie, to keep; and as a picture alone', async () => {
    const bytes = fitting(mostBytes - fitting(0).length);
    expect(bytes).toHaveLength(mostBytes);
    const answer = await fetch(`${url}${await setPicture(bytes)}`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    [
      'a PNG',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000c0000000c0', 'hex'),
      'image/png',
      415,
      'not_a_picture',
    ],
    ['a drawing that says it is a JPEG', Buffer.from('<svg/>'), 'image/jpeg', 415, 'not_a_picture'],
    ['nothing', Buffer.alloc(0), 'image/jpeg', 415, 'not_a_picture'],
    ['a picture of another size', jpegHeader(60_000, 60_000), 'image/jpeg', 415, 'not_a_picture'],
    ['a picture of too many bytes', fitting(mostBytes), 'image/jpeg', 413, 'too_large'],
    ['a text', Buffer.from('{}'), 'application/json', 415, 'not_a_picture'],
  ])('that is %s is refused, and the one before stays', async (_what, body, type, status, code) => {
    const before = await setPicture(fitting());
    const answer = await send(body, { type });
    expect([answer.status, Object(await answer.json()).code]).toEqual([status, code]);
    expect((await mine()).picture).toBe(before);
  });

  it('is gone as soon as it is replaced or removed, and each has a name of its own', async () => {
    const first = await setPicture(fitting());
    const second = await setPicture(fitting());
    expect(second).not.toBe(first);
    expect(second).toMatch(/^\/pictures\/[\w-]{32}$/);
    expect((await fetch(`${url}${first}`)).status).toBe(404);
    expect((await counselor.send('DELETE', '/api/profile/picture')).as(Profile).picture).toBeNull();
    expect((await fetch(`${url}${second}`)).status).toBe(404);
    const kept = await system.db.selectFrom('profiles').select('user_id').where('picture', 'is not', null).execute();
    expect(kept).toEqual([]);
  });

  it('goes with its counselor', async () => {
    const email = await system.addCounselor('Zoe');
    expect((await send(fitting(), { as: await system.signIn(email) })).status).toBe(200);
    await system.db.deleteFrom('users').where('email', '=', email).execute();
    expect(await system.db.selectFrom('profiles').select('user_id').where('picture', 'is not', null).execute()).toEqual(
      [],
    );
  });
});

describe('a caller', () => {
  it.each(['audio', 'text'] as const)('is told it by %s once somebody has answered, and not before', async (kind) => {
    const picture = await setPicture(fitting());
    await counselor.send('PUT', '/api/profile', { name: 'Cam', initials: 'CR' });
    const desk = await CounselorPage.open(url, cookie);
    const { page } = await CallerPage.calling(url, system.demo.demoCode, { kind });
    await desk.available();
    await desk.offer();
    await page.call('ringing');
    expect(JSON.stringify(page.heard)).not.toMatch(/"Cam"|"CR"|pictures/);
    await desk.accept();
    const call = await page.call(kind === 'text' ? 'writing' : 'talking');
    expect(call.counselor).toEqual({ name: 'Cam', initials: 'CR', picture });
    page.send({ type: 'hang_up' });
    await page.call('ended');
    await desk.finishRecord();
    for (const one of [page, desk]) one.cut();
  });
});
