import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { CampaignId } from '../contract/ids.ts';
import { Preview, PreviewWish, Routing } from '../contract/routing.ts';
import { createRouting } from './service.ts';

const tags = ['routing'];

/** A campaign's ladder, hours and limits, for those who plan it. */
export const routingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const routing = createRouting({
    db: app.db,
    changed(topics) {
      app.nudges.publish(topics);
      app.queue.dispatch.poke();
    },
  });
  const preHandler = app.allow('manager', 'admin');
  const params = Type.Object({ campaign: CampaignId });
  const path = '/api/campaigns/:campaign/routing';

  app.get(
    path,
    {
      preHandler,
      schema: { tags, summary: 'How its calls are routed', params, response: { 200: Routing, '4xx': Problem } },
    },
    async (request) => routing.read(request.params.campaign),
  );

  app.put(
    path,
    {
      preHandler,
      schema: {
        tags,
        summary: 'Replace how its calls are routed',
        params,
        body: Routing,
        response: { 200: Routing, '4xx': Problem },
      },
    },
    async (request) => routing.write(request.params.campaign, request.body),
  );

  app.post(
    `${path}/preview`,
    {
      preHandler,
      schema: {
        tags,
        summary: 'Who would be rung for a caller, by settings that need not be kept',
        params,
        body: PreviewWish,
        response: { 200: Preview, '4xx': Problem },
      },
    },
    async (request) => routing.preview(request.params.campaign, request.body),
  );
};
