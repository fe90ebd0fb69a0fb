import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Problem } from '../contract/errors.ts';
import { Ratings, RatingsQuery } from '../contract/ratings.ts';

/** What callers thought of their talks, counted by campaign: no call, no counselor and no day is told apart. */
export const ratingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/ratings',
    {
      preHandler: app.allow('manager', 'supervisor', 'admin'),
      schema: {
        tags: ['numbers'],
        summary: 'Whether talks helped, as their callers say, by campaign',
        querystring: RatingsQuery,
        response: { 200: Ratings, '4xx': Problem },
      },
    },
    async (request) => app.queue.ratings.count(request.query),
  );
};
