import type { FastifyInstance, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Role } from '../contract/call.ts';
import type { StaffUser } from '../contract/http.ts';
import { DomainError } from '../errors.ts';
import { refuseCrossSite } from './cross-site.ts';
import { createEndings, type Ending } from './ending.ts';
import { type Auth, createAuth } from './service.ts';

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth;
    /** Tells whoever opened a socket when their session ends, until the returned function is called. */
    onSessionEnd(request: FastifyRequest, tell: (ending: Ending) => void): () => void;
    /** A guard for routes: lets the roles through, refuses everybody else. */
    allow(...roles: readonly Role[]): (request: FastifyRequest) => Promise<void>;
  }
  interface FastifyRequest {
    staff: StaffUser | null;
  }
}

/** The `__Host-` prefix ties the cookie to this very origin (RFC 6265bis), where there is TLS to prove it. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-passerelle' : 'passerelle');

/** Knows who asks, and refuses what another site sends in their name. */
export const auth = plugin<{ secureCookies: boolean }>(
  async (app, { secureCookies }) => {
    const endings = createEndings(app);
    const service = createAuth(app.db, endings);
    const cookie = sessionCookie(secureCookies);
    app.decorate('auth', service);
    app.decorate('onSessionEnd', (request, tell) => endings.on(request.cookies[cookie] ?? '', tell));
    app.addHook('preClose', async () => endings.close());
    app.decorateRequest('staff', null);

    app.addHook('onRequest', async (request) => {
      refuseCrossSite(
        {
          host: request.host,
          method: request.method,
          origin: request.headers.origin,
          fetchSite: single(request.headers['sec-fetch-site']),
        },
        request.headers.upgrade !== undefined,
      );
    });

    const allow: FastifyInstance['allow'] =
      (...roles) =>
      async (request) => {
        const token = request.cookies[cookie];
        request.staff = token ? await service.userOf(token) : null;
        if (request.staff === null) throw new DomainError('not_signed_in', 'Sign in first');
        if (!roles.includes(request.staff.role)) {
          throw new DomainError('forbidden', 'Ask somebody whose role allows it, or have yours changed');
        }
      };
    app.decorate('allow', allow);
  },
  { name: 'auth', dependencies: ['postgres', 'nudges', '@fastify/cookie'] },
);

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** Who asks, behind an `allow` guard. */
export function staffOf(request: FastifyRequest): StaffUser {
  if (request.staff === null) throw new DomainError('not_signed_in', 'Sign in first');
  return request.staff;
}
