import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { hasEnded, launch, stopChild } from '../services/launch.ts';
import { anyFreePort } from '../services/ports.ts';
import { root } from '../setup/paths.ts';
import { waitUntilReady } from '../start/wait-until-ready.ts';

/** A process of the server, as an operator would run it. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  readonly socketUrl: string;
}

/** The keys that a server signs room tokens with, and a media host checks them by. */
export const roomTokenKeys = () =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

export interface ServerPlan {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** For its log. */
  readonly folder: string;
  /** The built pages; without them the server has sockets only. */
  readonly webRoot?: string;
  /** Where it listens, and what browsers call it by, where that is another port. */
  readonly port?: number;
  readonly publicUrl?: string;
  readonly privateKey?: string;
}

/** Starts the server over these databases, and waits until it is ready. */
export async function startServer({ databaseUrl, redisUrl, folder, ...plan }: ServerPlan): Promise<Server> {
  const webRoot = plan.webRoot ?? path.join(folder, 'web');
  mkdirSync(path.join(webRoot, 'assets'), { recursive: true });
  const port = plan.port ?? (await anyFreePort());
  const url = `http://localhost:${port}`;
  const process = await startProcess('server', folder, port, {
    PUBLIC_URL: plan.publicUrl ?? url,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ROOM_TOKEN_PRIVATE_KEY: plan.privateKey ?? roomTokenKeys().privateKey,
    COOKIE_SECRET: randomBytes(32).toString('hex'),
    WEB_ROOT: webRoot,
  });
  return { ...process, url, socketUrl: url.replace('http', 'ws') };
}

export interface MediaHostPlan {
  readonly redisUrl: string;
  readonly folder: string;
  readonly port: number;
  /** Its socket as browsers reach it. */
  readonly url: string;
  readonly publicKey: string;
  readonly workerBin: string;
  /** Where it takes media, and the address by which browsers reach that. */
  readonly rtcPort: number;
  readonly announcedAddress: string;
}

/** Starts a media host with one worker, and waits until it is ready. */
export function startMediaHost({ redisUrl, folder, port, ...plan }: MediaHostPlan): Promise<AsyncDisposable> {
  return startProcess('sfu', folder, port, {
    REDIS_URL: redisUrl,
    SFU_URL: plan.url,
    ROOM_TOKEN_PUBLIC_KEY: plan.publicKey,
    MEDIASOUP_WORKER_BIN: plan.workerBin,
    RTC_PORT_BASE: String(plan.rtcPort),
    RTC_ANNOUNCED_ADDRESS: plan.announcedAddress,
    WORKERS: '1',
  });
}

async function startProcess(
  name: 'server' | 'sfu',
  folder: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<AsyncDisposable> {
  const logFile = path.join(folder, `${name}.log`);
  const child = launch({
    command: process.execPath,
    args: [path.join(root, name, 'main.ts')],
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    logFile,
  });
  const stop = () => stopChild(child, 'SIGTERM');
  try {
    const deaths = () => (hasEnded(child) ? Number.POSITIVE_INFINITY : 0);
    await waitUntilReady({ name: `The ${name}`, url: `http://localhost:${port}/health/ready`, logFile, deaths });
  } catch (error) {
    await stop();
    throw error;
  }
  return { [Symbol.asyncDispose]: stop };
}
