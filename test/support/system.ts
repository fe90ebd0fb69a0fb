import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { connect, type Database } from '../../db/connect.ts';
import { type DemoData, seed } from '../../scripts/seed.ts';
import { anyFreePort } from '../../scripts/services/ports.ts';
import { signIn } from '../../scripts/services/sign-in.ts';
import { root } from '../../scripts/setup/paths.ts';
import type { Role } from '../../server/contract/call.ts';
import { createTestDatabase } from './database.ts';
import { redisPrefix, redisUrl } from './redis.ts';
import { until } from './until.ts';

/** A process of the product, as an operator would run it. */
export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged so far. */
  log(): string;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
}

export interface System {
  readonly db: Database;
  readonly demo: DemoData;
  readonly password: string;
  readonly servers: readonly Running[];
  readonly mediaHosts: readonly Running[];
  /** Another server process; its clock may be wrong by so many seconds. */
  startServer(wish?: { clockSkewSeconds: number }): Promise<Running>;
  startMediaHost(): Promise<Running>;
  /** Opens a session at the first server and gives its cookie. */
  signIn(email: string): Promise<string>;
  /** Adds a counselor to the demo's team and gives their e-mail address. */
  addCounselor(name: string): Promise<string>;
  stop(): Promise<void>;
}

export interface SystemWish {
  servers?: number;
  mediaHosts?: number;
  /** Where the test has a PostgreSQL and a Redis of its own, that it stops and starts. */
  services?: { url: string; redisUrl: string; drop(): Promise<void> };
  /** Settings besides those of every test, as an operator would make them: see `.env.example`. */
  settings?: Record<string, string>;
}

/**
 * The whole product in processes of its own, over a database and Redis keys of the test's own: so many servers and
 * media hosts, filled with the demo's data.
 */
export async function startSystem(wish: SystemWish = {}): Promise<System> {
  const database = wish.services ?? (await createTestDatabase());
  const password = randomBytes(9).toString('base64url');
  const passwords: Record<Role, string> = {
    admin: password,
    manager: password,
    supervisor: password,
    counselor: password,
  };
  const demo = await seed(database.url, passwords);
  const db = connect(database.url, { maxConnections: 4 });
  const keys = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const shared = {
    PATH: process.env['PATH'],
    MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
    REDIS_URL: wish.services?.redisUrl ?? redisUrl(),
    REDIS_PREFIX: redisPrefix(),
    LOG_LEVEL: 'info',
    ...wish.settings,
  };
  const cookieSecret = randomBytes(32).toString('hex');
  const publicPort = await anyFreePort();
  const running: Running[] = [];
  const servers: Running[] = [];
  const mediaHosts: Running[] = [];

  async function startServer({ clockSkewSeconds } = { clockSkewSeconds: 0 }): Promise<Running> {
    const port = servers.length === 0 ? publicPort : await anyFreePort();
    const preload = path.join(root, 'test/support/skewed-clock.ts');
    const server = run('server/main.ts', port, {
      ...shared,
      ...(clockSkewSeconds === 0
        ? {}
        : { NODE_OPTIONS: `--import=${preload}`, CLOCK_SKEW_SECONDS: String(clockSkewSeconds) }),
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${publicPort}`,
      DATABASE_URL: database.url,
      ROOM_TOKEN_PRIVATE_KEY: keys.privateKey,
      COOKIE_SECRET: cookieSecret,
      WEB_ROOT: path.join(root, 'dist/web'),
    });
    servers.push(server);
    running.push(server);
    await ready(server);
    return server;
  }

  async function startMediaHost(): Promise<Running> {
    const port = await anyFreePort();
    const host = run('sfu/main.ts', port, {
      ...shared,
      PORT: String(port),
      SFU_URL: `ws://localhost:${port}/sfu/ws`,
      ROOM_TOKEN_PUBLIC_KEY: keys.publicKey,
      RTC_PORT_BASE: '0',
      WORKERS: '1',
    });
    mediaHosts.push(host);
    running.push(host);
    await ready(host);
    return host;
  }

  const system: System = {
    db,
    demo,
    password,
    servers,
    mediaHosts,
    startServer,
    startMediaHost,
    signIn: (email) => signIn(servers[0]?.url ?? '', email, password),
    addCounselor: (name) => addCounselor(db, name),
    async stop() {
      await Promise.all(running.map((one) => end(one)));
      await db.destroy();
      await database.drop();
    },
  };
  try {
    for (let i = 0; i < (wish.mediaHosts ?? 0); i++) await startMediaHost();
    for (let i = 0; i < (wish.servers ?? 1); i++) await startServer();
  } catch (error) {
    await system.stop();
    throw error;
  }
  return system;
}

function run(main: string, port: number, env: Record<string, string | undefined>): Running {
  const child = spawn(process.execPath, [path.join(root, main)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url: `http://localhost:${port}`,
    child,
    log: () => log,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function ready({ url, child, log }: Running): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`A process ended at once:\n${log()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    return answer?.ok ? null : `${url} is not ready:\n${log()}`;
  }, 30);
}

async function end({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(impatience);
}

async function addCounselor(db: Database, name: string): Promise<string> {
  const like = await db
    .selectFrom('users')
    .innerJoin('team_members', 'team_members.user_id', 'users.id')
    .select(['users.password_hash', 'team_members.team_id'])
    .where('users.role', '=', 'counselor')
    .executeTakeFirstOrThrow();
  const email = `${name.toLowerCase()}@demo.example`;
  const { id } = await db
    .insertInto('users')
    .values({ id: crypto.randomUUID(), role: 'counselor', email, name, password_hash: like.password_hash })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('team_members').values({ team_id: like.team_id, user_id: id }).execute();
  return email;
}
