import { type Static, Type } from 'typebox';

// Media parameters, as mediasoup and mediasoup-client speak them.

// Numbers are bounded by the fields of RTP that they end up in: a worker would cut off what is beyond.
const PayloadType = Type.Integer({ minimum: 0, maximum: 127 });
const Ssrc = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });
const ClockRate = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Channels = Type.Integer({ minimum: 1, maximum: 255 });
const ExtensionId = Type.Integer({ minimum: 1, maximum: 255 });
/** Codec and header extension parameters: mediasoup checks their values itself. */
const Params = Type.Record(Type.String(), Type.Unknown());
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>(Type.Enum([...values]));

const RtcpFeedback = Type.Object({ type: Type.String(), parameter: Type.Optional(Type.String()) });
export const MediaKind = Type.Union([Type.Literal('audio'), Type.Literal('video')]);
export type MediaKind = Static<typeof MediaKind>;

export const RtpCapabilities = Type.Object({
  codecs: Type.Optional(
    Type.Array(
      Type.Object({
        kind: MediaKind,
        mimeType: Type.String(),
        preferredPayloadType: PayloadType,
        clockRate: ClockRate,
        channels: Type.Optional(Channels),
        parameters: Type.Optional(Params),
        rtcpFeedback: Type.Optional(Type.Array(RtcpFeedback, { maxItems: 32 })),
      }),
      { maxItems: 64 },
    ),
  ),
  headerExtensions: Type.Optional(
    Type.Array(
      Type.Object({
        kind: MediaKind,
        uri: Type.String(),
        preferredId: ExtensionId,
        preferredEncrypt: Type.Optional(Type.Boolean()),
        direction: Type.Optional(oneOf(['sendrecv', 'sendonly', 'recvonly', 'inactive'])),
      }),
      { maxItems: 64 },
    ),
  ),
});
export type RtpCapabilities = Static<typeof RtpCapabilities>;

export const RtpParameters = Type.Object({
  mid: Type.Optional(Type.String({ maxLength: 32 })),
  codecs: Type.Array(
    Type.Object({
      mimeType: Type.String(),
      payloadType: PayloadType,
      clockRate: ClockRate,
      channels: Type.Optional(Channels),
      parameters: Type.Optional(Params),
      rtcpFeedback: Type.Optional(Type.Array(RtcpFeedback, { maxItems: 32 })),
    }),
    { minItems: 1, maxItems: 16 },
  ),
  headerExtensions: Type.Optional(
    Type.Array(
      Type.Object({
        uri: Type.String(),
        id: ExtensionId,
        encrypt: Type.Optional(Type.Boolean()),
        parameters: Type.Optional(Params),
      }),
      { maxItems: 32 },
    ),
  ),
  encodings: Type.Optional(
    Type.Array(
      Type.Object({
        ssrc: Type.Optional(Ssrc),
        rid: Type.Optional(Type.String()),
        codecPayloadType: Type.Optional(PayloadType),
        rtx: Type.Optional(Type.Object({ ssrc: Ssrc })),
        dtx: Type.Optional(Type.Boolean()),
        scalabilityMode: Type.Optional(Type.String()),
        scaleResolutionDownBy: Type.Optional(Type.Number()),
        maxBitrate: Type.Optional(Type.Integer({ minimum: 0, maximum: 0xffff_ffff })),
      }),
      { maxItems: 8 },
    ),
  ),
  rtcp: Type.Optional(Type.Object({ cname: Type.Optional(Type.String()), reducedSize: Type.Optional(Type.Boolean()) })),
  msid: Type.Optional(Type.String()),
});
export type RtpParameters = Static<typeof RtpParameters>;

/** A stream of messages over SCTP (RFC 8831): all of them arrive, in their order unless it is said otherwise. */
export const SctpStreamParameters = Type.Object({
  streamId: Type.Integer({ minimum: 0, maximum: 0xffff }),
  ordered: Type.Optional(Type.Boolean()),
});
export type SctpStreamParameters = Static<typeof SctpStreamParameters>;

const FingerprintAlgorithm = oneOf(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']);

export const DtlsParameters = Type.Object({
  role: Type.Optional(Type.Union([Type.Literal('auto'), Type.Literal('client'), Type.Literal('server')])),
  fingerprints: Type.Array(Type.Object({ algorithm: FingerprintAlgorithm, value: Type.String() }), {
    minItems: 1,
    maxItems: 8,
  }),
});
export type DtlsParameters = Static<typeof DtlsParameters>;

export const IceParameters = Type.Object({
  usernameFragment: Type.String(),
  password: Type.String(),
  iceLite: Type.Optional(Type.Boolean()),
});
export type IceParameters = Static<typeof IceParameters>;

export const IceServer = Type.Object({
  urls: Type.Array(Type.String()),
  username: Type.Optional(Type.String()),
  credential: Type.Optional(Type.String()),
});
export type IceServer = Static<typeof IceServer>;

export const TransportOptions = Type.Object({
  id: Type.String(),
  iceParameters: IceParameters,
  iceCandidates: Type.Array(
    Type.Object({
      foundation: Type.String(),
      priority: Type.Integer(),
      address: Type.String(),
      ip: Type.String(),
      protocol: Type.Union([Type.Literal('udp'), Type.Literal('tcp')]),
      port: Type.Integer(),
      type: Type.Literal('host'),
      tcpType: Type.Optional(Type.Literal('passive')),
    }),
  ),
  dtlsParameters: DtlsParameters,
  sctpParameters: Type.Object({
    port: Type.Integer(),
    maxSendMessageSize: Type.Integer(),
    maxReceiveMessageSize: Type.Integer(),
  }),
});
export type TransportOptions = Static<typeof TransportOptions>;
