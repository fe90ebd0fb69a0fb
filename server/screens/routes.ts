import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { NewScreen, Screen, ScreenList } from '../contract/http.ts';
import { CampaignId } from '../contract/ids.ts';
import { createPlacements } from '../placements/service.ts';
import { createScreens } from './service.ts';

const tags = ['screens'];

/** Screens that show a campaign's code. */
export const screenRoutes: FastifyPluginAsyncTypebox<{ publicUrl: string }> = async (app, { publicUrl }) => {
  const screens = createScreens(app.db, createPlacements(app.db, publicUrl), publicUrl);
  const preHandler = app.allow('manager', 'admin');
  const params = Type.Object({ campaign: CampaignId });

  app.get(
    '/api/campaigns/:campaign/screens',
    {
      preHandler,
      schema: { tags, summary: 'The campaign’s screens', params, response: { 200: ScreenList, '4xx': Problem } },
    },
    async (request) => ({ screens: await screens.list(request.params.campaign) }),
  );

  app.post(
    '/api/campaigns/:campaign/screens',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Set up a screen with a code of its own',
        params,
        body: NewScreen,
        response: { 201: Screen, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await screens.create(request.params.campaign, request.body)),
  );
};
