import {
  type Answers,
  type Notice,
  type ParticipantRequest,
  type SfuErrorCode,
  sfuHeartbeatSeconds,
} from '../../sfu/contract.ts';
import type { RtpCapabilities } from '../../sfu/media-parameters.ts';
import type { Check } from '../lib/check.ts';
import { parseMessage, socketUrl } from '../lib/resilient-socket.ts';
import {
  isEmptyAnswer,
  isJoinAnswer,
  isProduceAnswer,
  isProduceDataAnswer,
  isRestartAnswer,
  isSfuMessage,
} from './sfu.checks.ts';

type RequestName = ParticipantRequest['request'];
type RequestData<Name extends RequestName> = Extract<ParticipantRequest, { request: Name }>['data'];

const checks: { readonly [Name in RequestName]: Check<Answers[Name]> } = {
  join: isJoinAnswer,
  restart_ice: isRestartAnswer,
  produce: isProduceAnswer,
  connect_transport: isEmptyAnswer,
  pause_producer: isEmptyAnswer,
  resume_producer: isEmptyAnswer,
  close_producer: isEmptyAnswer,
  resume_consumer: isEmptyAnswer,
  pause_consumer: isEmptyAnswer,
  produce_data: isProduceDataAnswer,
  leave: isEmptyAnswer,
};

/** The media host said no. */
export class SfuRefusal extends Error {
  readonly code: SfuErrorCode;
  constructor(code: SfuErrorCode, detail: string) {
    super(detail);
    this.name = 'SfuRefusal';
    this.code = code;
  }
}

/** The connection ended before the answer came. */
export class SfuConnectionLost extends Error {
  override readonly name = 'SfuConnectionLost';
}

/** One WebSocket to a media host, from its `hello` to its end. It never reconnects: the room makes a new one. */
export interface SfuConnection {
  readonly routerRtpCapabilities: RtpCapabilities;
  /** Asks, and waits for the answer. Rejects with `SfuRefusal` or `SfuConnectionLost`. */
  ask<Name extends RequestName>(request: Name, data: RequestData<Name>): Promise<Answers[Name]>;
  /** Resolves with the close code when the connection has ended, however it did; 1006 where none came. */
  readonly ended: Promise<number>;
  close(): void;
}

// A media host answers in milliseconds: one that is silent for this long is not there.
const patienceMs = 8_000;
const silenceMs = sfuHeartbeatSeconds * 2_000;
const noCode = 1006;

/** Connects to a media host and waits for its `hello`. Notices that come later go to `onNotice`. */
export function connectSfu(url: string, onNotice: (notice: Notice) => void): Promise<SfuConnection> {
  const socket = new WebSocket(socketUrl(url));
  const open = new Map<number, (answer: { ok: true; data: unknown } | { ok: false; error: Error }) => void>();
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<number>();
  const { promise, resolve, reject } = Promise.withResolvers<SfuConnection>();
  let nextId = 0;
  let over = false;
  let silence = 0;

  const end = (code: number) => {
    if (over) return;
    over = true;
    clearTimeout(silence);
    const error = new SfuConnectionLost(`The connection to the media host ended with ${code}`);
    for (const settle of open.values()) settle({ ok: false, error });
    open.clear();
    reject(error);
    resolveEnded(code);
  };
  const drop = () => {
    socket.close();
    end(noCode);
  };
  const heard = (patience = silenceMs) => {
    clearTimeout(silence);
    silence = window.setTimeout(drop, patience);
  };

  const ask = async <Name extends RequestName>(request: Name, data: RequestData<Name>): Promise<Answers[Name]> => {
    if (over || socket.readyState !== WebSocket.OPEN) throw new SfuConnectionLost('The connection has ended');
    const id = nextId++;
    const answered = new Promise<unknown>((settle, fail) => {
      const timer = setTimeout(drop, patienceMs);
      open.set(id, (answer) => {
        clearTimeout(timer);
        if (answer.ok) settle(answer.data);
        else fail(answer.error);
      });
    });
    socket.send(JSON.stringify({ id, request, data }));
    const answer = await answered;
    const check = checks[request];
    if (!check(answer)) throw new Error(`The answer to ${request} has an unknown shape`);
    return answer;
  };

  const hear = (data: unknown) => {
    const message = parseMessage(isSfuMessage, data);
    if (message === undefined) {
      console.warn('A message of the media host was dropped: its shape is unknown');
    } else if ('notice' in message) {
      if (message.notice !== 'hello') return onNotice(message);
      resolve({ routerRtpCapabilities: message.routerRtpCapabilities, ask, ended, close: () => closeNow() });
    } else {
      const settle = open.get(message.id);
      open.delete(message.id);
      settle?.(
        message.ok
          ? { ok: true, data: message.data }
          : { ok: false, error: new SfuRefusal(message.code, message.detail) },
      );
    }
  };
  const closeNow = () => {
    if (over) return;
    socket.close(1000);
    end(1000);
  };

  heard(patienceMs);
  socket.addEventListener('message', (event) => {
    if (over) return;
    heard();
    hear(event.data);
  });
  socket.addEventListener('close', (event) => end(event.code));
  return promise;
}
