import { ortc, type types } from 'mediasoup';
import type { RtpCapabilities, RtpParameters, TransportOptions } from './media-parameters.ts';
import { Refusal } from './refusal.ts';

/**
 * What every router speaks: Opus for sound; for pictures VP8, which every browser has, then H.264 constrained baseline,
 * which phones encode in hardware. In-band FEC and DTX suit a voice on a poor network.
 */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1, usedtx: 1 } },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/** The capabilities of every router here: the same for all, since all are made of the same codecs. */
export const routerRtpCapabilities: RtpCapabilities = ortc.generateRouterRtpCapabilities(mediaCodecs);

/** The most that a participant may send, in bits a second: a good picture of 720p, and no more. */
const maxIncomingBitrate = 1_500_000;
/** What sending begins with, in bits a second, until the network has been measured: mild, for a poor 4G. */
const initialAvailableOutgoingBitrate = 600_000;
/** The longest message of a channel, in bytes: a message of a conversation, whole, and what tells of it. */
const maxMessageSize = 16_384;
/** What may lie in wait of them, in bytes, each way: somebody who floods a channel fills no memory. */
const maxMessages = 8 * maxMessageSize;

/** One way of a participant's media: ICE over UDP or, where a network lets only that pass, over TCP. */
export async function createTransport(
  router: types.Router,
  webRtcServer: types.WebRtcServer,
): Promise<types.WebRtcTransport> {
  const transport = await router.createWebRtcTransport({
    webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    initialAvailableOutgoingBitrate,
    enableSctp: true,
    maxSendMessageSize: maxMessageSize,
    maxReceiveMessageSize: maxMessageSize,
    sctpSendBufferSize: maxMessages,
    sctpPerStreamSendQueueLimit: maxMessages,
    sctpMaxReceiverWindowBufferSize: maxMessages,
  });
  await transport.setMaxIncomingBitrate(maxIncomingBitrate);
  return transport;
}

/** What the page needs to make its end of a transport. */
export function transportOptions(transport: types.WebRtcTransport): TransportOptions {
  const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
  if (sctpParameters === undefined) throw new TypeError('A transport was made without SCTP');
  const { port, maxSendMessageSize, maxReceiveMessageSize } = sctpParameters;
  return {
    id,
    iceParameters,
    iceCandidates,
    dtlsParameters,
    sctpParameters: { port, maxSendMessageSize, maxReceiveMessageSize },
  };
}

const knownExtensions = new Set((routerRtpCapabilities.headerExtensions ?? []).map(({ uri }) => uri));

/** What a page can receive, as mediasoup takes it: header extensions that no router here speaks are left out. */
export function receivable(capabilities: RtpCapabilities): types.RtpCapabilities {
  const { codecs, headerExtensions } = capabilities;
  return {
    ...(codecs && { codecs }),
    ...(headerExtensions && {
      headerExtensions: headerExtensions.flatMap((extension) => {
        const { uri } = extension;
        return isKnown(uri) ? [{ ...extension, uri }] : [];
      }),
    }),
  };
}

/** What a page wants to send, as mediasoup takes it; refuses header extensions that no router here speaks. */
export function sendable(parameters: RtpParameters): types.RtpParameters {
  const { headerExtensions, ...rest } = parameters;
  if (headerExtensions === undefined) return rest;
  return {
    ...rest,
    headerExtensions: headerExtensions.map((extension) => {
      const { uri } = extension;
      if (!isKnown(uri)) throw new Refusal('bad_media_parameters', 'A header extension is not one that is spoken here');
      return { ...extension, uri };
    }),
  };
}

function isKnown(uri: string): uri is types.RtpHeaderExtensionUri {
  return knownExtensions.has(uri);
}

/**
 * Runs a call of mediasoup whose arguments came from a page: what mediasoup finds wrong with them is the page's to know.
 * A worker that died meanwhile is not the page's fault, and its room ends anyway.
 */
export async function checked<Result>(what: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'refused';
    throw new Refusal('bad_media_parameters', `${what}: ${detail}`);
  }
}
