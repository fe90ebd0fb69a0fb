import { type Static, Type } from 'typebox';
import {
  DtlsParameters,
  IceParameters,
  IceServer,
  MediaKind,
  RtpCapabilities,
  RtpParameters,
  SctpStreamParameters,
  TransportOptions,
} from './media-parameters.ts';

// What the media host offers: to browsers a WebSocket, to servers the room token it accepts, its entry in the
// register and its stream of room events. It knows rooms, tokens and media, and nothing of calls or campaigns.

/** The path of a participant's socket on a media host. */
export const participantSocketPath = '/sfu/ws';

// ---- room tokens: signed by the server, checked by the media host ----

/** EdDSA over Ed25519 (RFC 8037): the media host holds the public key alone, so it can't mint a token. */
export const roomTokenAlgorithm = 'EdDSA';
export const roomTokenSeconds = 60;

export const ParticipantRole = Type.Union([Type.Literal('caller'), Type.Literal('counselor')]);
export type ParticipantRole = Static<typeof ParticipantRole>;

/** The claims of a room token (RFC 7519): `aud` is the media host's id, `sub` the participant's. */
export const RoomTokenClaims = Type.Object({
  aud: Type.String(),
  sub: Type.String({ minLength: 1, maxLength: 100 }),
  exp: Type.Integer(),
  room: Type.String({ minLength: 1, maxLength: 100 }),
  role: ParticipantRole,
  epoch: Type.Integer({ minimum: 1 }),
});
export type RoomTokenClaims = Static<typeof RoomTokenClaims>;

// ---- what a participant may ask: each request has a number, and gets exactly one answer with that number ----

const request = <Name extends string, Data extends Parameters<typeof Type.Object>[0]>(name: Name, data: Data) =>
  Type.Object(
    {
      id: Type.Integer({ minimum: 0 }),
      request: Type.Literal(name),
      data: Type.Object(data, { additionalProperties: false }),
    },
    { additionalProperties: false },
  );

const transport = { transport: Type.String({ maxLength: 64 }) };
const producer = { producer: Type.String({ maxLength: 64 }) };
const consumer = { consumer: Type.String({ maxLength: 64 }) };

/**
 * The first request. With `resume`, a participant who is still in the room takes up their transports again (`resumed`
 * in the answer says whether they were still there); without it, what they had is dropped and made anew, which is what
 * a page that was loaded again needs.
 */
export const Join = request('join', {
  token: Type.String({ maxLength: 2000 }),
  rtpCapabilities: RtpCapabilities,
  resume: Type.Optional(Type.Boolean()),
});
export const ConnectTransport = request('connect_transport', { ...transport, dtlsParameters: DtlsParameters });
export const RestartIce = request('restart_ice', transport);
/** `paused`: what arrives goes to nobody before `resume_producer`, so that a talk can be prepared in silence. */
export const Produce = request('produce', {
  ...transport,
  kind: MediaKind,
  rtpParameters: RtpParameters,
  paused: Type.Optional(Type.Boolean()),
});
export const PauseProducer = request('pause_producer', producer);
export const ResumeProducer = request('resume_producer', producer);
export const CloseProducer = request('close_producer', producer);
/** Consumers start paused, so that no frame is lost before the page is ready for it. */
export const ResumeConsumer = request('resume_consumer', consumer);
/** Nothing of it is sent until it is resumed: a weak line keeps the voice and lets the picture go. */
export const PauseConsumer = request('pause_consumer', consumer);
/** Messages to all the others, past the server; the room keeps none. One channel each: a newer takes the older's place. */
export const ProduceData = request('produce_data', { ...transport, sctpStreamParameters: SctpStreamParameters });
export const Leave = request('leave', {});

export const ParticipantRequest = Type.Union([
  Join,
  ConnectTransport,
  RestartIce,
  Produce,
  PauseProducer,
  ResumeProducer,
  CloseProducer,
  ResumeConsumer,
  PauseConsumer,
  ProduceData,
  Leave,
]);
export type ParticipantRequest = Static<typeof ParticipantRequest>;

/** The number of a request comes first, so that even a request of the wrong shape can be answered. */
export const NumberedRequest = Type.Object({ id: Type.Integer({ minimum: 0 }) });

