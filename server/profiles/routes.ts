import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { staffOf } from '../auth/plugin.ts';
import { Problem } from '../contract/errors.ts';
import { Profile, ProfileChange, pictureLimits, picturePath } from '../contract/profiles.ts';
import { DomainError } from '../errors.ts';
import { createProfiles } from './service.ts';

const tags = ['counselors'];
const response = { 200: Profile, '4xx': Problem };

/** How callers see who answers them: for each counselor to set their own, and the pictures themselves. */
export const profileRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const profiles = createProfiles(app.db);
  const preHandler = app.allow('counselor', 'supervisor', 'admin');

  // Whatever calls itself a picture is read, so that what is wrong with it can be said.
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.get(
    '/api/profile',
    { preHandler, schema: { tags, summary: 'How callers see oneself', response } },
    async (request) => profiles.of(staffOf(request).id),
  );

  app.put(
    '/api/profile',
    {
      preHandler,
      schema: { tags, summary: 'Set the name and the initials that callers see', body: ProfileChange, response },
    },
    async (request) => profiles.change(staffOf(request).id, request.body),
  );

  app.put(
    '/api/profile/picture',
    {
      preHandler,
      bodyLimit: pictureLimits.bytes,
      schema: {
        tags,
        summary: 'Set the picture that callers see',
        description: `A JPEG picture of ${pictureLimits.side} by ${pictureLimits.side} pixels as the body`,
        consumes: ['image/jpeg'],
        response,
      },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new DomainError('not_a_picture', 'Send the picture as image/jpeg');
      return profiles.setPicture(staffOf(request).id, request.body);
    },
  );

  app.delete(
    '/api/profile/picture',
    { preHandler, schema: { tags, summary: 'Remove the picture that callers see', response } },
    async (request) => profiles.removePicture(staffOf(request).id),
  );

  // Whoever was told a picture's id may see it: a caller has no account. It is theirs to keep and no cache's on the way,
  // so that what was removed here is nowhere else of ours.
  app.get(
    picturePath(':picture'),
    { schema: { params: Type.Object({ picture: Type.String({ maxLength: 64 }) }) } },
    async (request, reply) =>
      reply
        .header('cache-control', 'private, max-age=31536000, immutable')
        .type('image/jpeg')
        .send(await profiles.picture(request.params.picture)),
  );
};
