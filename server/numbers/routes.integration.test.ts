import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallerPage } from '../../test/support/pages.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { Numbers } from '../contract/numbers.ts';

let system: System;
let cookies: Record<string, string>;
beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  const roles = ['admin', 'manager', 'supervisor', 'counselor'];
  cookies = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await system.signIn(`${role}@demo.example`)])),
  );
}, 60_000);
afterAll(() => system?.stop());

const today = () => ({
  from: new Date(Date.now() - 3_600_000).toISOString(),
  to: new Date(Date.now() + 3_600_000).toISOString(),
  by: 'team',
  step: 'whole',
});
const ask = (path: string, query: Record<string, string>, role = 'manager') =>
  fetch(`${system.servers[0]?.url}${path}?${new URLSearchParams(query)}`, { headers: { cookie: cookies[role] ?? '' } });

describe('the numbers', () => {
  it('are for managers, supervisors and administrators, and for nobody else', async () => {
    for (const path of ['/api/numbers', '/api/numbers.csv']) {
      for (const role of ['admin', 'manager', 'supervisor']) expect((await ask(path, today(), role)).status).toBe(200);
      expect((await ask(path, today(), 'counselor')).status).toBe(403);
      expect((await ask(path, today(), 'stranger')).status).toBe(401);
    }
  });

  it('count a call as soon as it is asked for, for its team and its campaign', async () => {
    const { page } = await CallerPage.calling(system.servers[0]?.url ?? '', system.demo.demoCode);
    for (const by of ['team', 'campaign']) {
      const answer: unknown = await (await ask('/api/numbers', { ...today(), by })).json();
      if (!Value.Check(Numbers, answer)) throw new Error(`Not of the contract: ${JSON.stringify(answer)}`);
      expect(answer.rows.filter(({ asked }) => asked > 0)).toMatchObject([
        { asked: 1, waiting: 1, undecided: 1, serviceLevel: null },
      ]);
      expect(answer.intervals).toHaveLength(1);
    }
    page.cut();
  });

  it('name no counselor', async () => {
    for (const path of ['/api/numbers', '/api/numbers.csv']) {
      expect(await (await ask(path, { ...today(), step: 'hour' })).text()).not.toContain('Camille');
    }
  });

  it('come as a file for spreadsheets', async () => {
    const answer = await ask('/api/numbers.csv', { ...today(), timeZone: 'Europe/Paris' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="numbers-[0-9-]+-to-[0-9-]+\.csv"$/,
    );
    expect(await answer.text()).toContain('Écoute jeunes,');
  });

  it.each([
    ['a time that ends before it begins', { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'before'],
    ['a date alone', { from: '2026-03-01', to: '2026-03-02T00:00:00Z' }, '2026-03-01T00:00:00Z'],
    ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, 'Europe/Paris'],
    ['a year by hour', { step: 'hour', from: '2025-03-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, 'by day'],
    ['a step that does not exist', { step: 'minute' }, 'querystring/step'],
    ['a goal that is no number', { withinSeconds: 'soon' }, 'querystring/withinSeconds'],
    ['a goal of two hours', { withinSeconds: '7200' }, '1 to 3600'],
    ['a word that means nothing', { colour: 'blue' }, 'additional'],
  ])('refuse %s, and say why', async (_what, change, words) => {
    const answer = await ask('/api/numbers', { ...today(), ...change });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad_request', detail: expect.stringContaining(words) });
  });
});