// ---- what the media host says ----

export const Peer = Type.Object({ participant: Type.String(), role: ParticipantRole });
export type Peer = Static<typeof Peer>;
/** One who is in the room already, with how things are with them. */
export const PresentPeer = Type.Object({
  ...Peer.properties,
  away: Type.Boolean({ description: 'Their socket is cut; they have the grace period to come back' }),
  voiceOnly: Type.Boolean({ description: 'They let our picture go: their line is weak' }),
});
export type PresentPeer = Static<typeof PresentPeer>;
export const ConsumerOptions = Type.Object({
  id: Type.String(),
  producer: Type.String(),
  participant: Type.String(),
  kind: MediaKind,
  rtpParameters: RtpParameters,
  producerPaused: Type.Boolean(),
});
export type ConsumerOptions = Static<typeof ConsumerOptions>;

export const DataConsumerOptions = Type.Object({
  id: Type.String(),
  dataProducer: Type.String(),
  participant: Type.String(),
  sctpStreamParameters: SctpStreamParameters,
});
export type DataConsumerOptions = Static<typeof DataConsumerOptions>;

export const JoinAnswer = Type.Object({
  resumed: Type.Boolean({ description: 'Transports, producers and consumers of before still live' }),
  iceServers: Type.Array(IceServer),
  /** Sending first, receiving second; when `resumed`, the ones that the page has already. */
  sendTransport: TransportOptions,
  receiveTransport: TransportOptions,
  peers: Type.Array(PresentPeer),
  /** What is there to be received; later ones come as `consumer_added`. */
  consumers: Type.Array(ConsumerOptions),
  /** Channels of messages; later ones come as `data_consumer_added`. */
  dataConsumers: Type.Array(DataConsumerOptions),
});
export type JoinAnswer = Static<typeof JoinAnswer>;

/** The answer to each request, by its name. `join` is asked with the router's capabilities known from `hello`. */
export const answers = {
  join: JoinAnswer,
  connect_transport: Type.Object({}),
  restart_ice: Type.Object({ iceParameters: IceParameters }),
  produce: Type.Object({ producer: Type.String() }),
  pause_producer: Type.Object({}),
  resume_producer: Type.Object({}),
  close_producer: Type.Object({}),
  resume_consumer: Type.Object({}),
  pause_consumer: Type.Object({}),
  produce_data: Type.Object({ dataProducer: Type.String() }),
  leave: Type.Object({}),
};
export type Answers = { [Name in keyof typeof answers]: Static<(typeof answers)[Name]> };

/** Why a request was refused. */
export const sfuErrorCodes = [
  'bad_message',
  'bad_token',
  'expired_token',
  'wrong_host',
  'old_epoch',
  'not_joined',
  'already_joined',
  'unknown_transport',
  'unknown_producer',
  'unknown_consumer',
  'bad_media_parameters',
  'full',
  'internal',
] as const;
export const SfuErrorCode = Type.Unsafe<(typeof sfuErrorCodes)[number]>(Type.Enum([...sfuErrorCodes]));
export type SfuErrorCode = Static<typeof SfuErrorCode>;

export const Answer = Type.Union([
  Type.Object({ id: Type.Integer(), ok: Type.Literal(true), data: Type.Unknown() }),
  Type.Object({ id: Type.Integer(), ok: Type.Literal(false), code: SfuErrorCode, detail: Type.String() }),
]);
export type Answer = Static<typeof Answer>;

