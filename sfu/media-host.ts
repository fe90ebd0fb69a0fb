import websocket, { type WebSocket } from '@fastify/websocket';
import Fastify, { LogController } from 'fastify';
import type { Registry as MetricsRegistry } from 'prom-client';
import type { Config } from './config.ts';
import { type MediaHost as Entry, participantSocketPath, sfuCloseCodes, sfuHeartbeatSeconds } from './contract.ts';
import { createRoomEvents } from './events.ts';
import { iceServersFor } from './ice-servers.ts';
import { loggerOptions } from './log.ts';
import { mediaCodecs } from './media.ts';
import { createMetrics } from './metrics.ts';
import { type ParticipantSocket, serveParticipant } from './participant-socket.ts';
import { connectRedis } from './redis.ts';
import { type Registry, startRegistry } from './registry.ts';
import { createRooms } from './rooms.ts';
import { createTokenVerifier } from './token.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface MediaHost {
  /** Opens the port and enters the register; resolves with the port. */
  listen(): Promise<number>;
  /** Takes no new rooms, and resolves when the last has ended or the time is over. */
  drain(limitMs: number): Promise<void>;
  /** Ends every room and all else; may be called at any time, and again. */
  close(): Promise<void>;
  readonly metrics: MetricsRegistry;
  /** The processes of the media workers. */
  readonly workerPids: readonly number[];
}

/** The largest message; the largest honest one is a join, with all that a browser can receive. */
const maxPayload = 64 * 1024;
/**
 * Participants that one worker takes at load 1. A core forwards some 500 streams; a participant of a talk between two
 * sends two and receives two.
 */
const participantsPerWorker = 120;

/** The whole media host, part by part. */
export async function createMediaHost(config: Config, stream?: NodeJS.WritableStream): Promise<MediaHost> {
  const now = () => Date.now();
  const app = Fastify({
    logger: { ...loggerOptions(config.logLevel), ...(stream && { stream }) },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024,
  });
  const { log } = app;
  const tokens = await createTokenVerifier(config.roomTokenPublicKey, config.id);
  const pool = await createWorkerPool({ config, mediaCodecs, log, onChange: () => registry?.changed() });
  const redis = connectRedis(config.redisUrl, log);
  const events = createRoomEvents({ redis, prefix: config.redisPrefix, host: config.id, log, now });
  const rooms = createRooms({
    leastLoaded: pool.leastLoaded,
    graceMs: config.graceMs,
    log,
    events,
    onChange: () => {
      registry?.changed();
      if (rooms.all.length === 0) onEmpty?.();
    },
    now,
  });
  const sockets = new Set<ParticipantSocket>();
  let registry: Registry | undefined;
  let onEmpty: (() => void) | undefined;
  let cpu = { share: 0, at: -Infinity };

  const participants = (): number => pool.workers.reduce((sum, worker) => sum + worker.participants, 0);
  const load = (): number => {
    const places = Math.max(1, pool.workers.length) * participantsPerWorker;
    return Math.max(participants() / places, cpu.share);
  };
  const metrics = createMetrics({
    workers: () => pool.workers.length,
    workerDeaths: () => pool.deaths,
    rooms: () => rooms.all.length,
    participants,
    sockets: () => sockets.size,
    load,
    eventsWaiting: () => events.waiting,
    eventsDropped: () => events.dropped,
  });

  await app.register(websocket, {
    options: { maxPayload, perMessageDeflate: false },
    // The socket answers a broken frame or a message that is too large with its close code by itself.
    errorHandler: (error) => log.debug({ err: error }, 'A socket failed'),
    preClose: (done) => done(),
  });
  app.get('/health/live', async () => ({ ok: true }));
  app.get('/health/ready', async (_, reply) => {
    const redisIsThere = await redis.ping().then(
      () => true,
      () => false,
    );
    const ok = redisIsThere && pool.workers.length > 0 && !rooms.draining;
    return reply
      .code(ok ? 200 : 503)
      .send({ ok, redis: redisIsThere, workers: pool.workers.length, draining: rooms.draining });
  });
  app.get('/metrics', async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  app.get(participantSocketPath, { websocket: true }, (socket) => {
    const served = serveParticipant(socket, {
      rooms,
      tokens,
      iceServers: () => iceServersFor(config, now()),
      log,
      joinMs: config.joinMs,
      now: () => performance.now(),
      onRefusal: metrics.refused,
      onClose: metrics.socketClosed,
    });
    sockets.add(served);
    socket.on('close', () => sockets.delete(served));
  });
  const heart = setInterval(() => {
    for (const socket of sockets) socket.beat();
  }, sfuHeartbeatSeconds * 1000);

  const describe = async (url: string): Promise<Entry> => {
    // The register is also written at each change; over so short a time a share would tell nothing.
    const at = performance.now();
    if (at - cpu.at > 900) cpu = { share: await pool.measureCpu(at), at };
    return {
      id: config.id,
      url,
      workers: pool.workers.length,
      participants: participants(),
      load: load(),
      draining: rooms.draining,
      rooms: rooms.describe(),
    };
  };

  const closeAll = async (): Promise<void> => {
    clearInterval(heart);
    rooms.drain();
    rooms.closeAll('host_stopped');
    for (const socket of sockets) socket.close(sfuCloseCodes.goingAway, 'The host stops');
    await Promise.all([registry?.close(), events.close()]);
    await Promise.all([...app.websocketServer.clients].map(hungUp));
    await app.close();
    await pool.close();
    redis.disconnect();
  };
  let closing: Promise<void> | undefined;

  return {
    listen: async () => {
      await app.listen({ host: config.host, port: config.port });
      const address = app.server.address();
      const port = address !== null && typeof address === 'object' ? address.port : config.port;
      const url = config.url ?? `ws://localhost:${port}${participantSocketPath}`;
      const { redisPrefix: prefix, id } = config;
      registry = startRegistry({ redis, prefix, id, describe: () => describe(url) });
      return port;
    },
    drain: (limitMs) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
        rooms.drain();
      }),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
    metrics: metrics.registry,
    get workerPids() {
      return pool.workers.map(({ pid }) => pid);
    },
  };
}

/** How long a page has to answer that its socket closes, in milliseconds. */
const hangUpMs = 500;

/** Resolves when a socket is closed; one whose page doesn't answer is cut. */
function hungUp(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), hangUpMs);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close(sfuCloseCodes.goingAway, 'The host stops');
  });
}
