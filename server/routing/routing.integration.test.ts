import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStaffClient, type StaffClient } from '../../test/support/staff-client.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { Problem } from '../contract/errors.ts';
import { HolidayList } from '../contract/hours.ts';
import { Campaign } from '../contract/http.ts';
import type { TeamId } from '../contract/ids.ts';
import { Preview, Routing, type TeamStep } from '../contract/routing.ts';
import { brand } from '../platform/ids.ts';

let system: System;
let manager: StaffClient;
let campaign: string;
let path: string;
let demo: Routing;
let teams: TeamId[];

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  manager = await createStaffClient(system, 'manager@demo.example');
  ({ id: campaign } = await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow());
  path = `/api/campaigns/${campaign}/routing`;
  demo = await read();
  const rows = await system.db.selectFrom('teams').select('id').orderBy('name').execute();
  teams = rows.map((row) => brand<TeamId>(row.id));
}, 60_000);
afterAll(() => system?.stop());
beforeEach(async () => {
  await manager.send('PUT', path, demo);
});

const step = (wish: Partial<TeamStep> = {}): TeamStep => ({
  kind: 'team',
  team: teams[0] ?? brand<TeamId>(''),
  requiredSkills: [],
  preferredSkills: [],
  language: 'preferred',
  priority: 0,
  seconds: null,
  ...wish,
});
const readEdition = async (): Promise<Routing> => (await manager.send('GET', path)).as(Routing);
async function read(): Promise<Routing> {
  const routing = await readEdition();
  delete routing.edition;
  return routing;
}
const homeOf = async () =>
  (await system.db.selectFrom('campaigns').select('team_id').where('id', '=', campaign).executeTakeFirstOrThrow())
    .team_id;

describe('a campaign’s routing', () => {
  it('is read as it was written, whole, and its first team is the campaign’s', async () => {
    const [home, other] = teams;
    if (home === undefined || other === undefined) throw new Error('The demo has too few teams');
    const wish: Routing = {
      ladder: [
        step({ team: other, requiredSkills: ['housing'], language: 'required', priority: 3, seconds: 20 }),
        { kind: 'instead', instead: ['callback', 'writing'], priority: 4, seconds: 40 },
        step({ team: home, preferredSkills: ['low-morale', 'sign-language'], language: 'any', priority: 100 }),
      ],
      timeZone: 'America/St_Johns',
      hours: {
        weekly: [{ day: 5, from: '22:00', to: '06:00' }],
        special: [{ date: '2026-12-25', label: 'Noël', spans: [{ from: '10:00', to: '24:00' }] }],
      },
      longestWaitSeconds: 1800,
      longestQueue: 50,
      nobodyOnDuty: 'turn_away',
      writing: true,
      callbacks: true,
      callbackMinutes: 45,
      callbacksPerSlot: 3,
    };
    const answer = await manager.send('PUT', path, wish);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...wish, edition: expect.any(Number) });
    expect(await read()).toEqual(wish);
    expect(await homeOf()).toBe(other);
  });

  it('is not changed by whoever read it before somebody else changed it', async () => {
    const [mine, theirs] = [await readEdition(), await readEdition()];
    const answer = await manager.send('PUT', path, { ...theirs, longestQueue: 7 });
    expect(answer.status).toBe(200);
    const late = await manager.send('PUT', path, { ...mine, longestQueue: 8 });
    expect(late.status).toBe(409);
    expect(late.as(Problem)).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Somebody else') });
    expect((await read()).longestQueue).toBe(7);
    // One of two who save at once is told.
    const { edition } = answer.as(Routing);
    const both = await Promise.all(
      [1, 2].map((longestQueue) => manager.send('PUT', path, { ...mine, edition, longestQueue })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of a new campaign is one step: its team', async () => {
    const [, team] = teams;
    const answer = await manager.send('POST', '/api/campaigns', {
      name: 'Une autre',
      team,
      callToAction: { fr: 'Scanne.', en: 'Scan me.' },
      address: 'tu',
    });
    const { id } = answer.as(Campaign);
    const { ladder, hours, timeZone } = (await manager.send('GET', `/api/campaigns/${id}/routing`)).as(Routing);
    if (team === undefined) throw new Error('The demo has too few teams');
    expect({ ladder, hours, timeZone }).toEqual({ ladder: [step({ team })], hours: null, timeZone: 'Europe/Paris' });
  });

  it('that is wrong is refused with all that is wrong, and nothing is changed', async () => {
    const before = await homeOf();
    const answer = await manager.send('PUT', path, {
      ...demo,
      writing: false,
      timeZone: 'Europe/Pariss',
      hours: {
        weekly: [
          { day: 7, from: '22:00', to: '06:00' },
          { day: 1, from: '05:00', to: '09:00' },
        ],
        special: [],
      },
      ladder: [
        step({ team: brand<TeamId>(randomUUID()), requiredSkills: ['juggling'], seconds: null }),
        { kind: 'instead', instead: ['writing'], priority: 0, seconds: 30 },
      ],
    });
    expect(answer.status).toBe(400);
    const { code, detail } = answer.as(Problem);
    expect(code).toBe('bad_request');
    for (const part of [
      'Step 1 has no time',
      'The ladder has no end',
      'Step 1 names a team that does not exist',
      "Step 1 names the skill 'juggling', which does not exist",
      'Step 2 proposes writing, which this campaign does not allow',
      "'Europe/Pariss' is not a time zone",
      'Sunday 22:00 to 06:00 the next day overlaps Monday 05:00 to 09:00',
    ]) {
      expect(detail).toContain(part);
    }
    expect(await read()).toEqual(demo);
    expect(await homeOf()).toBe(before);
  });

  it.each([
    ['no step at all', { ladder: [] }],
    [
      'a ladder that begins without a team',
      { ladder: [{ kind: 'instead', instead: ['writing'], priority: 0, seconds: null }] },
    ],
    [
      'a time of day that there is none of',
      { hours: { weekly: [{ day: 1, from: '09:00', to: '25:00' }], special: [] } },
    ],
    ['an eighth day', { hours: { weekly: [{ day: 8, from: '09:00', to: '10:00' }], special: [] } }],
    [
      'a date that there is none of',
      { hours: { weekly: [], special: [{ date: '2027-02-29', label: '', spans: [] }] } },
    ],
    ['a field too many', { really: true }],
    ['a queue of none', { longestQueue: 0 }],
  ])('with %s is refused', async (_what, change) => {
    const answer = await manager.send('PUT', path, { ...demo, ...change });
    expect(answer.status).toBe(400);
    expect(answer.as(Problem).code).toBe('bad_request');
  });

  it('written by two at once is that of one of them', async () => {
    const wishes = [1, 2, 3, 4, 5, 6].map((priority) => ({
      ...demo,
      longestQueue: priority,
      ladder: Array.from({ length: priority }, (_, n) => step({ priority, seconds: n === priority - 1 ? null : 10 })),
    }));
    const answers = await Promise.all(wishes.map((wish) => manager.send('PUT', path, wish)));
    expect(answers.map((answer) => answer.status)).toEqual(wishes.map(() => 200));
    const { ladder, longestQueue } = await read();
    expect(ladder.map((one) => one.priority)).toEqual(Array.from({ length: longestQueue ?? 0 }, () => longestQueue));
  });

  it.each(['counselor', 'supervisor'])('can’t be read, written or tried out by a %s', async (role) => {
    const somebody = await createStaffClient(system, `${role}@demo.example`);
    const wish = { ladder: demo.ladder, placement: null, languages: [], at: null, timeZone: 'UTC', hours: null };
    expect((await somebody.send('GET', path)).status).toBe(403);
    expect((await somebody.send('PUT', path, demo)).status).toBe(403);
    expect((await somebody.send('POST', `${path}/preview`, wish)).status).toBe(403);
    expect((await somebody.send('GET', '/api/holidays?country=FR&year=2027')).status).toBe(403);
  });

  it('of a campaign that does not exist is not found', async () => {
    const nowhere = `/api/campaigns/${randomUUID()}/routing`;
    expect((await manager.send('GET', nowhere)).status).toBe(404);
    expect((await manager.send('PUT', nowhere, demo)).status).toBe(404);
  });
});

