import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { staffOf } from '../auth/plugin.ts';
import { callerSocketPath } from '../contract/caller-socket.ts';
import { counselorSocketPath } from '../contract/counselor-socket.ts';
import { screenSocketPath } from '../contract/screen-socket.ts';
import { createAttempts } from '../platform/attempts.ts';
import { createVisits } from '../visits/service.ts';
import { serveCaller } from './caller-session.ts';
import { serveCounselor } from './counselor-session.ts';
import { serveScreen } from './screen-session.ts';

/** The sockets of pages: the caller's, the counselor's and the screens'. */
export const socketRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const visits = createVisits(app.db);
  // Ten phrases in ten minutes from one place: whoever mistypes one has tries enough, whoever guesses has none.
  const attempts = createAttempts(app.redis, { max: 10, windowSeconds: 600 });

  app.get(callerSocketPath, { websocket: true }, (socket, request) => {
    const place = app.limitKey(request.ip, 'phrase');
    serveCaller(app, visits, socket, { allow: () => attempts.allow(place), forgive: () => attempts.forgive(place) });
  });

  app.get(
    counselorSocketPath,
    { websocket: true, preHandler: app.allow('counselor', 'supervisor', 'admin') },
    (socket, request) => serveCounselor(app, staffOf(request), socket, (tell) => app.onSessionEnd(request, tell)),
  );

  app.get(
    screenSocketPath(':name').replace('%3A', ':'),
    { websocket: true, schema: { params: Type.Object({ name: Type.String({ maxLength: 60 }) }) } },
    (socket, request) => serveScreen(app, request.params.name, socket),
  );
};
