import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { type Calls, createCalls } from '../../server/calls/service.ts';
import { type Chat, createChat } from '../../server/chat/service.ts';
import type { CallId, CampaignId, UserId, VisitId } from '../../server/contract/ids.ts';
import { createDispatch, type Dispatch } from '../../server/dispatch/service.ts';
import { type PlacementOfCode, resolveCode } from '../../server/placements/resolve.ts';
import { brand } from '../../server/platform/ids.ts';
import { nudges } from '../../server/platform/nudges.ts';
import { postgres } from '../../server/platform/postgres.ts';
import { redis } from '../../server/platform/redis.ts';
import { whispers } from '../../server/platform/whispers.ts';
import { createReferrals, type Referrals } from '../../server/referrals/service.ts';
import { createReturning } from '../../server/returning/service.ts';
import { createSummaries } from '../../server/returning/summaries.ts';
import { type KeptRouting, routingRepository } from '../../server/routing/repository.ts';
import { silentLog } from './log.ts';

/** The services of one server process without its sockets. It matches when somebody enters or a test says so, and only then. */
export interface QueueServices {
  readonly app: FastifyInstance;
  readonly calls: Calls;
  readonly chat: Chat;
  readonly referrals: Referrals;
  readonly dispatch: Dispatch;
  close(): Promise<void>;
}

export async function startQueueServices(at: {
  databaseUrl: string;
  redisUrl: string;
  redisPrefix: string;
}): Promise<QueueServices> {
  const app = Fastify();
  await app.register(postgres, { databaseUrl: at.databaseUrl });
  await app.register(redis, { redisUrl: at.redisUrl, redisPrefix: at.redisPrefix });
  await app.register(nudges);
  await app.register(whispers);
  await app.ready();
  const chat = createChat(app);
  const referrals = createReferrals(app);
  const returning = createReturning(app);
  const summaries = createSummaries(app);
  const dispatch: Dispatch = createDispatch({ db: app.db, log: silentLog, calls: () => calls });
  const calls: Calls = createCalls({
    db: app.db,
    nudges: app.nudges,
    routingOf,
    recentRoutingOf: (campaign) => routingOf(app.db, campaign),
    async forget(tx, call) {
      await chat.forget(tx, call);
      await returning.settle(tx, call);
      await summaries.forget(tx, call);
    },
    setDeadline: () => {},
    queueChanged: () => {},
    enter: (entrance) => dispatch.enter(entrance),
  });
  const close = async () => {
    await dispatch.close();
    await app.close();
  };
  return { app, calls, chat, referrals, dispatch, close };
}

/** How a campaign's calls are routed; it must be one. */
export async function routingOf(db: Database, campaign: CampaignId): Promise<KeptRouting> {
  const routing = await routingRepository.read(db, campaign);
  if (routing === null) throw new Error('no such campaign');
  return routing;
}

/** What a code leads to; it must be in use. */
export async function placementOf(db: Database, code: string): Promise<PlacementOfCode> {
  const { placement } = await resolveCode(db, code);
  if (placement === null) throw new Error('no such code');
  return placement;
}

/** A page that was opened from a code. */
export async function openVisit(db: Database, placement: PlacementOfCode): Promise<VisitId> {
  const id = randomUUID();
  await db.insertInto('visits').values({ id, placement_id: placement.id, language: 'fr' }).execute();
  return brand(id);
}

/** A counselor of the placement's team, at work. */
export async function addCounselor(db: Database, placement: PlacementOfCode): Promise<UserId> {
  const id = randomUUID();
  await db
    .insertInto('users')
    .values({ id, role: 'counselor', email: `${id}@demo.example`, name: 'Ana', password_hash: 'none' })
    .execute();
  await db.insertInto('team_members').values({ team_id: placement.campaign.team, user_id: id }).execute();
  await db.insertInto('presence').values({ user_id: id, state: 'available' }).execute();
  return brand(id);
}

/** Rings a call at a counselor who takes it: by hand, as the matching would. */
export async function answer({ app, calls }: QueueServices, call: CallId, counselor: UserId): Promise<void> {
  const { team_id, kind } = await app.db
    .selectFrom('calls')
    .select(['team_id', 'kind'])
    .where('id', '=', call)
    .executeTakeFirstOrThrow();
  const { fence } = await app.db
    .selectNoFrom(sql<number>`nextval('offer_fence')::int`.as('fence'))
    .executeTakeFirstOrThrow();
  const step = await app.db.transaction().execute(async (tx) => {
    // Without a dashboard they may have been taken for gone.
    await tx
      .updateTable('presence')
      .set({ state: 'available', left_at: null })
      .where('user_id', '=', counselor)
      .execute();
    return calls.applyIn(tx, call, { type: 'offer', counselor, fence, team: brand(team_id), rings: 60 });
  });
  calls.announce([step]);
  await calls.apply(call, { type: 'accept', counselor, fence, mediaHost: kind === 'text' ? null : 'none' });
}
