import type { Redis } from 'ioredis';
import { type RoomEvent, roomEventStream, roomEventStreamLength } from './contract.ts';
import type { Log } from './log.ts';
import { createOutbox } from './outbox.ts';

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, 'host' | 'room' | 'epoch' | 'at'> : never;
/** What happened in a room, before it is said where and when. */
export type Happening = WithoutPlace<RoomEvent>;

export interface RoomEvents {
  /** Tells the servers, sooner or later, in order, at least once. */
  tell(place: { readonly room: string; readonly epoch: number }, happening: Happening): void;
  readonly waiting: number;
  readonly dropped: number;
  /** Waits a moment for what is still on its way. */
  close(): Promise<void>;
}

interface EventsOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly host: string;
  readonly log: Log;
  readonly now: () => number;
}

/** Events kept while Redis is away: an hour of a busy host. Beyond it the servers mend themselves from the register. */
const outboxLimit = 10_000;
const retryMs = 500;
const closeMs = 2_000;

/** The stream of room events: one entry each, kept here while Redis is away. */
export function createRoomEvents({ redis, prefix, host, log, now }: EventsOptions): RoomEvents {
  const stream = `${prefix}${roomEventStream}`;
  const outbox = createOutbox<string>({
    limit: outboxLimit,
    retryMs,
    send: async (event) => {
      await redis.xadd(stream, 'MAXLEN', '~', roomEventStreamLength, '*', 'event', event);
    },
  });
  redis.on('ready', outbox.wake);
  return {
    tell: ({ room, epoch }, happening) => {
      const event: RoomEvent = { ...happening, host, room, epoch, at: now() };
      outbox.put(JSON.stringify(event));
    },
    get waiting() {
      return outbox.waiting;
    },
    get dropped() {
      return outbox.dropped;
    },
    close: async () => {
      redis.off('ready', outbox.wake);
      await outbox.close(closeMs);
      if (outbox.waiting > 0) log.warn({ events: outbox.waiting }, 'Room events were not told: Redis is away');
    },
  };
}
