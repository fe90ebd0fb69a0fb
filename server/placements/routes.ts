import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { Batch, NewBatch, Placement, PlacementChange, PlacementList } from '../contract/http.ts';
import { BatchId, CampaignId, PlacementId } from '../contract/ids.ts';
import { createPlacements, type Download } from './service.ts';

const tags = ['placements'];
const File = Type.String({ format: 'binary' });

function sendFile(reply: FastifyReply, { fileName, type, content }: Download) {
  return reply
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'private, no-store')
    .type(type)
    .send(content);
}

/** Batches, codes to print, and what each placement brought. */
export const placementRoutes: FastifyPluginAsyncTypebox<{ publicUrl: string }> = async (app, { publicUrl }) => {
  const placements = createPlacements(app.db, publicUrl);
  const preHandler = app.allow('manager', 'admin');
  const ofCampaign = Type.Object({ campaign: CampaignId });
  const ofPlacement = Type.Object({ placement: PlacementId });

  app.post(
    '/api/campaigns/:campaign/batches',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Make codes',
        params: ofCampaign,
        body: NewBatch,
        response: { 201: Batch, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await placements.makeBatch(request.params.campaign, request.body)),
  );

  app.get(
    '/api/campaigns/:campaign/placements',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Placements by batch, with what each brought',
        params: ofCampaign,
        response: { 200: PlacementList, '4xx': Problem },
      },
    },
    async (request) => placements.list(request.params.campaign),
  );

  app.patch(
    '/api/placements/:placement',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Rename, move, disable or let expire',
        params: ofPlacement,
        body: PlacementChange,
        response: { 200: Placement, '4xx': Problem },
      },
    },
    async (request) => placements.change(request.params.placement, request.body),
  );

  for (const format of ['svg', 'png'] as const) {
    app.get(
      `/api/placements/:placement/code.${format}`,
      {
        preHandler,
        schema: {
          tags,
          summary: `One code as ${format.toUpperCase()}`,
          params: ofPlacement,
          response: { 200: File, '4xx': Problem },
        },
      },
      async (request, reply) => sendFile(reply, await placements.codeFile(request.params.placement, format)),
    );
  }

  app.get(
    '/api/batches/:batch/codes.pdf',
    {
      preHandler,
      schema: {
        tags,
        summary: 'All codes of a batch in one PDF: twelve to a page, or a poster each',
        params: Type.Object({ batch: BatchId }),
        querystring: Type.Object({
          layout: Type.Union([Type.Literal('sheet'), Type.Literal('poster')], { default: 'sheet' }),
        }),
        response: { 200: File, '4xx': Problem },
      },
    },
    async (request, reply) => sendFile(reply, await placements.batchFile(request.params.batch, request.query.layout)),
  );
};
