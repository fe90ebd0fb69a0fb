import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from '../../test/support/until.ts';

/** A Redis as tests use it: by its address, and through a connection to look into it with. */
export interface TestRedis {
  readonly url: string;
  readonly client: Redis;
  stop(): Promise<void>;
}

/** The run's shared Redis. */
export function sharedRedis(url: string): TestRedis {
  const client = connect(url);
  return { url, client, stop: async () => client.disconnect() };
}

function connect(url: string): Redis {
  return new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null }).on('error', () => {});
}

/** A Redis of a test's own, on a socket of its own, that may be killed and started again. */
export class RedisServer implements TestRedis {
  readonly url: string;
  readonly #folder: string;
  #process: ChildProcess | null = null;
  #client: Redis | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
    this.url = join(folder, 'redis.sock');
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await mkdtemp(join(tmpdir(), 'sfu-redis-')));
    await server.start();
    return server;
  }

  /** A connection to look into it with. */
  get client(): Redis {
    this.#client ??= connect(this.url);
    return this.#client;
  }

  async start(): Promise<void> {
    const options = [
      '--port',
      '0',
      '--unixsocket',
      this.url,
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      this.#folder,
    ];
    this.#process = spawn('redis-server', options, { stdio: 'ignore' });
    await until(async () => ((await this.client.ping()) === 'PONG' ? null : 'Redis does not answer'));
  }

  /** Ends it without a word, as a crash would; all that it held is gone. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    this.#client?.disconnect();
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
