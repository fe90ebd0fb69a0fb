import path from 'node:path';
import { type KeptProcess, keepRunning } from '../services/keep-running.ts';
import { root } from '../setup/paths.ts';
import type { Secrets } from '../setup/secrets.ts';
import { webRoot } from '../setup/web-build.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** How this run is reached: from this machine alone, or from phones on its network. */
export interface Topology {
  /** What codes say. */
  readonly publicUrl: string;
  readonly serverPort: number;
  readonly sfuPort: number;
  /** The media host's socket as browsers reach it. */
  readonly sfuUrl: string;
  readonly mediaPort: number;
  readonly mediaListenIp: string;
  readonly mediaAddress: string;
  readonly behindProxy: boolean;
}

export interface ProductOptions {
  readonly topology: Topology;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly workerBin: string;
  readonly logs: string;
  /** What the person at the terminal has set: it may say more than we do, such as LOG_LEVEL. */
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (line: string) => void;
}

export interface Product {
  stop(): Promise<void>;
}

/** Runs the server and the media host, each kept running, and waits until both are ready. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { topology, secrets, env, logs } = options;
  const shared = { ...env, HOST: '127.0.0.1', REDIS_URL: options.redisUrl };
  const run = (name: string, script: string, own: NodeJS.ProcessEnv): KeptProcess =>
    keepRunning({
      name,
      args: [script],
      env: { ...shared, ...own },
      cwd: root,
      logFile: path.join(logs, `${name}.log`),
      tell: options.tell,
    });

  const server = run('server', 'server/main.ts', {
    NODE_ENV: env['NODE_ENV'] ?? 'development',
    PORT: String(topology.serverPort),
    PUBLIC_URL: topology.publicUrl,
    DATABASE_URL: options.databaseUrl,
    ROOM_TOKEN_PRIVATE_KEY_FILE: secrets.roomTokenPrivateKeyFile,
    COOKIE_SECRET_FILE: secrets.cookieSecretFile,
    VAPID_PUBLIC_KEY_FILE: secrets.vapidPublicKeyFile,
    VAPID_PRIVATE_KEY_FILE: secrets.vapidPrivateKeyFile,
    VAPID_SUBJECT: env['VAPID_SUBJECT'] ?? 'mailto:operator@demo.example',
    WEB_ROOT: webRoot,
    TRUST_PROXY: String(topology.behindProxy),
  });
  const sfu = run('sfu', 'sfu/main.ts', {
    PORT: String(topology.sfuPort),
    SFU_ID: 'local',
    SFU_URL: topology.sfuUrl,
    ROOM_TOKEN_PUBLIC_KEY_FILE: secrets.roomTokenPublicKeyFile,
    RTC_LISTEN_IP: topology.mediaListenIp,
    RTC_ANNOUNCED_ADDRESS: topology.mediaAddress,
    RTC_PORT_BASE: String(topology.mediaPort),
    MEDIASOUP_WORKER_BIN: options.workerBin,
  });
  const stop = async () => {
    await server.stop();
    await sfu.stop();
  };

  const ready = (name: string, port: number, kept: KeptProcess) =>
    waitUntilReady({
      name,
      url: `http://127.0.0.1:${port}/health/ready`,
      logFile: path.join(logs, `${name}.log`),
      deaths: kept.deaths,
    });
  try {
    await Promise.all([ready('server', topology.serverPort, server), ready('sfu', topology.sfuPort, sfu)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
