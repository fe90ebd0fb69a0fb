import { EventEmitter } from 'node:events';
import plugin from 'fastify-plugin';
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { OtherLive } from '../contract/caller-socket.ts';
import type { CallId } from '../contract/ids.ts';

/** What one side of a conversation is writing at this moment. */
export type Whisper = Static<typeof OtherLive>;
type Side = 'caller' | 'counselor';

/**
 * What is passed on between server processes and kept nowhere: neither in PostgreSQL nor in Redis, whose publish/subscribe
 * stores nothing, nor in a log. Whoever does not listen at this moment never hears it.
 */
export interface Whispers {
  /** Never throws: the next one carries all of it again. */
  publish(side: Side, whisper: Whisper): void;
  /** Calls the listener with what this side of a call writes until the returned function is called. */
  on(side: Side, call: CallId, listener: (whisper: Whisper) => void): () => void;
}

declare module 'fastify' {
  interface FastifyInstance {
    whispers: Whispers;
  }
}

const check = Compile(OtherLive);

/** Whispers over Redis publish/subscribe. */
export const whispers = plugin(
  async (app) => {
    const channelOf = (side: Side) => `${app.redis.prefix}whispers:${side}`;
    const sides = new Map<string, Side>([
      [channelOf('caller'), 'caller'],
      [channelOf('counselor'), 'counselor'],
    ]);
    const local = new EventEmitter();
    local.setMaxListeners(0);
    const subscriber = app.redis.dedicated();

    subscriber.on('message', (channel, message) => {
      const side = sides.get(channel);
      const whisper: unknown = JSON.parse(message);
      if (side && check.Check(whisper)) local.emit(`${side}:${whisper.call}`, whisper);
    });
    subscriber.subscribe(...sides.keys()).catch(() => {
      // ioredis subscribes again by itself once Redis is back.
    });

    app.decorate('whispers', {
      publish(side, whisper) {
        // By one way alone, to this process's own sockets too: so they arrive once and in their order.
        app.redis.commands.publish(channelOf(side), JSON.stringify(whisper)).catch(() => {
          // Redis is away: the message is sent as a whole in the end.
        });
      },
      on(side, call, listener) {
        const topic = `${side}:${call}`;
        local.on(topic, listener);
        return () => local.off(topic, listener);
      },
    });
  },
  { name: 'whispers', dependencies: ['redis'] },
);
