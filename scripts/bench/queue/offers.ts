import { randomBytes, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { connect } from '../../../db/connect.ts';
import { callerSocketPath, ToCaller } from '../../../server/contract/caller-socket.ts';
import type { ToCounselor } from '../../../server/contract/counselor-socket.ts';
import type { TeamId } from '../../../server/contract/ids.ts';
import { brand } from '../../../server/platform/ids.ts';
import { seed } from '../../seed.ts';
import { openDesk } from '../desk.ts';
import { quantile } from '../quantile.ts';
import { type Server, startServer } from '../server.ts';
import { openWire, type Wire } from '../wire.ts';
import { addCounselors } from './crowd.ts';

/** Beside the one who is free. */
const counselorsAtWork = 999;
/** Asked before it counts: until the compilers of JavaScript have seen enough. */
const warmUp = 300;
/** Callers take turns, so that none says more in a second than a page may. */
const callers = 24;

interface Times {
  readonly offers: readonly number[];
  readonly bare: readonly number[];
}

/**
 * How long it takes from a caller's request until both sockets tell of the offer, in a real server with real sockets;
 * and, in between, what a bare publish and a bare commit take on the same Redis and PostgreSQL. In milliseconds, p99.
 */
export async function compareOffers(
  services: { databaseUrl: string; redisUrl: string; folder: string },
  times: number,
): Promise<{ offer: number; bare: number; median: { offer: number; bare: number } }> {
  const password = randomBytes(9).toString('base64url');
  const people = { admin: password, manager: password, supervisor: password, counselor: password };
  const demo = await seed(services.databaseUrl, people);
  await addColleagues(services.databaseUrl);
  const email = demo.users.find((user) => user.role === 'counselor')?.email ?? '';

  await using server = await startServer(services);
  await using bare = await openBare(services.databaseUrl, services.redisUrl);
  const desk = await openDesk(server, email, password);
  const pages = await Promise.all(Array.from({ length: callers }, () => openPage(server, demo.demoCode)));
  const measured = await takeTurns(pages, desk, bare, times);
  for (const wire of [...pages, desk]) wire.close();
  return {
    offer: quantile(measured.offers, 0.99),
    bare: quantile(measured.bare, 0.99),
    median: { offer: quantile(measured.offers, 0.5), bare: quantile(measured.bare, 0.5) },
  };
}

async function takeTurns(pages: readonly Page[], desk: Wire<ToCounselor>, bare: Bare, times: number): Promise<Times> {
  const offers: number[] = [];
  const bares: number[] = [];
  for (let n = -warmUp; n < times; n++) {
    const page = pages[(n + warmUp) % pages.length];
    if (!page) break;
    const offer = await askAndRing(page, desk);
    const alone = await bare.publishAndCommit();
    if (n < 0) continue;
    offers.push(offer);
    bares.push(alone);
  }
  return { offers, bare: bares };
}

/** Asks for a counselor, hears of the ring on both sides, and hangs up again. Gives how long it took to hear of it. */
async function askAndRing(page: Page, desk: Wire<ToCounselor>): Promise<number> {
  const ringsHere = page.hear((said) => said.type === 'call' && said.call.state === 'ringing');
  const ringsThere = desk.hear((said) => said.type === 'desk' && said.desk.offer !== null);
  const began = performance.now();
  page.say({ type: 'ask_call', kind: 'video', languages: ['fr'] });
  const heard = Math.max(...(await Promise.all([ringsHere, ringsThere])));
  const over = [
    page.hear((said) => said.type === 'call' && said.call.state === 'ended'),
    desk.hear((said) => said.type === 'desk' && said.desk.offer === null && said.desk.presence === 'available'),
  ];
  page.say({ type: 'hang_up' });
  await Promise.all(over);
  return heard - began;
}

type Page = Wire<ToCaller>;

async function openPage(server: Server, code: string): Promise<Page> {
  const page = await openWire(server.socketUrl + callerSocketPath, ToCaller);
  const opened = page.hear((said) => said.type === 'visit_opened');
  page.say({ type: 'open_visit', visit: randomUUID(), code, language: 'fr' });
  await opened;
  return page;
}

async function addColleagues(databaseUrl: string): Promise<void> {
  const db = connect(databaseUrl, { maxConnections: 1 });
  try {
    const { id } = await db.selectFrom('teams').select('id').executeTakeFirstOrThrow();
    await addCounselors(db, brand<TeamId>(id), counselorsAtWork, 'away');
  } finally {
    await db.destroy();
  }
}

interface Bare extends AsyncDisposable {
  /** Milliseconds from a PUBLISH until a subscriber has it, and of one row's insertion and commit after it. */
  publishAndCommit(): Promise<number>;
}

async function openBare(databaseUrl: string, redisUrl: string): Promise<Bare> {
  const publisher = new Redis(redisUrl);
  const subscriber = new Redis(redisUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('create table bare (id uuid primary key, at timestamptz not null default now())');
  await subscriber.subscribe('bare');
  return {
    async publishAndCommit() {
      const id = randomUUID();
      const began = performance.now();
      const received = new Promise<void>((resolve) => {
        subscriber.once('message', () => resolve());
      });
      await publisher.publish('bare', id);
      await received;
      await client.query('insert into bare (id) values ($1)', [id]);
      return performance.now() - began;
    },
    async [Symbol.asyncDispose]() {
      publisher.disconnect();
      subscriber.disconnect();
      await client.end();
    },
  };
}