/** What the media host says unasked. `hello` is first on every socket. */
export const Notice = Type.Union([
  Type.Object({ notice: Type.Literal('hello'), routerRtpCapabilities: RtpCapabilities }),
  Type.Object({ notice: Type.Literal('peer_joined'), peer: Peer }),
  Type.Object({
    notice: Type.Literal('peer_left'),
    participant: Type.String(),
    reason: Type.Union([Type.Literal('left'), Type.Literal('lost')]),
  }),
  /** Their socket was cut, and they may come back; told at once, long before they count as lost. */
  Type.Object({ notice: Type.Literal('peer_away'), participant: Type.String() }),
  Type.Object({ notice: Type.Literal('peer_back'), participant: Type.String() }),
  /** They receive our voice alone, or picture and voice again. */
  Type.Object({ notice: Type.Literal('peer_voice_only'), participant: Type.String(), on: Type.Boolean() }),
  Type.Object({ notice: Type.Literal('consumer_added'), consumer: ConsumerOptions }),
  Type.Object({ notice: Type.Literal('consumer_removed'), consumer: Type.String() }),
  Type.Object({ notice: Type.Literal('consumer_paused'), consumer: Type.String() }),
  Type.Object({ notice: Type.Literal('consumer_resumed'), consumer: Type.String() }),
  Type.Object({ notice: Type.Literal('data_consumer_added'), consumer: DataConsumerOptions }),
  Type.Object({ notice: Type.Literal('data_consumer_removed'), consumer: Type.String() }),
  Type.Object({ notice: Type.Literal('heartbeat') }),
]);
export type Notice = Static<typeof Notice>;
export const sfuHeartbeatSeconds = 5;

export const SfuMessage = Type.Union([Answer, Notice]);

/** Close codes of a participant's socket. */
export const sfuCloseCodes = {
  badMessage: 4400,
  /** The token was refused, or none came in time. */
  badToken: 4401,
  /** The participant's place was taken by a newer socket of theirs. */
  replaced: 4409,
  /** The room is gone: its worker died, its host stops, or it was placed anew under a higher epoch. Ask the server for a new token. */
  roomGone: 4410,
  tooLarge: 1009,
  tooMany: 4429,
  /** The host stops before this socket joined a room; those in rooms hear `roomGone`. */
  goingAway: 1001,
} as const;

// ---- the register: one Redis key per media host, that expires when the host stops renewing it ----

export const registerKey = (host: string): string => `sfu:host:${host}`;
export const registerPattern = 'sfu:host:*';
export const registerSeconds = 5;

export const MediaHost = Type.Object({
  id: Type.String(),
  url: Type.String({ description: 'The participant socket, as browsers reach it: absolute, or a path of the page' }),
  workers: Type.Integer({ description: 'mediasoup workers that live' }),
  participants: Type.Integer(),
  load: Type.Number({ description: '0 is idle, 1 is all that the host takes' }),
  draining: Type.Boolean({ description: 'Takes no new rooms' }),
  /** Rooms held now: what mends the rows where the stream of events was lost. */
  rooms: Type.Array(
    Type.Object({
      room: Type.String(),
      epoch: Type.Integer(),
      flowing: Type.Boolean(),
      participants: Type.Array(ParticipantRole),
    }),
  ),
});
export type MediaHost = Static<typeof MediaHost>;

// ---- room events: a Redis stream, each entry one field `event` with this as JSON ----

export const roomEventStream = 'sfu:events';
/** Entries kept: hours of events of a large host; a server away for longer mends itself from the register. */
export const roomEventStreamLength = 100_000;

const roomEvent = <Name extends string, Data extends Parameters<typeof Type.Object>[0]>(name: Name, data: Data) =>
  Type.Object({
    event: Type.Literal(name),
    host: Type.String(),
    room: Type.String(),
    epoch: Type.Integer(),
    at: Type.Integer({ description: 'Milliseconds since 1970, by the host’s clock' }),
    ...data,
  });

export const RoomEvent = Type.Union([
  roomEvent('participant_joined', { participant: Type.String(), role: ParticipantRole }),
  /** Media of both sides arrived and is being forwarded to the other: said once for each room and epoch. */
  roomEvent('media_flowing', {}),
  /** `left`: said so. `lost`: its socket was gone for longer than the grace period. */
  roomEvent('participant_left', {
    participant: Type.String(),
    role: ParticipantRole,
    reason: Type.Union([Type.Literal('left'), Type.Literal('lost')]),
  }),
  /** The last has left (`empty`), the worker died (`worker_died`), or a higher epoch took its place (`replaced`). */
  roomEvent('room_closed', {
    reason: Type.Union([
      Type.Literal('empty'),
      Type.Literal('worker_died'),
      Type.Literal('replaced'),
      Type.Literal('host_stopped'),
    ]),
  }),
]);
export type RoomEvent = Static<typeof RoomEvent>;
