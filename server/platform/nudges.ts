import { EventEmitter } from 'node:events';
import plugin from 'fastify-plugin';
import type { CallbackId, CallId, TeamId, UserId } from '../contract/ids.ts';
import { newId } from './ids.ts';

/**
 * What may have changed. A nudge carries no news, only where to look: whoever cares reads the rows again. So a lost
 * one costs a moment, and a repeated one nothing.
 */
export type Topic =
  | `call:${CallId}`
  | `callback:${CallbackId}`
  | `desk:${UserId}`
  | `team:${TeamId}`
  /** That side of a conversation writes at this moment: news in itself, since there is no row of it. */
  | `typing:${CallId}:${'caller' | 'counselor'}`
  | `session:${string}`;

export interface Nudges {
  /** Tells every server process. Never throws: what is missed, the sweeper makes good. */
  publish(topics: readonly Topic[]): void;
  /** Calls the listener at each nudge about the topic until the returned function is called. */
  on(topic: Topic, listener: () => void): () => void;
}

declare module 'fastify' {
  interface FastifyInstance {
    nudges: Nudges;
  }
}

/**
 * Nudges over Redis publish/subscribe, on one channel: a process of this size hears all of them with ease, and need
 * not subscribe and unsubscribe at each socket.
 */
export const nudges = plugin(
  async (app) => {
    const channel = `${app.redis.prefix}nudges`;
    const local = new EventEmitter();
    local.setMaxListeners(0);
    const subscriber = app.redis.dedicated();

    const deliver = (topic: string) => {
      for (const listener of local.listeners(topic)) {
        try {
          listener();
        } catch (error) {
          app.log.error({ err: error }, 'A listener of nudges failed');
        }
      }
    };
    const self = newId<string>();
    const outbox = new Set<Topic>();
    const send = () => {
      const message = [self, ...outbox].join(' ');
      outbox.clear();
      app.redis.commands.publish(channel, message).catch(() => {
        // Redis is away: the other servers' sockets find it in the rows a moment later.
      });
    };
    subscriber.on('message', (_channel, message) => {
      const [from, ...topics] = message.split(' ');
      if (from !== self) for (const topic of topics) deliver(topic);
    });
    subscriber.subscribe(channel).catch(() => {
      // ioredis subscribes again by itself once Redis is back.
    });

    app.decorate('nudges', {
      publish(topics) {
        if (topics.length === 0) return;
        // This process's own sockets need not wait for Redis to tell them.
        for (const topic of topics) deliver(topic);
        // Nor does what this moment has still to do wait for the others to be told.
        if (outbox.size === 0) setImmediate(send);
        for (const topic of topics) outbox.add(topic);
      },
      on(topic, listener) {
        local.on(topic, listener);
        return () => local.off(topic, listener);
      },
    });
  },
  { name: 'nudges', dependencies: ['redis'] },
);
