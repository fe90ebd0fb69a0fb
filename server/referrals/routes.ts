import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { staffOf } from '../auth/plugin.ts';
import { Problem } from '../contract/errors.ts';
import { CallId, CampaignId, StructureId } from '../contract/ids.ts';
import { GivableList, Structure, StructureChange, StructureList, StructureText } from '../contract/referrals.ts';
import { createStructures } from './structures.ts';

const tags = ['referrals'];

/** The structures that callers can be pointed to: for managers to keep, for counselors to give. */
export const referralRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const structures = createStructures(app.db);
  const manage = app.allow('manager', 'admin');
  const ofCampaign = Type.Object({ campaign: CampaignId });

  app.get(
    '/api/campaigns/:campaign/structures',
    {
      preHandler: manage,
      schema: {
        tags,
        summary: 'The structures that callers of a campaign can be pointed to',
        params: ofCampaign,
        response: { 200: StructureList, '4xx': Problem },
      },
    },
    async (request) => ({ structures: await structures.list(request.params.campaign) }),
  );

  app.post(
    '/api/campaigns/:campaign/structures',
    {
      preHandler: manage,
      schema: {
        tags,
        summary: 'Add a structure',
        params: ofCampaign,
        body: StructureText,
        response: { 201: Structure, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await structures.create(request.params.campaign, request.body)),
  );

  app.patch(
    '/api/structures/:structure',
    {
      preHandler: manage,
      schema: {
        tags,
        summary: 'Change a structure, archive it, or bring it back',
        params: Type.Object({ structure: StructureId }),
        body: StructureChange,
        response: { 200: Structure, '4xx': Problem },
      },
    },
    async (request) => structures.change(request.params.structure, request.body),
  );

  app.get(
    '/api/calls/:call/structures',
    {
      preHandler: app.allow('counselor', 'supervisor', 'admin'),
      schema: {
        tags,
        summary: 'What can be given in one’s own call',
        params: Type.Object({ call: CallId }),
        response: { 200: GivableList, '4xx': Problem },
      },
    },
    async (request) => ({ structures: await structures.givable(request.params.call, staffOf(request).id) }),
  );
};
