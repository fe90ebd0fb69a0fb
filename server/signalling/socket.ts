import type { WebSocket } from '@fastify/websocket';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { heartbeatSeconds, type Refused } from '../contract/caller-socket.ts';
import { closeCodes } from '../contract/errors.ts';
import { DomainError, meaningOf } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import { problemOf } from '../platform/problems.ts';
import { tokenBucket } from './rate-limit.ts';

/** A person's page says a few things a second at most; a flood is cut off long before it costs anything. */
const burst = 60;
const perSecond = 20;
/** Messages that may wait while one is worked on. */
const longestQueue = 64;
/** A peer that takes nothing off its connection is dropped before it fills our memory. */
const largestBacklogBytes = 1024 * 1024;

/** One end of a conversation: says things, and learns of messages one at a time. */
export interface Peer<Out> {
  send(message: Out): void;
  refuse(error: unknown, to: string | null): void;
  close(code: number, reason: string): void;
}

export interface Conversation<In extends TSchema, Out> {
  incoming: In;
  log: Log;
  /** Answers one message. What it throws is told to the other side. */
  onMessage(message: Static<In>, peer: Peer<Out>): Promise<void>;
  /** `silentSeconds`: for how long nothing had been heard. */
  onClose(silentSeconds: number): Promise<void>;
  /** How often the heart beats, in seconds. */
  heartbeatSeconds?: number;
  /** Nothing heard for so long, not even a pong: the other side is dead though its connection is not. */
  silenceSeconds?: number;
  /** Only messages count as a sign of life: a browser answers pings for a page that is frozen. */
  messagesOnly?: boolean;
}

/** A phone that waits is not kept awake for this: pongs are answered below the page. */
const callerSilenceSeconds = 12;

/**
 * Holds a conversation over a WebSocket: checks, counts and orders what comes in, beats the heart, and ends with a close
 * code that fits. Nothing that the other side sends gets past here unchecked, and nothing that it sends can throw.
 */
export function converse<In extends TSchema, Out extends object>(
  socket: WebSocket,
  {
    incoming,
    log,
    onMessage,
    onClose,
    heartbeatSeconds: beat = heartbeatSeconds,
    silenceSeconds = callerSilenceSeconds,
    messagesOnly = false,
  }: Conversation<In, Out>,
): Peer<Out> {
  const check = Compile(incoming);
  const bucket = tokenBucket(burst, perSecond, performance.now());
  const queue: string[] = [];
  let working = false;
  let closed = false;
  let lastHeard = performance.now();
  const silentFor = (): number => (performance.now() - lastHeard) / 1000;

  const sendRaw = (message: object): void => {
    if (closed || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > largestBacklogBytes) {
      socket.terminate();
      return;
    }
    socket.send(JSON.stringify(message));
  };

  const peer: Peer<Out> = {
    send: sendRaw,
    refuse(error, to) {
      const { code, detail } = problemOf(error);
      if (!(error instanceof DomainError)) log.error({ err: error }, 'A message failed');
      sendRaw({ type: 'refused', code, detail, to } satisfies Refused);
      const { close } = meaningOf(code);
      if (close !== null && code !== 'internal') this.close(close, code);
    },
    close(code, reason) {
      if (!closed) socket.close(code, reason);
    },
  };

  async function work(): Promise<void> {
    working = true;
    for (let text = queue.shift(); text !== undefined && !closed; text = queue.shift()) {
      const message = parse(text);
      const to = typeOf(message);
      try {
        if (message === undefined) throw new DomainError('bad_request', 'The message is not JSON');
        if (!check.Check(message)) throw unknownShape(to);
        await onMessage(message, peer);
      } catch (error) {
        peer.refuse(error, to);
      }
    }
    working = false;
  }

  if (!messagesOnly) {
    socket.on('pong', () => {
      lastHeard = performance.now();
    });
  }

  socket.on('message', (data, isBinary) => {
    if (closed) return;
    lastHeard = performance.now();
    if (isBinary) return peer.close(closeCodes.badMessage, 'text only');
    if (queue.length >= longestQueue || !bucket.take(performance.now())) {
      queue.length = 0;
      return peer.close(closeCodes.tooMany, 'too_many');
    }
    queue.push(data.toString());
    if (!working) void work();
  });

  let lastBeat = performance.now();
  const heartbeat = setInterval(() => {
    const now = performance.now();
    // This process stood still itself, and may not have read yet what the other side said: it gets its time anew.
    if (now - lastBeat > beat * 2000) lastHeard = now;
    lastBeat = now;
    if (silentFor() > silenceSeconds) {
      socket.terminate();
      return;
    }
    sendRaw({ type: 'heartbeat' });
    if (!messagesOnly && socket.readyState === socket.OPEN) socket.ping();
  }, beat * 1000);
  // ws closes by itself after a protocol error or a message over the limit; its error event only has to be heard.
  socket.on('error', (error) => log.debug({ err: error }, 'A socket broke'));
  socket.on('close', () => {
    closed = true;
    queue.length = 0;
    clearInterval(heartbeat);
    onClose(silentFor()).catch((error: unknown) =>
      log.error({ err: error }, 'The end of a socket could not be written down'),
    );
  });
  return peer;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const typeOf = (message: unknown): string | null =>
  typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string'
    ? message.type.slice(0, 40)
    : null;

const unknownShape = (to: string | null): DomainError =>
  new DomainError(
    'bad_message',
    to === null
      ? 'A message is an object with a type'
      : 'The type is unknown here, a field is missing, superfluous or of the wrong kind, or a text has control characters: see the contract',
  );
