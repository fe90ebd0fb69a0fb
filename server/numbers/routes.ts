import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { Numbers, NumbersQuery } from '../contract/numbers.ts';
import { createNumbers } from './service.ts';

const tags = ['numbers'];

/** The numbers of the trade, of teams and campaigns: no counselor is told apart in them. */
export const numbersRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const numbers = createNumbers(app.db);
  const preHandler = app.allow('manager', 'supervisor', 'admin');

  app.get(
    '/api/numbers',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Service level, answer times, abandonment, offers and occupancy, by team or campaign',
        querystring: NumbersQuery,
        response: { 200: Numbers, '4xx': Problem },
      },
    },
    async (request) => numbers.read(request.query),
  );

  app.get(
    '/api/numbers.csv',
    {
      preHandler,
      schema: {
        tags,
        summary: 'The same numbers as a file for spreadsheets',
        querystring: NumbersQuery,
        response: { 200: Type.String(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { fileName, content } = await numbers.file(request.query);
      return reply
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'private, no-store')
        .type('text/csv; charset=utf-8')
        .send(content);
    },
  );
};
