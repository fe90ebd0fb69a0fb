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

export interface ServerPlan {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** For its log. */
  readonly folder: string;
  /** The built pages; without them the server has sockets only. */
  readonly webRoot?: string;
}

/** Starts the server over these databases, and waits until it is ready. */
export async function startServer({ databaseUrl, redisUrl, folder, ...plan }: ServerPlan): Promise<Server> {
  const webRoot = plan.webRoot ?? path.join(folder, 'web');
  mkdirSync(path.join(webRoot, 'assets'), { recursive: true });
  const port = await anyFreePort();
  const url = `http://localhost:${port}`;
  const logFile = path.join(folder, 'server.log');
  const child = launch({
    command: process.execPath,
    args: [path.join(root, 'server/main.ts')],
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      ROOM_TOKEN_PRIVATE_KEY: generateKeyPairSync('ed25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey,
      COOKIE_SECRET: randomBytes(32).toString('hex'),
      WEB_ROOT: webRoot,
    },
    logFile,
  });
  const stop = () => stopChild(child, 'SIGTERM');
  try {
    const deaths = () => (hasEnded(child) ? Number.POSITIVE_INFINITY : 0);
    await waitUntilReady({ name: 'The server', url: `${url}/health/ready`, logFile, deaths });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, socketUrl: url.replace('http', 'ws'), [Symbol.asyncDispose]: stop };
}
