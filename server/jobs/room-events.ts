import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import { RoomEvent, roomEventStream } from '../../sfu/contract.ts';
import type { Log } from '../platform/logger.ts';
import type { RedisAccess } from '../platform/redis.ts';

const group = 'servers';
/** An event that a dead process took and never finished is taken over after this. */
const orphanMs = 5_000;
const blockMs = 1_000;

/**
 * Reads the media hosts' events, each by one of the server processes, at least once: an event is done when its handler
 * has resolved. Handlers are idempotent.
 */
export function createRoomEvents(redis: RedisAccess, log: Log, handle: (event: RoomEvent) => Promise<void>) {
  const stream = `${redis.prefix}${roomEventStream}`;
  const connection = redis.dedicated();
  const consumer = randomUUID();
  let closed = false;

  async function take(entries: readonly (readonly [id: string, fields: readonly string[]])[]): Promise<void> {
    for (const [id, fields] of entries) {
      const event = parse(fields);
      if (event === null) log.error('A room event of an unknown shape was passed over');
      else await handle(event);
      await connection.xack(stream, group, id);
    }
  }

  async function round(): Promise<void> {
    const claimed = await connection.xautoclaim(stream, group, consumer, orphanMs, '0', 'COUNT', 100);
    await take(entriesOf(claimed[1]));
    const read = await connection.xreadgroup(
      'GROUP',
      group,
      consumer,
      'COUNT',
      100,
      'BLOCK',
      blockMs,
      'STREAMS',
      stream,
      '>',
    );
    for (const batch of Array.isArray(read) ? read : []) {
      if (Array.isArray(batch)) await take(entriesOf(batch[1]));
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      try {
        await round();
      } catch (error) {
        if (closed) return;
        // The group is gone with an emptied Redis, or was never there: made again, it begins with what is kept.
        if (error instanceof Error && error.message.includes('NOGROUP')) {
          await connection.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch(() => {});
        } else {
          log.warn({ err: error }, 'Room events could not be read');
          await new Promise((resolve) => setTimeout(resolve, 500));
        }
      }
    }
  }

  const running = run();
  return {
    async close(): Promise<void> {
      closed = true;
      connection.disconnect();
      await running;
    },
  };
}

/** Stream entries as `[id, [field, value, ...]]`; whatever else stands there is passed over. */
function entriesOf(value: unknown): [string, string[]][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry): [string, string[]][] => {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string' || !Array.isArray(entry[1])) return [];
    return [[entry[0], entry[1].map(String)]];
  });
}

function parse(fields: readonly string[]): RoomEvent | null {
  const at = fields.indexOf('event');
  const text = at === -1 ? undefined : fields[at + 1];
  if (text === undefined) return null;
  try {
    const event: unknown = JSON.parse(text);
    return Value.Check(RoomEvent, event) ? event : null;
  } catch {
    return null;
  }
}
