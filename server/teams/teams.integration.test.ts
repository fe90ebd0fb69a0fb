import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallerPage, CounselorPage } from '../../test/support/pages.ts';
import { createStaffClient, type StaffClient } from '../../test/support/staff-client.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';
import { Problem } from '../contract/errors.ts';
import { TeamList } from '../contract/http.ts';
import { Routing } from '../contract/routing.ts';
import { CounselorList, SkillList, TeamDetail } from '../contract/teams.ts';

let system: System;
let manager: StaffClient;

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  manager = await createStaffClient(system, 'manager@demo.example');
}, 60_000);
afterAll(() => system?.stop());

const counselors = async () => (await manager.send('GET', '/api/counselors')).as(CounselorList).counselors;
async function idOf(name: string): Promise<string> {
  const found = (await counselors()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found.id;
}
async function teamNamed(name: string): Promise<string> {
  const { teams } = (await manager.send('GET', '/api/teams')).as(TeamList);
  const found = teams.find((team) => team.name === name);
  if (found === undefined) throw new Error(`There is no team ${name}`);
  return found.id;
}
const newTeam = async (name: string) => (await manager.send('POST', '/api/teams', { name })).as(TeamDetail);
const skillCodes = async () =>
  (await manager.send('GET', '/api/skills')).as(SkillList).skills.map((skill) => skill.code);

/** The demo's routing and its path; without its edition it replaces whatever is there. */
async function routingOfDemo(): Promise<{ path: string; before: Routing }> {
  const { id: campaign } = await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow();
  const path = `/api/campaigns/${campaign}/routing`;
  const before = (await manager.send('GET', path)).as(Routing);
  delete before.edition;
  return { path, before };
}

describe('a team', () => {
  it('begins with the usual rules and without members', async () => {
    const team = await newTeam('Nuit');
    expect(team).toMatchObject({
      name: 'Nuit',
      rules: { offerSeconds: 20, missesUntilAway: 2, cooldownSeconds: 60, wrapUpSeconds: 600, answerGoalSeconds: 60 },
      members: [],
    });
    expect((await manager.send('GET', `/api/teams/${team.id}`)).body).toEqual(team);
  });

  it('changes its name, its rules and its members', async () => {
    const { id, rules } = await newTeam('Jour');
    const camille = await idOf('Camille');
    const solene = await idOf('Solène');
    const wish = { name: 'Matin', rules: { ...rules, offerSeconds: 30 }, members: [camille, solene] };
    const changed = (await manager.send('PATCH', `/api/teams/${id}`, wish)).as(TeamDetail);
    expect(changed).toMatchObject({ name: 'Matin', rules: { ...rules, offerSeconds: 30 } });
    expect(changed.members).toEqual([
      {
        id: camille,
        name: 'Camille',
        role: 'counselor',
        presence: 'offline',
        skills: ['housing'],
        languages: ['fr', 'en'],
      },
      {
        id: solene,
        name: 'Solène',
        role: 'supervisor',
        presence: 'offline',
        skills: ['low-morale', 'sign-language'],
        languages: ['fr', 'en'],
      },
    ]);
    const fewer = await manager.send('PATCH', `/api/teams/${id}`, { members: [solene] });
    expect(fewer.as(TeamDetail).members.map((member) => member.name)).toEqual(['Solène']);
    expect((await counselors()).find((one) => one.id === camille)?.teams).not.toContain(id);
  });

  it('takes no member who does not exist or can’t be rung, and changes nothing then', async () => {
    const { id } = await newTeam('Soir');
    const nobody = randomUUID();
    const { id: malik } = await system.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', 'manager@demo.example')
      .executeTakeFirstOrThrow();
    const wish = { name: 'Autre', members: [await idOf('Camille'), nobody, malik] };
    const answer = await manager.send('PATCH', `/api/teams/${id}`, wish);
    expect(answer.status).toBe(400);
    expect(answer.as(Problem).detail).toContain(`'${nobody}', '${malik}'`);
    expect((await manager.send('GET', `/api/teams/${id}`)).body).toMatchObject({ name: 'Soir', members: [] });
  });

  it.each([
    ['no change', {}],
    ['an empty name', { name: '' }],
    ['an offer that rings for a second', { rules: { offerSeconds: 1 } }],
    ['a member twice', { members: ['00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000'] }],
    ['a field too many', { name: 'A', really: true }],
  ])('is not changed by %s', async (_what, wish) => {
    const id = await teamNamed('Renfort');
    expect((await manager.send('PATCH', `/api/teams/${id}`, wish)).status).toBe(400);
  });

  it('that does not exist is not found', async () => {
    const path = `/api/teams/${randomUUID()}`;
    expect((await manager.send('GET', path)).status).toBe(404);
    expect((await manager.send('PATCH', path, { name: 'A' })).status).toBe(404);
  });
});

describe('a counselor', () => {
  it('is given skills and languages, the latter without script and region', async () => {
    const user = await idOf('Camille');
    const before = (await counselors()).find((one) => one.id === user);
    const wish = { skills: ['sign-language', 'housing'], languages: ['pt-BR', 'PT', 'fr'] };
    const changed = await manager.send('PATCH', `/api/counselors/${user}`, wish);
    expect(changed.body).toEqual({ ...before, skills: ['housing', 'sign-language'], languages: ['pt', 'fr'] });
    const back = { skills: before?.skills, languages: before?.languages };
    expect((await manager.send('PATCH', `/api/counselors/${user}`, back)).body).toEqual(before);
  });

  it('is not given skills that do not exist', async () => {
    const user = await idOf('Camille');
    const answer = await manager.send('PATCH', `/api/counselors/${user}`, { skills: ['housing', 'juggling', 'magic'] });
    expect(answer.status).toBe(400);
    expect(answer.as(Problem).detail).toBe("These skills do not exist: 'juggling', 'magic'. Add them first");
    expect((await counselors()).find((one) => one.id === user)?.skills).toEqual(['housing']);
  });

  it('that does not exist, or is a manager, is not found', async () => {
    const path = `/api/counselors/${randomUUID()}`;
    expect((await manager.send('PATCH', path, { skills: [] })).status).toBe(404);
    expect((await counselors()).map((one) => one.name)).toEqual(['Alix', 'Camille', 'Solène']);
  });

  it('who gets the skill that a caller waits for is rung at once', async () => {
    const { path, before } = await routingOfDemo();
    const [first] = before.ladder;
    const ladder = [{ ...first, requiredSkills: ['sign-language'], seconds: null }];
    expect((await manager.send('PUT', path, { ...before, ladder })).status).toBe(200);
    const email = await system.addCounselor('Ines');
    const desk = await CounselorPage.open(system.servers[0]?.url ?? '', await system.signIn(email));
    await desk.available();
    const { page } = await CallerPage.calling(system.servers[0]?.url ?? '', system.demo.demoCode);
    await until(() => (page.lastCall()?.state === 'waiting' ? null : 'the caller does not wait'));
    await manager.send('PATCH', `/api/counselors/${await idOf('Ines')}`, { skills: ['sign-language'] });
    await desk.offer();
    page.cut();
    desk.cut();
    await manager.send('PUT', path, before);
  });
});

describe('a skill', () => {
  it('is added, counted and deleted, and taken from whoever has it', async () => {
    const skill = { code: 'budget', name: 'Budget' };
    const added = await manager.send('POST', '/api/skills', skill);
    expect([added.status, added.body]).toEqual([201, skill]);
    const user = await idOf('Alix');
    await manager.send('PATCH', `/api/counselors/${user}`, { skills: ['budget'] });
    const { skills } = (await manager.send('GET', '/api/skills')).as(SkillList);
    expect(skills).toContainEqual({ ...skill, counselors: 1 });
    expect((await manager.send('DELETE', '/api/skills/budget')).status).toBe(204);
    expect(await skillCodes()).not.toContain('budget');
    expect((await counselors()).find((one) => one.id === user)?.skills).toEqual([]);
    expect((await manager.send('DELETE', '/api/skills/budget')).status).toBe(404);
  });

  it('is not added twice', async () => {
    const answer = await manager.send('POST', '/api/skills', { code: 'housing', name: 'Encore' });
    expect([answer.status, answer.as(Problem).code]).toEqual([409, 'conflict']);
  });

  it('that a ladder asks for is not deleted, and it is said where', async () => {
    const answer = await manager.send('DELETE', '/api/skills/low-morale');
    expect(answer.status).toBe(409);
    expect(answer.as(Problem)).toMatchObject({
      code: 'conflict',
      detail: 'The skill is asked for by step 2 of ‘Parler à quelqu’un’: remove it there first',
    });
    expect(await skillCodes()).toContain('low-morale');
  });

  it('that a ladder takes up at the same moment is either kept or not taken up', async () => {
    const { path, before } = await routingOfDemo();
    for (const code of ['one', 'two', 'three', 'four', 'five', 'six']) {
      await manager.send('POST', '/api/skills', { code, name: code });
      const ladder = [{ ...before.ladder[0], requiredSkills: [code], seconds: null }];
      const [taken, deleted] = await Promise.all([
        manager.send('PUT', path, { ...before, ladder }),
        manager.send('DELETE', `/api/skills/${code}`),
      ]);
      const ends = [
        [200, 409],
        [400, 204],
      ];
      expect(ends).toContainEqual([taken.status, deleted.status]);
    }
    await manager.send('PUT', path, before);
  });

  it.each([{ code: 'Sign Language', name: 'A' }, { code: '', name: 'A' }, { code: 'a', name: '' }, { code: 'a' }])(
    'as in %j is refused',
    async (skill) => {
      expect((await manager.send('POST', '/api/skills', skill)).status).toBe(400);
    },
  );
});

describe('somebody else', () => {
  const reading = ['/api/teams', '/api/counselors', '/api/skills'];

  it('a supervisor sees teams, counselors and skills, and changes none', async () => {
    const supervisor = await createStaffClient(system, 'supervisor@demo.example');
    const team = await teamNamed('Renfort');
    for (const path of [...reading, `/api/teams/${team}`])
      expect((await supervisor.send('GET', path)).status).toBe(200);
    const user = await idOf('Camille');
    expect((await supervisor.send('POST', '/api/teams', { name: 'A' })).status).toBe(403);
    expect((await supervisor.send('PATCH', `/api/teams/${team}`, { members: [] })).status).toBe(403);
    expect((await supervisor.send('PATCH', `/api/counselors/${user}`, { skills: [] })).status).toBe(403);
    expect((await supervisor.send('POST', '/api/skills', { code: 'a', name: 'A' })).status).toBe(403);
    expect((await supervisor.send('DELETE', '/api/skills/housing')).status).toBe(403);
  });

  it('a counselor can’t even see them, nor give themselves a skill', async () => {
    const counselor = await createStaffClient(system, 'counselor@demo.example');
    for (const path of reading) expect((await counselor.send('GET', path)).status).toBe(403);
    expect((await counselor.send('GET', `/api/teams/${await teamNamed('Renfort')}`)).status).toBe(403);
    const self = `/api/counselors/${await idOf('Camille')}`;
    expect((await counselor.send('PATCH', self, { skills: ['low-morale'] })).status).toBe(403);
  });
});