describe('a preview', () => {
  const wish = (change: object = {}) => ({
    ladder: demo.ladder,
    placement: null,
    languages: ['fr'],
    at: null,
    timeZone: 'Europe/Paris',
    hours: null,
    ...change,
  });

  const tryOut = async (change?: object) => (await manager.send('POST', `${path}/preview`, wish(change))).as(Preview);

  it('names who would be rung, step by step, and what is proposed instead', async () => {
    const preview = await tryOut();
    expect(preview).toMatchObject({ open: true, opensAt: null });
    expect(preview.steps.map((one) => [one.team?.name ?? null, one.afterSeconds, one.eligible, one.instead])).toEqual([
      ['Écoute jeunes', 0, 2, []],
      ['Renfort', 60, 0, []],
      [null, 180, 0, ['writing', 'callback']],
    ]);
    expect(preview.steps[0]?.counselors).toHaveLength(2);
    expect(preview.steps[0]?.counselors[0]).toMatchObject({ presence: 'offline', fit: 1 });
  });

  it('of a ladder that is not kept, at a moment outside of its hours', async () => {
    const preview = await tryOut({
      ladder: [step({ requiredSkills: ['sign-language'] })],
      at: '2026-11-25T18:00:00Z',
      hours: { weekly: [{ day: 4, from: '09:00', to: '17:00' }], special: [] },
    });
    expect(preview).toMatchObject({ open: false, opensAt: '2026-11-26T08:00:00.000Z' });
    expect(preview.steps.map((one) => one.counselors.map(({ name }) => name))).toEqual([['Solène']]);
    expect(await read()).toEqual(demo);
  });

  it.each([
    ['a ladder without an end', () => ({ ladder: [step({ seconds: 30 })] }), 'The ladder has no end'],
    ['another campaign’s placement', () => ({ placement: randomUUID() }), 'not one of this campaign'],
    ['a moment that is none', () => ({ at: 'tomorrow' }), 'The moment is not one'],
    ['a moment beyond all calendars', () => ({ at: '+275760-09-12T00:00:00Z' }), 'The moment is not one'],
    ['an unknown time zone', () => ({ timeZone: 'Nowhere' }), 'is not a time zone'],
  ])('with %s is refused', async (_what, change, detail) => {
    const answer = await manager.send('POST', `${path}/preview`, wish(change()));
    expect(answer.status).toBe(400);
    expect(answer.as(Problem).detail).toContain(detail);
  });
});

describe('public holidays', () => {
  it('are told by the year', async () => {
    const answer = await manager.send('GET', '/api/holidays?country=FR&year=2027');
    const { holidays } = answer.as(HolidayList);
    expect(holidays).toHaveLength(11);
    expect(holidays[1]).toEqual({ date: '2027-03-29', name: { fr: 'Lundi de Pâques', en: 'Easter Monday' } });
  });

  it.each(['country=FR&year=27', 'country=DE&year=2027', 'year=2027', 'country=FR'])('%s is refused', async (query) => {
    expect((await manager.send('GET', `/api/holidays?${query}`)).status).toBe(400);
  });
});
