import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { CallerPage } from '../contract/caller-page.ts';
import type { Availability } from '../contract/caller-socket.ts';
import { fillingOf } from '../contract/first-view.ts';
import type { ScreenPage } from '../contract/screen-socket.ts';
import { DomainError, meaningOf } from '../errors.ts';
import { parseCode } from '../placements/code.ts';
import { qrMatrix, qrPath } from '../placements/qr.ts';
import { type PlacementOfCode, resolveCode } from '../placements/resolve.ts';
import { allowReadyProcess, allowStyles } from '../platform/headers.ts';
import { screensRepository } from '../screens/repository.ts';
import { icon } from './icon.ts';
import { preferredLanguage } from './language.ts';
import { createTemplates, fillTemplate } from './template.ts';

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  allowStyles(reply, html);
  return reply.code(status).header('cache-control', 'private, no-store').type('text/html; charset=utf-8').send(html);
}

/** A page of the caller's: most come to it by a camera or an app, and wait for it with a poor phone. */
function sendCallerPage(request: FastifyRequest, reply: FastifyReply, status: number, html: string): FastifyReply {
  allowReadyProcess(request, reply);
  return sendPage(reply, status, html);
}

/** Pages are filled for each reader: small at once is better than smallest some milliseconds later. */
const pageQuality = 5;

// Chosen on the page itself, with scripts off too.
const Chosen = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 35 })) });
const languageOf = ({ query, headers }: { query: Static<typeof Chosen>; headers: IncomingHttpHeaders }) =>
  preferredLanguage(query.lang, headers['accept-language']);

/** The pages themselves: built once, filled here with what only the server knows. */
export const pageRoutes: FastifyPluginAsyncTypebox<{ publicUrl: string; webRoot: string }> = async (
  app,
  { publicUrl, webRoot },
) => {
  const templates = createTemplates(webRoot);
  const { db } = app;

  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: pageQuality } },
  });
  // Asset names hold a hash of their content: a browser may keep them for good. The build has compressed them.
  await app.register(fastifyStatic, {
    root: path.resolve(webRoot, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });

  app.get(
    '/q/:code',
    {
      schema: { params: Type.Object({ code: Type.String({ maxLength: 64 }) }), querystring: Chosen },
    },
    async (request, reply) => {
      const language = languageOf(request);
      const resolved = await resolveCode(db, request.params.code);
      if (resolved.state === 'code_unknown') return sendNobody(request, reply, 'code_unknown', language);
      const { placement } = resolved;
      const campaign = { name: placement.campaign.name, website: placement.campaign.website };
      const texts = { campaign: campaign.name, website: campaign.website ?? '' };
      const website = campaign.website ? ['website'] : [];

      if (resolved.state !== 'live') {
        const { state } = resolved;
        const data: CallerPage = { state, language };
        const template = await templates.page(`caller.${language}.${state}`);
        return sendCallerPage(
          request,
          reply,
          meaningOf(state).status,
          fillTemplate(template, { texts, data, keep: website }),
        );
      }

      const { availability } = await app.queue.availability.read(placement.campaign.id);
      const { addressForm } = placement.campaign;
      const data = openPage(placement, availability, language);
      const template = await templates.page(`caller.${language}.open.${addressForm}`);
      const filling = fillingOf(availability, language, Date.now());
      return sendCallerPage(
        request,
        reply,
        200,
        fillTemplate(template, {
          texts: { ...texts, ...filling.texts },
          data,
          keep: [...website, ...filling.keep],
        }),
      );
    },
  );

  app.get(
    '/signage/:name',
    { schema: { params: Type.Object({ name: Type.String({ maxLength: 60 }) }) } },
    async (request, reply) => {
      const screen = await screensRepository.byName(db, request.params.name);
      if (screen === null) throw new DomainError('not_found', 'No screen has this name: check the address');
      const address = `${publicUrl}/q/${screen.code}`;
      const matrix = qrMatrix(address);
      const data: ScreenPage = {
        name: screen.name,
        campaign: screen.campaign,
        callToAction: screen.callToAction,
        address,
        code: screen.code,
        qr: { size: matrix.size, path: qrPath(matrix) },
        availability: (await app.queue.availability.read(screen.campaignId)).availability,
      };
      const template = await templates.page('signage');
      return sendPage(reply, 200, fillTemplate(template, { texts: { title: screen.campaign }, data, keep: [] }));
    },
  );

  // At the root, so that it may open any page of ours; asked for again each time, so that a mended one arrives.
  app.get('/sw.js', async (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(await templates.script('sw')),
  );

  // Browsers ask for this name of their own accord, and take a drawing.
  app.get('/favicon.ico', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(icon),
  );

  const staffPage = (name: string) => async (_request: unknown, reply: FastifyReply) =>
    sendPage(reply, 200, await templates.page(name));
  app.get('/dashboard', staffPage('counselor'));
  app.get('/console', staffPage('manager'));
  app.get('/console/*', staffPage('manager'));

  /** A page of ours without anybody to call, that has the numbers that always answer. */
  async function sendNobody(
    request: FastifyRequest,
    reply: FastifyReply,
    state: 'code_none' | 'code_unknown',
    language: CallerPage['language'],
  ): Promise<FastifyReply> {
    const data: CallerPage = { state, language };
    const template = await templates.page(`caller.${language}.${state}`);
    const status = state === 'code_none' ? 200 : meaningOf(state).status;
    return sendCallerPage(request, reply, status, fillTemplate(template, { texts: {}, data, keep: [] }));
  }

  // Typed by hand from a poster, without its code.
  app.get('/', { schema: { querystring: Chosen } }, async (request, reply) =>
    sendNobody(request, reply, 'code_none', languageOf(request)),
  );

  // Where that page's form leads. On a poster the code ends an address, which may be typed whole.
  app.get(
    '/q',
    { schema: { querystring: Type.Object({ ...Chosen.properties, code: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const language = languageOf(request);
      const code = parseCode(request.query.code?.split('/').at(-1) ?? '');
      if (code === null) return sendNobody(request, reply, 'code_unknown', language);
      return reply.redirect(`/q/${code}?lang=${language}`, 303);
    },
  );

  // Whoever gets lost on the way from a poster; a program gets a problem.
  app.get('/*', { schema: { querystring: Chosen } }, async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) {
      throw new DomainError('not_found', 'Nothing is at this address: check it');
    }
    return sendNobody(request, reply, 'code_unknown', languageOf(request));
  });
};

function openPage(
  placement: PlacementOfCode,
  availability: Availability,
  language: CallerPage['language'],
): CallerPage {
  const { campaign } = placement;
  return {
    state: 'open',
    code: placement.code,
    campaign: { name: campaign.name, website: campaign.website },
    address: campaign.addressForm,
    language,
    availability,
  };
}
