import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../../test/support/system.ts';
import { PresenceToday } from '../contract/counselor-socket.ts';
import { Problem } from '../contract/errors.ts';

let system: System;
let first: { id: string; cookie: string };
let second: { id: string; cookie: string };

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  [first, second] = [await counselor('First'), await counselor('Second')];
}, 60_000);
afterAll(() => system?.stop());

async function counselor(name: string): Promise<{ id: string; cookie: string }> {
  const email = await system.addCounselor(name);
  const { id } = await system.db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return { id, cookie: await system.signIn(email) };
}

const ask = (cookie: string | null, query = 'timeZone=UTC') =>
  fetch(`${system.servers[0]?.url}/api/presence/today?${query}`, { headers: cookie === null ? {} : { cookie } });

async function dayOf(cookie: string, timeZone = 'UTC'): Promise<PresenceToday> {
  const answer: unknown = await (await ask(cookie, new URLSearchParams({ timeZone }).toString())).json();
  if (!Value.Check(PresenceToday, answer)) throw new Error(`Not a day: ${JSON.stringify(answer)}`);
  return answer;
}

async function refusal(answer: Response): Promise<{ status: number; code: string; detail: string }> {
  const problem: unknown = await answer.json();
  if (!Value.Check(Problem, problem)) throw new Error(`Not a problem: ${JSON.stringify(problem)}`);
  return { status: answer.status, code: problem.code, detail: problem.detail };
}

const nothing: PresenceToday = { available: 0, offered: 0, busy: 0, wrap_up: 0, away: 0 };
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const spent = (user: string, state: 'available' | 'busy' | 'offline', from: number, to: number) =>
  system.db
    .insertInto('presence_spans')
    .values({ user_id: user, state, began_at: ago(from), ended_at: ago(to) })
    .execute();

/** A time zone in which it is past noon now, whenever this test runs: its day began twelve to thirteen hours ago. */
function zoneOfNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // POSIX signs, as the names of these zones have them: Etc/GMT-5 is five hours ahead.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

describe('one’s own day', () => {
  it('is empty before the first sign-in at a desk', async () => {
    expect(await dayOf(first.cookie)).toEqual(nothing);
  });

  it('sums what was and what goes on, since midnight of the time zone, and nothing of being offline', async () => {
    await spent(first.id, 'available', 4000, 3000);
    await spent(first.id, 'busy', 3000, 2500);
    await spent(first.id, 'available', 2500, 2400);
    await spent(first.id, 'offline', 2400, 600);
    await spent(first.id, 'available', 3 * 86_400, 2 * 86_400);
    await system.db
      .insertInto('presence')
      .values({ user_id: first.id, state: 'away', since: ago(600) })
      .execute();
    const day = await dayOf(first.cookie, zoneOfNoon());
    expect(day).toMatchObject({ available: 1100, offered: 0, busy: 500, wrap_up: 0 });
    expect(day.away).toBeGreaterThanOrEqual(600);
    expect(day.away).toBeLessThan(630);
  });

  it('counts of a span over midnight only what is of today', async () => {
    const now = new Date();
    const sinceMidnight = 12 * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds();
    const { cookie, id } = await counselor('Night');
    await spent(id, 'busy', sinceMidnight + 3600, 600);
    const { busy } = await dayOf(cookie, zoneOfNoon());
    expect(Math.abs(busy - (sinceMidnight - 600))).toBeLessThan(30);
  });

  it('is one’s own: somebody else can’t see it, nor ask for it', async () => {
    expect(await dayOf(second.cookie, zoneOfNoon())).toEqual(nothing);
    expect((await ask(second.cookie, `timeZone=UTC&user=${first.id}`)).status).toBe(400);
    expect(await refusal(await ask(null))).toMatchObject({ status: 401, code: 'not_signed_in' });
    const manager = await system.signIn('manager@demo.example');
    expect(await refusal(await ask(manager))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('refuses a time zone that does not exist, and says what to write', async () => {
    const answer = await refusal(await ask(first.cookie, 'timeZone=Europe/Pariss'));
    expect(answer).toMatchObject({ status: 400, code: 'bad_request' });
    expect(answer.detail).toContain('Europe/Paris');
    expect((await ask(first.cookie, '')).status).toBe(400);
  });
});
