import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { staffOf } from '../auth/plugin.ts';
import { PresenceToday } from '../contract/counselor-socket.ts';
import { Problem } from '../contract/errors.ts';
import { readDay } from './day.ts';

/** What counselors may know of their own work. */
export const counselorRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/presence/today',
    {
      preHandler: app.allow('counselor', 'supervisor', 'admin'),
      schema: {
        tags: ['counselors'],
        summary: 'How one’s own day has been spent so far',
        querystring: Type.Object(
          {
            timeZone: Type.String({ maxLength: 60, description: 'Whose midnight the day began at, as IANA names it' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: PresenceToday, '4xx': Problem },
      },
    },
    async (request) => readDay(app.db, staffOf(request).id, request.query.timeZone),
  );
};
