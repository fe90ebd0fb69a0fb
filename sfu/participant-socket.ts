import type { WebSocket } from '@fastify/websocket';
import { ortc } from 'mediasoup';
import { Compile } from 'typebox/compile';
import {
  type Answer,
  type Answers,
  type Notice,
  NumberedRequest,
  ParticipantRequest,
  type SfuErrorCode,
  sfuCloseCodes,
} from './contract.ts';
import type { Log } from './log.ts';
import { checked, receivable, routerRtpCapabilities } from './media.ts';
import type { IceServer } from './media-parameters.ts';
import type { Participant, ParticipantLink } from './participant.ts';
import { createRateLimit, type Rate } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { TokenVerifier } from './token.ts';

export interface SocketServices {
  readonly rooms: Pick<Rooms, 'join'>;
  readonly tokens: TokenVerifier;
  readonly iceServers: () => IceServer[];
  readonly log: Log;
  /** How long a socket may take to join, in milliseconds. */
  readonly joinMs: number;
  readonly now: () => number;
  readonly onRefusal: (code: SfuErrorCode) => void;
  readonly onClose: (code: number) => void;
}

/** A socket of a participant, as the host keeps it. */
export interface ParticipantSocket {
  /** Said to every socket each `sfuHeartbeatSeconds`; a socket that didn't answer the last two is given up. */
  beat(): void;
  close(code: number, reason: string): void;
}

/** The setup of a talk takes about twenty requests; who sends more than this is not our page. */
const rate: Rate = { burst: 60, perSecond: 20 };
/** A page that doesn't read what it is told is as good as lost. */
const unreadLimit = 1024 * 1024;

const anyRequest = Compile(ParticipantRequest);
const numbered = Compile(NumberedRequest);

/** Serves one socket: `hello`, then its requests, each answered, one after the other. */
export function serveParticipant(socket: WebSocket, services: SocketServices): ParticipantSocket {
  const { rooms, tokens, log, now } = services;
  const within = createRateLimit(rate, now());
  let place: { readonly room: Room; readonly participant: Participant } | null = null;
  let line: Promise<void> = Promise.resolve();
  let ended = false;
  let unanswered = 0;
  /** Notices of the room that come before the answer to the join; null once it is out. */
  let early: Notice[] | null = [];

  const send = (message: Answer | Notice): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > unreadLimit) socket.terminate();
    else socket.send(JSON.stringify(message));
  };
  const end = (code: number, reason: string): void => {
    if (ended) return;
    ended = true;
    clearTimeout(joinTimer);
    services.onClose(code);
    socket.close(code, reason);
  };
  const link: ParticipantLink = {
    notify: (notice) => {
      if (early === null) send(notice);
      else early.push(notice);
    },
    end,
  };
  const refuse = (id: number, refusal: Refusal): void => {
    services.onRefusal(refusal.code);
    send({ id, ok: false, code: refusal.code, detail: refusal.message });
  };

  const join = async ({ token, rtpCapabilities, resume }: JoinData): Promise<Answers['join']> => {
    const claims = await tokens.verify(token);
    const capabilities = receivable(rtpCapabilities);
    await checked('join', async () => ortc.validateAndNormalizeRtpCapabilities(capabilities));
    const { answer, ...joined } = await rooms.join(claims, capabilities, resume ?? false, link);
    clearTimeout(joinTimer);
    place = joined;
    // The socket may have gone meanwhile: then nobody else tells the room.
    if (socket.readyState !== socket.OPEN) joined.room.lost(joined.participant, link);
    return { ...answer, iceServers: services.iceServers() };
  };

  const answerTo = async (message: ParticipantRequest): Promise<void> => {
    const { id } = message;
    try {
      if (message.request === 'join') {
        if (place !== null) throw new Refusal('already_joined', 'This socket is in a room already');
        const data = await join(message.data);
        send({ id, ok: true, data });
        for (const notice of early ?? []) send(notice);
        early = null;
        return;
      }
      if (place === null) throw new Refusal('not_joined', 'Join first');
      const data = await handle(place.room, place.participant, message);
      send({ id, ok: true, data });
      if (message.request === 'leave') end(1000, 'Left');
    } catch (error) {
      if (ended) return;
      const refusal = error instanceof Refusal ? error : new Refusal('internal', 'Something went wrong here');
      if (refusal !== error) log.error({ err: error, request: message.request }, 'A request failed');
      refuse(id, refusal);
      if (message.request === 'join') endAfter(refusal.code);
    }
  };

  /** A join that can't succeed on this socket ends it; the others may be tried again. */
  const endAfter = (code: SfuErrorCode): void => {
    if (code === 'bad_token' || code === 'expired_token' || code === 'wrong_host') end(sfuCloseCodes.badToken, code);
    if (code === 'old_epoch' || code === 'not_joined') end(sfuCloseCodes.roomGone, code);
  };

  const joinTimer = setTimeout(() => {
    if (place === null) end(sfuCloseCodes.badToken, 'No token came in time');
  }, services.joinMs);

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (ended) return;
    if (!within.take(now())) return end(sfuCloseCodes.tooMany, 'Too many messages');
    const message = isBinary ? undefined : parsed(data);
    if (anyRequest.Check(message)) {
      line = line.then(() => (ended ? undefined : answerTo(message)));
    } else if (numbered.Check(message)) {
      const { id } = message;
      line = line.then(() => refuse(id, new Refusal('bad_message', 'Not a request that is known here')));
    } else {
      end(sfuCloseCodes.badMessage, 'Not a request');
    }
  });
  socket.on('pong', () => {
    unanswered = 0;
  });
  socket.on('close', (code) => {
    if (!ended) services.onClose(code);
    ended = true;
    clearTimeout(joinTimer);
    place?.room.lost(place.participant, link);
  });

  send({ notice: 'hello', routerRtpCapabilities });

  return {
    beat: () => {
      // After the second beat without a sign of life, as after a phone that lost its network without a word.
      if (unanswered >= 2) return socket.terminate();
      unanswered += 1;
      if (socket.readyState === socket.OPEN) socket.ping();
      send({ notice: 'heartbeat' });
    },
    close: end,
  };
}

type JoinData = Extract<ParticipantRequest, { request: 'join' }>['data'];
type MemberRequest = Exclude<ParticipantRequest, { request: 'join' }>;

/** What somebody in a room may ask. */
async function handle(room: Room, participant: Participant, message: MemberRequest): Promise<Answers[MemberName]> {
  switch (message.request) {
    case 'connect_transport':
      await room.connect(participant, message.data.transport, message.data.dtlsParameters);
      return {};
    case 'restart_ice':
      return { iceParameters: await room.restartIce(participant, message.data.transport) };
    case 'produce': {
      const { transport, ...wanted } = message.data;
      return { producer: await room.produce(participant, transport, wanted) };
    }
    case 'pause_producer':
      await room.change(participant, message.data.producer, 'pause');
      return {};
    case 'resume_producer':
      await room.change(participant, message.data.producer, 'resume');
      return {};
    case 'close_producer':
      await room.change(participant, message.data.producer, 'close');
      return {};
    case 'resume_consumer':
      await room.setReceiving(participant, message.data.consumer, true);
      return {};
    case 'pause_consumer':
      await room.setReceiving(participant, message.data.consumer, false);
      return {};
    case 'produce_data': {
      const { transport, sctpStreamParameters } = message.data;
      return { dataProducer: await room.produceData(participant, transport, sctpStreamParameters) };
    }
    case 'leave':
      await room.leave(participant);
      return {};
    default:
      return message satisfies never;
  }
}
type MemberName = MemberRequest['request'];

function parsed(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
}
