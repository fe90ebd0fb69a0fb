import plugin from 'fastify-plugin';
import type { Database } from '../../db/connect.ts';
import type { RoomEvent } from '../../sfu/contract.ts';
import { createPush } from '../callbacks/push.ts';
import { type Callbacks, createCallbacks } from '../callbacks/service.ts';
import type { Vapid } from '../callbacks/vapid.ts';
import { type Chat, createChat } from '../chat/service.ts';
import { callGraceSeconds, waitingGraceSeconds } from '../contract/caller-socket.ts';
import type { CallId, CampaignId, UserId } from '../contract/ids.ts';
import { presenceRepository } from '../counselors/repository.ts';
import { type AvailabilityOf, createAvailability } from '../dispatch/availability.ts';
import { type Boards, createBoards } from '../dispatch/board.ts';
import { createDispatch, type Dispatch } from '../dispatch/service.ts';
import { DomainError } from '../errors.ts';
import { createRoomEvents } from '../jobs/room-events.ts';
import { createSweeper } from '../jobs/sweeper.ts';
import { createTimers, type Timers } from '../jobs/timers.ts';
import { brand } from '../platform/ids.ts';
import { createRatings, type RatingsService } from '../ratings/service.ts';
import { createReferrals, type Referrals } from '../referrals/service.ts';
import { createReturning, type Returning } from '../returning/service.ts';
import { createSummaries, type Summaries } from '../returning/summaries.ts';
import { type KeptRouting, routingRepository } from '../routing/repository.ts';
import { type Connected, createConnected } from '../signalling/connected.ts';
import { createDepartures } from '../signalling/departures.ts';
import { createLease, type Lease } from '../signalling/leases.ts';
import { callerPresenceRepository } from './presence-repository.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { type Calls, createCalls } from './service.ts';
import { counselorGraceSeconds, deskClosedSeconds } from './timings.ts';

/** All that a socket needs to take part in the queue. */
export interface QueueServices {
  calls: Calls;
  chat: Chat;
  callbacks: Callbacks;
  referrals: Referrals;
  ratings: RatingsService;
  returning: Returning;
  summaries: Summaries;
  rooms: Rooms;
  dispatch: Dispatch;
  boards: Boards;
  availability: AvailabilityOf;
  connected: Connected;
  lease: Lease;
  timers: Timers;
}

declare module 'fastify' {
  interface FastifyInstance {
    queue: QueueServices;
  }
}

/** Timers ring on the clock of Redis' host, deadlines are PostgreSQL's: a little late is right, early is for nothing. */
const marginMs = 60;
/** The same margin where a grace is compared, in seconds. */
const margin = 0.3;

