import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { type Static, Type } from 'typebox';

const Part = Type.Union([Type.Literal('ok'), Type.Literal('away')]);
const Readiness = Type.Object({
  ready: Type.Boolean(),
  postgres: Part,
  redis: Part,
  mediaHosts: Type.Integer({ description: 'Media hosts that live; without any, calls wait' }),
});
const tags = ['health'];

/** What a load balancer and an operator ask: does the process live, and can it serve? */
export const healthRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/health/live',
    {
      config: { rateLimit: false },
      schema: { tags, summary: 'The process lives', response: { 200: Type.Object({ live: Type.Literal(true) }) } },
    },
    async () => ({ live: true as const }),
  );

  app.get(
    '/health/ready',
    {
      config: { rateLimit: false },
      schema: {
        tags,
        summary: 'It can serve: PostgreSQL answers. Without Redis it goes on, slower to notice things',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const readiness = await probe();
      return reply.code(readiness.ready ? 200 : 503).send(readiness);
    },
  );

  async function probe(): Promise<Static<typeof Readiness>> {
    const [postgres, hosts] = await Promise.allSettled([sql`select 1`.execute(app.db), app.mediaHosts.list()]);
    return {
      ready: postgres.status === 'fulfilled',
      postgres: postgres.status === 'fulfilled' ? 'ok' : 'away',
      redis: hosts.status === 'fulfilled' ? 'ok' : 'away',
      mediaHosts: hosts.status === 'fulfilled' ? hosts.value.length : 0,
    };
  }
};
