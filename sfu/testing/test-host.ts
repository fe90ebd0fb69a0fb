import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { SignJWT } from 'jose';
import { Value } from 'typebox/value';
import { type Config, loadConfig } from '../config.ts';
import {
  MediaHost as Entry,
  participantSocketPath,
  RoomEvent,
  registerKey,
  roomEventStream,
  roomTokenAlgorithm,
} from '../contract.ts';
import { createMediaHost, type MediaHost } from '../media-host.ts';
import type { TestRedis } from './redis-server.ts';
import { TestClient } from './test-client.ts';

const keys = generateKeyPairSync('ed25519');
/** The private half of the key that test hosts believe. */
export const signingKey = keys.privateKey;
/** Its public half, in PEM. */
export const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export interface TestClaims {
  readonly room?: string;
  readonly participant?: string;
  readonly role?: string;
  readonly epoch?: number;
  readonly audience?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly key?: typeof signingKey;
}

/** A real media host with real workers, on free ports, with a Redis prefix of its own. */
export class TestHost {
  readonly config: Config;
  readonly host: MediaHost;
  readonly port: number;
  /** All that it wrote to its log. */
  readonly log: string[];
  readonly #redis: TestRedis;
  readonly #clients: TestClient[] = [];

  private constructor(config: Config, host: MediaHost, port: number, log: string[], redis: TestRedis) {
    this.config = config;
    this.host = host;
    this.port = port;
    this.log = log;
    this.#redis = redis;
  }

  static async start(redis: TestRedis, overrides: Partial<Config> = {}): Promise<TestHost> {
    const config: Config = {
      ...loadConfig({
        ...(process.env['MEDIASOUP_WORKER_BIN'] && { MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] }),
        PORT: '0',
        REDIS_URL: redis.url,
        REDIS_PREFIX: `${randomUUID()}:`,
        ROOM_TOKEN_PUBLIC_KEY: publicKey,
        RTC_PORT_BASE: '0',
        WORKERS: '1',
      }),
      ...overrides,
    };
    const log: string[] = [];
    const stream = new Writable({
      write: (chunk, _, done) => {
        log.push(String(chunk));
        done();
      },
    });
    const host = await createMediaHost(config, stream);
    return new TestHost(config, host, await host.listen(), log, redis);
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}${participantSocketPath}`;
  }

  /** A token as the server would sign it, or one with something wrong. */
  token(claims: TestClaims = {}): Promise<string> {
    const { room = 'room-1', role = 'caller', epoch = 1, expiresIn = 60 } = claims;
    return new SignJWT({ room, role, epoch })
      .setProtectedHeader({ alg: roomTokenAlgorithm })
      .setAudience(claims.audience ?? this.config.id)
      .setSubject(claims.participant ?? 'caller-1')
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
      .sign(claims.key ?? signingKey);
  }

  async connect(): Promise<TestClient> {
    const client = await TestClient.connect(this.url);
    this.#clients.push(client);
    return client;
  }

  /** A client that is in a room. */
  async join(claims: TestClaims = {}, resume = false): Promise<TestClient> {
    const client = await this.connect();
    await client.join(await this.token(claims), resume);
    return client;
  }

  async entry(): Promise<Entry | null> {
    const entry = await this.#redis.client.get(`${this.config.redisPrefix}${registerKey(this.config.id)}`);
    return entry === null ? null : Value.Parse(Entry, JSON.parse(entry));
  }

  async events(): Promise<RoomEvent[]> {
    const entries = await this.#redis.client.xrange(`${this.config.redisPrefix}${roomEventStream}`, '-', '+');
    return entries.map(([, fields]) => Value.Parse(RoomEvent, JSON.parse(fields[1] ?? '')));
  }

  async get(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`);
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.cut();
    await this.host.close();
  }
}
