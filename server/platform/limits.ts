import { createHmac } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import plugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** What a limit counts by: says which requests belong together, and nothing else. */
    limitKey(...parts: readonly string[]): string;
  }
}

/**
 * How much one place may ask, over all server processes together. A school or a shelter shares one address, so the
 * general limit is far above what one person does; what is worth guessing has a limit of its own at its route.
 */
export const limits = plugin<{ cookieSecret: string }>(
  async (app, { cookieSecret }) => {
    // Redis holds no address: a keyed hash, under a key that changes each day, can't be turned back.
    app.decorate('limitKey', (...parts: readonly string[]) =>
      createHmac('sha256', `${cookieSecret}${new Date().toISOString().slice(0, 10)}`)
        .update(parts.join('\n'))
        .digest('base64url')
        .slice(0, 22),
    );

    await app.register(rateLimit, {
      global: true,
      max: 600,
      timeWindow: 60_000,
      redis: app.redis.commands,
      nameSpace: `${app.redis.prefix}rate:`,
      // Without Redis there is no count, but there is help.
      skipOnError: true,
      keyGenerator: (request) => app.limitKey(request.ip),
      enableDraftSpec: true,
    });
    await app.register(underPressure, { maxEventLoopDelay: 2_000, message: 'Try again in a few seconds' });
  },
  { name: 'limits', dependencies: ['redis'] },
);
