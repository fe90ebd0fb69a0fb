import plugin from 'fastify-plugin';
import { Redis } from 'ioredis';

/** Connections to Redis by their use, and the prefix of all that this installation keeps there. */
export interface RedisAccess {
  /** For commands. Fails fast while Redis is away, so that no request hangs on it. */
  readonly commands: Redis;
  readonly prefix: string;
  /** A connection of its own that waits through an outage: for subscriptions, streams and jobs. */
  dedicated(): Redis;
}

declare module 'fastify' {
  interface FastifyInstance {
    redis: RedisAccess;
  }
}

const retryStrategy = (attempt: number): number => Math.min(2_000, 50 * 2 ** Math.min(attempt, 6));

/** Redis, the nerve: what is in it may vanish at any moment, and nothing is lost. */
export const redis = plugin<{ redisUrl: string; redisPrefix: string }>(
  async (app, { redisUrl, redisPrefix }) => {
    const connections: Redis[] = [];
    const open = (use: { forCommands: boolean }): Redis => {
      const connection = new Redis(redisUrl, {
        retryStrategy,
        ...(use.forCommands
          ? { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 2_000 }
          : { maxRetriesPerRequest: null }),
      });
      let told = false;
      connection.on('error', (error: Error) => {
        if (!told) app.log.warn({ err: error }, 'Redis is away');
        told = true;
      });
      connection.on('ready', () => {
        if (told) app.log.info('Redis is back');
        told = false;
      });
      connections.push(connection);
      return connection;
    };

    app.decorate('redis', {
      commands: open({ forCommands: true }),
      prefix: redisPrefix,
      dedicated: () => open({ forCommands: false }),
    });
    app.addHook('onClose', async () => {
      for (const connection of connections) connection.disconnect();
    });
  },
  { name: 'redis' },
);
