import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Problem } from '../contract/errors.ts';
import { HolidayList, HolidayQuery } from '../contract/hours.ts';
import { publicHolidays } from './holidays.ts';

/** Public holidays, for whoever edits a campaign's special days. */
export const holidayRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/holidays',
    {
      preHandler: app.allow('manager', 'admin'),
      schema: {
        tags: ['routing'],
        summary: 'The public holidays of a year',
        querystring: HolidayQuery,
        response: { 200: HolidayList, '4xx': Problem },
      },
    },
    async (request) => ({ holidays: publicHolidays(Number(request.query.year)) }),
  );
};