/** The queue and its helpers: calls, matching, rooms, timers, the media hosts' events and the sweeper. */
export const queue = plugin<{ vapid: Vapid | null; pushHosts: readonly string[] }>(
  async (app, { vapid, pushHosts }) => {
    const { db, nudges, redis, log, mediaHosts, metrics, roomTokens } = app;

    const timers = createTimers(redis, log, {
      call_deadline: async ({ call, fence }) => {
        await calls.due(call, fence);
      },
      caller_grace: async ({ call }) => {
        const grace = { waiting: waitingGraceSeconds - margin, talking: callGraceSeconds - margin };
        for (const id of await callerPresenceRepository.goneCallers(db, grace, call)) {
          await calls.tryApply(id, { type: 'caller_gone' });
        }
      },
      desk_grace: async ({ user }) => endDesk(user),
      callback_due: async ({ callback }) => callbacks.due(callback),
    });
    async function routingOf(tx: Database, campaign: CampaignId): Promise<KeptRouting> {
      const routing = await routingRepository.read(tx, campaign);
      if (routing === null) throw new DomainError('not_found', 'There is no such campaign');
      return routing;
    }
    const chat = createChat({ db, nudges });
    const referrals = createReferrals({ db, nudges });
    const ratings = createRatings(db);
    const returning = createReturning({ db, nudges });
    const summaries = createSummaries({ db, nudges });
    const dispatch: Dispatch = createDispatch({ db, log, calls: () => calls, onMatched: metrics.offered });
    const calls: Calls = createCalls({
      db,
      nudges,
      routingOf,
      recentRoutingOf: (campaign) => availability.routingOf(campaign),
      async forget(tx, call) {
        await chat.forget(tx, call);
        await returning.settle(tx, call);
        await summaries.forget(tx, call);
      },
      setDeadline: (call, version, fence, inMs) =>
        timers.ring({ name: 'call_deadline', data: { call, fence } }, `deadline-${call}-${version}`, inMs + marginMs),
      queueChanged: () => dispatch.poke(),
      enter: (entrance) => dispatch.enter(entrance),
    });
    const callbacks = createCallbacks({
      db,
      log,
      nudges,
      calls,
      push: createPush({ vapid, hosts: pushHosts, log }),
      routingOf,
      setAlarm: (callback, inMs) =>
        timers.ring({ name: 'callback_due', data: { callback } }, `callback-${callback}`, inMs + marginMs),
    });
    const rooms = createRooms(mediaHosts, roomTokens);
    const connected = createConnected(db, log);
    const lease = createLease(db, log, () => performance.now());
    await lease.renew();
    const departures = createDepartures({ db, log, lease, connected });
    const boards = createBoards({ db, nudges, log, callers: () => connected.callers.ids });
    const availability = createAvailability({ db, boards, log });

    /** A dashboard has been gone for a while, if nobody of it has been seen again. */
    async function endDesk(user: UserId): Promise<void> {
      const never = Number.MAX_SAFE_INTEGER / 1e6;
      const closed = deskClosedSeconds - margin;
      const gone = { offered: closed, offeredLease: never, talking: counselorGraceSeconds - margin };
      for (const { call, counselor } of await presenceRepository.abandonedCalls(db, gone, user)) {
        await calls.tryApply(call, { type: 'counselor_gone', counselor });
      }
      if ((await presenceRepository.setGoneOffline(db, { closed, lease: never }, user)).length === 0) return;
      nudges.publish([
        `desk:${user}`,
        ...(await presenceRepository.teamsOf(db, user)).map((team) => `team:${team}` as const),
      ]);
    }

    async function onRoomEvent(event: RoomEvent): Promise<void> {
      const id = brand<CallId>(event.room);
      switch (event.event) {
        case 'media_flowing':
          await calls.tryApply(id, { type: 'media_flowing', epoch: event.epoch });
          return;
        case 'participant_left':
          if (event.reason === 'left') await onLeft(id, event.role, event.epoch);
          return;
        case 'room_closed':
          if (event.reason === 'worker_died' || event.reason === 'host_stopped') await moveRoom(id, event.epoch);
          return;
        case 'participant_joined':
          return;
        default:
          event satisfies never;
      }
    }

    /** Hung up at the media host, which is heard even where the server was not there to hear the page itself. */
    async function onLeft(id: CallId, role: 'caller' | 'counselor', epoch: number): Promise<void> {
      const call = (await callerPresenceRepository.talking(db, id))[0];
      if (call?.epoch !== epoch) return;
      await calls.tryApply(
        id,
        role === 'caller' ? { type: 'caller_hung_up' } : { type: 'counselor_hung_up', counselor: call.counselor },
      );
    }

    async function moveRoom(id: CallId, epoch: number): Promise<void> {
      try {
        await calls.tryApply(id, { type: 'room_moved', epoch: epoch + 1, mediaHost: await rooms.place() });
      } catch (error) {
        // No host is left: the sweeper moves the room as soon as there is one.
        if (!(error instanceof DomainError)) throw error;
      }
    }

    const roomEvents = createRoomEvents(redis, log, onRoomEvent);
    const sweeper = createSweeper({
      db,
      log,
      calls,
      callbacks,
      returning,
      referrals,
      rooms,
      dispatch,
      lease,
      mediaHosts,
      nudges,
      metrics,
    });
    metrics.level(
      'callers_connected',
      'Calls whose callers are connected to this process',
      () => connected.callers.size,
    );
    metrics.level(
      'counselors_connected',
      'Counselors who are connected to this process',
      () => connected.counselors.size,
    );

    app.decorate('queue', {
      calls,
      chat,
      callbacks,
      referrals,
      ratings,
      returning,
      summaries,
      rooms,
      dispatch,
      boards,
      availability,
      connected,
      lease,
      timers,
    });
    app.addHook('preClose', async () => {
      connected.close();
      departures.close();
      lease.close();
      boards.close();
      await Promise.allSettled([dispatch.close(), sweeper.close(), roomEvents.close(), timers.close()]);
      await callbacks.close();
    });
  },
  { name: 'queue', dependencies: ['postgres', 'redis', 'nudges', 'media-hosts', 'room-tokens', 'metrics'] },
);
