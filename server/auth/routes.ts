import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { roles } from '../contract/call.ts';
import { Problem } from '../contract/errors.ts';
import { Login, StaffUser } from '../contract/http.ts';
import { sessionCookie, staffOf } from './plugin.ts';
import { sessionHours } from './service.ts';

const tags = ['session'];

/** Sign in, who am I, sign out. */
export const sessionRoutes: FastifyPluginAsyncTypebox<{ secureCookies: boolean }> = async (app, { secureCookies }) => {
  const name = sessionCookie(secureCookies);
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: secureCookies } as const;

  app.post(
    '/api/session',
    {
      // Guessing a password is slow work here: ten tries a minute for one account from one place. Counted by account
      // too, since a whole team signs in from one office at nine.
      config: {
        rateLimit: {
          max: 10,
          timeWindow: 60_000,
          hook: 'preHandler',
          keyGenerator: ({ ip, body }) => app.limitKey(ip, emailOf(body)),
        },
      },
      schema: { tags, summary: 'Sign in', body: Login, response: { 200: StaffUser, '4xx': Problem } },
    },
    async (request, reply) => {
      const { user, token } = await app.auth.signIn(request.body);
      reply.setCookie(name, token, { ...cookie, maxAge: sessionHours * 3600 });
      return user;
    },
  );

  app.get(
    '/api/session',
    {
      preHandler: app.allow(...roles),
      schema: { tags, summary: 'Who is signed in', response: { 200: StaffUser, '4xx': Problem } },
    },
    async (request) => staffOf(request),
  );

  app.delete(
    '/api/session',
    { schema: { tags, summary: 'Sign out', response: { 204: Type.Null(), '4xx': Problem } } },
    async (request, reply) => {
      const token = request.cookies[name];
      if (token) await app.auth.signOut(token);
      reply.clearCookie(name, cookie);
      return reply.code(204).send(null);
    },
  );
};

const emailOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'email' in body ? String(body.email).toLowerCase() : '';
