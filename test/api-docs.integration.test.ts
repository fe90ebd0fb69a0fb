import { afterAll, beforeAll, expect, it } from 'vitest';
import { type System, startSystem } from './support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ servers: 1 });
}, 60_000);
afterAll(() => system?.stop());

interface Operation {
  summary?: string;
  responses: Record<string, unknown>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

async function description(): Promise<Description> {
  const answer = await fetch(`${system.servers[0]?.url}/docs/json`);
  expect(answer.status).toBe(200);
  const described: Description = JSON.parse(await answer.text());
  return described;
}

it('the API describes itself, each route with a summary, its answer and its problems', async () => {
  const { openapi, paths } = await description();
  expect(openapi).toBe('3.1.0');
  const routes = Object.entries(paths).filter(([path]) => path.startsWith('/api/'));
  expect(routes.length).toBeGreaterThanOrEqual(10);
  for (const [path, operations] of routes) {
    for (const [method, operation] of Object.entries(operations)) {
      const route = `${method} ${path}`;
      expect(operation.summary, route).toBeTruthy();
      expect(Object.keys(operation.responses), route).toContain('4XX');
      expect(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        route,
      ).toBe(true);
    }
  }
});

it('says live and ready to whoever balances the load', async () => {
  const url = system.servers[0]?.url;
  expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ live: true });
  expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
    ready: true,
    postgres: 'ok',
    redis: 'ok',
    mediaHosts: 0,
  });
});
