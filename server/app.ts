import cookies from '@fastify/cookie';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { auth } from './auth/plugin.ts';
import { sessionRoutes } from './auth/routes.ts';
import { queue } from './calls/plugin.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import type { Config } from './config.ts';
import { counselorRoutes } from './counselors/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { holidayRoutes } from './hours/routes.ts';
import { numbersRoutes } from './numbers/routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { placementRoutes } from './placements/routes.ts';
import { docs } from './platform/docs.ts';
import { headers } from './platform/headers.ts';
import { limits } from './platform/limits.ts';
import { loggerOptions } from './platform/logger.ts';
import { mediaHosts } from './platform/media-hosts.ts';
import { metrics } from './platform/metrics.ts';
import { nudges } from './platform/nudges.ts';
import { postgres } from './platform/postgres.ts';
import { problems } from './platform/problems.ts';
import { redis } from './platform/redis.ts';
import { roomTokens } from './platform/room-tokens.ts';
import { whispers } from './platform/whispers.ts';
import { profileRoutes } from './profiles/routes.ts';
import { ratingRoutes } from './ratings/routes.ts';
import { referralRoutes } from './referrals/routes.ts';
import { routingRoutes } from './routing/routes.ts';
import { screenRoutes } from './screens/routes.ts';
import { socketRoutes } from './signalling/routes.ts';
import { teamRoutes } from './teams/routes.ts';

/** The largest body that any route takes: an order of 500 posters fits many times over. */
const bodyLimit = 64 * 1024;
/** The largest message on a socket; the largest honest one is a counselor's note. */
const maxPayload = 32 * 1024;

/** The whole server, listed part by part. It is ready once `ready()` or `listen()` has resolved; `close()` ends it. */
export async function createApp(config: Config): Promise<FastifyInstance> {
  const { databaseUrl, redisUrl, redisPrefix, roomTokenPrivateKey, cookieSecret, publicUrl, webRoot } = config;
  const secure = publicUrl.startsWith('https:');
  const app = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit,
    // A body is what it says or it is refused: nothing is guessed and nothing is dropped.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
    routerOptions: { maxParamLength: 200 },
  });

  // Platform
  await app.register(problems);
  await app.register(headers, { secure });
  await app.register(cookies);
  await app.register(postgres, { databaseUrl });
  await app.register(redis, { redisUrl, redisPrefix });
  await app.register(metrics);
  await app.register(nudges);
  await app.register(whispers);
  await app.register(mediaHosts);
  await app.register(roomTokens, { roomTokenPrivateKey });
  await app.register(limits, { cookieSecret });
  await app.register(websocket, { options: { maxPayload } });
  await app.register(docs);

  // Capabilities
  await app.register(auth, { secureCookies: secure });
  await app.register(sessionRoutes, { secureCookies: secure });
  await app.register(queue, { vapid: config.vapid, pushHosts: config.pushHosts });
  await app.register(campaignRoutes);
  await app.register(routingRoutes);
  await app.register(holidayRoutes);
  await app.register(teamRoutes);
  await app.register(placementRoutes, { publicUrl });
  await app.register(screenRoutes, { publicUrl });
  await app.register(referralRoutes);
  await app.register(numbersRoutes);
  await app.register(ratingRoutes);
  await app.register(counselorRoutes);
  await app.register(profileRoutes);
  await app.register(socketRoutes);
  await app.register(pageRoutes, { publicUrl, webRoot });
  await app.register(healthRoutes);

  return app;
}
