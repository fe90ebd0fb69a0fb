import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { Campaign, CampaignList, NewCampaign } from '../contract/http.ts';
import { CampaignId } from '../contract/ids.ts';
import { createCampaigns } from './service.ts';

const tags = ['campaigns'];

/** Campaigns, for those who plan and count them. */
export const campaignRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const campaigns = createCampaigns(app.db);
  const preHandler = app.allow('manager', 'admin');

  app.get(
    '/api/campaigns',
    { preHandler, schema: { tags, summary: 'All campaigns', response: { 200: CampaignList, '4xx': Problem } } },
    async () => ({ campaigns: await campaigns.list() }),
  );

  app.post(
    '/api/campaigns',
    {
      preHandler,
      schema: { tags, summary: 'Begin a campaign', body: NewCampaign, response: { 201: Campaign, '4xx': Problem } },
    },
    async (request, reply) => reply.code(201).send(await campaigns.create(request.body)),
  );

  app.get(
    '/api/campaigns/:campaign',
    {
      preHandler,
      schema: {
        tags,
        summary: 'One campaign',
        params: Type.Object({ campaign: CampaignId }),
        response: { 200: Campaign, '4xx': Problem },
      },
    },
    async (request) => campaigns.read(request.params.campaign),
  );
};
