import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { seed } from '../../scripts/seed.ts';
import { createPush } from '../../server/callbacks/push.ts';
import { type Callbacks, createCallbacks } from '../../server/callbacks/service.ts';
import { newVapidKeys } from '../../server/callbacks/vapid.ts';
import type { PushSubscription } from '../../server/contract/caller-socket.ts';
import type { CallbackId, VisitId } from '../../server/contract/ids.ts';
import type { PlacementOfCode } from '../../server/placements/resolve.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type PushService, startPushService } from './push-service.ts';
import { openVisit, placementOf, type QueueServices, routingOf, startQueueServices } from './queue-services.ts';
import { redisPrefix, redisUrl } from './redis.ts';

/** A server process that calls back, and the alarms that it has set. */
interface CallbackServer extends QueueServices {
  readonly callbacks: Callbacks;
  readonly alarms: { readonly id: CallbackId; readonly inMs: number }[];
}

interface Settings {
  callbacks?: boolean;
  writing?: boolean;
  callback_minutes?: number;
  callbacks_per_slot?: number;
  /** JSON; null: always open. */
  opening_hours?: string | null;
  longest_wait_seconds?: number | null;
}

/**
 * Two server processes that call back, over one database, with a push service, for the tests of one file. What timers
 * would do, a test does itself, at one or both of them.
 */
export function useCallbackServers() {
  let database: TestDatabase;
  let push: PushService;
  let placement: PlacementOfCode;
  let servers: CallbackServer[] = [];

  /** Any of the two: even numbers are the one, odd ones the other. */
  const at = (index: number): CallbackServer => {
    const server = servers[index % 2];
    if (!server) throw new Error('no server');
    return server;
  };
  const db = () => at(0).app.db;

  async function start(redis: string): Promise<CallbackServer> {
    const services = await startQueueServices({ databaseUrl: database.url, redisUrl: redisUrl(), redisPrefix: redis });
    const { app, calls } = services;
    const vapid = { ...newVapidKeys(), subject: 'mailto:operator@example.org' };
    const alarms: { id: CallbackId; inMs: number }[] = [];
    const callbacks = createCallbacks({
      db: app.db,
      log: app.log,
      nudges: app.nudges,
      calls,
      push: createPush({ vapid, hosts: [push.host], log: app.log }),
      routingOf,
      setAlarm: (id, inMs) => alarms.push({ id, inMs }),
    });
    return { ...services, callbacks, alarms };
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    push = await startPushService();
    const password = randomBytes(9).toString('base64url');
    const passwords = { admin: password, manager: password, supervisor: password, counselor: password };
    const { demoCode } = await seed(database.url, passwords);
    const redis = redisPrefix();
    servers = [await start(redis), await start(redis)];
    placement = await placementOf(db(), demoCode);
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await push?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    await db().deleteFrom('callbacks').execute();
    await settings({ callbacks: true, writing: true, callback_minutes: 30, callbacks_per_slot: 2 });
    await settings({ opening_hours: null, longest_wait_seconds: null });
  });

  async function settings(change: Settings): Promise<void> {
    await db().updateTable('campaigns').set(change).where('id', '=', placement.campaign.id).execute();
  }

  const slots = async (): Promise<string[]> =>
    (await at(0).callbacks.offered(placement.campaign.id)).slots.map(({ from }) => from);
  const firstSlot = async (): Promise<string> => (await slots())[0] ?? '';

  /** Books a call by voice: by a new page in the first free slot, unless something else is wished. */
  async function book(wish: { from?: string; visit?: VisitId; push?: PushSubscription; server?: number } = {}) {
    const visit = wish.visit ?? (await openVisit(db(), placement));
    const from = wish.from ?? (await firstSlot());
    const booking = { visit, placement, kind: 'audio', languages: ['fr'], from, push: wish.push ?? null } as const;
    return { ...(await at(wish.server ?? 0).callbacks.book(booking)), visit };
  }

  /** Moves a slot to where it began so many minutes ago; it is half an hour long. */
  async function begins(id: CallbackId, minutesAgo = 1): Promise<void> {
    const from = sql<Date>`now() - make_interval(mins => ${minutesAgo})`;
    await db()
      .updateTable('callbacks')
      .set({ slot_from: from, slot_to: sql<Date>`${from} + interval '30 minutes'` })
      .where('id', '=', id)
      .execute();
  }

  const row = (id: CallbackId) =>
    db().selectFrom('callbacks').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    at,
    db,
    placement: () => placement,
    pushService: () => push,
    settings,
    slots,
    firstSlot,
    book,
    begins,
    row,
    stateOf: async (id: CallbackId) => (await row(id)).state,
    call: (id: string | null) => db().selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    callsOf: (visit: VisitId) => db().selectFrom('calls').selectAll().where('visit_id', '=', visit).execute(),
    newVisit: () => openVisit(db(), placement),
  };
}
