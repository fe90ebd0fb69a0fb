import { Device, type types } from 'mediasoup-client';
import { Value } from 'typebox/value';
import { type Answers, answers, type ConsumerOptions, SfuMessage } from '../../contract.ts';

// A participant as small as can be: joins, sends camera and microphone, and shows whatever comes.

/** What a test reads of the page. */
export interface Heard {
  readonly framesDecoded: number;
  readonly audioSamples: number;
  readonly protocol: string;
}

/** What a test may do with the page. */
export interface ParticipantPage {
  join(url: string, token: string, resume: boolean): Promise<{ resumed: boolean }>;
  send(kinds: ('audio' | 'video')[]): Promise<void>;
  /** Cuts the socket, and leaves the media alone. */
  cut(): void;
  restartIce(): Promise<void>;
  heard(): Promise<Heard>;
}

declare global {
  interface Window {
    page: ParticipantPage;
  }
}

let socket: WebSocket;
let last = 0;
const waiting = new Map<number, (answer: { ok: boolean; data?: unknown }) => void>();
let routerRtpCapabilities: types.RtpCapabilities;
let device: Device;
let sending: types.Transport;
let receiving: types.Transport;
const consumers = new Map<string, types.Consumer>();

async function ask<Name extends keyof Answers>(request: Name, data: object): Promise<Answers[Name]> {
  last += 1;
  const id = last;
  const answer = await new Promise<{ ok: boolean; data?: unknown }>((resolve) => {
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, request, data }));
  });
  if (!isAnswer(request, answer.data)) throw new Error(`${request}: ${JSON.stringify(answer)}`);
  return answer.data;
}

function isAnswer<Name extends keyof Answers>(request: Name, data: unknown): data is Answers[Name] {
  return Value.Check(answers[request], data);
}

const extensionUris: Record<types.RtpHeaderExtensionUri, true> = {
  'urn:ietf:params:rtp-hdrext:sdes:mid': true,
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id': true,
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id': true,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time': true,
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01': true,
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level': true,
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension': true,
  'urn:3gpp:video-orientation': true,
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time': true,
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay': true,
  'urn:mediasoup:params:rtp-hdrext:packet-id': true,
};
const isKnown = (uri: string): uri is types.RtpHeaderExtensionUri => uri in extensionUris;

/** The extensions that mediasoup-client has a name for. */
function known<Extension extends { uri: string }>(extensions: Extension[] = []) {
  return extensions.flatMap((extension) => {
    const { uri } = extension;
    return isKnown(uri) ? [{ ...extension, uri }] : [];
  });
}

async function consume(options: ConsumerOptions): Promise<void> {
  if (!consumers.has(options.id)) {
    const { id, producer: producerId, kind } = options;
    const rtpParameters = { ...options.rtpParameters, headerExtensions: known(options.rtpParameters.headerExtensions) };
    const consumer = await receiving.consume({ id, producerId, kind, rtpParameters });
    consumers.set(id, consumer);
    const element = document.createElement('video');
    element.muted = true;
    element.autoplay = true;
    element.srcObject = new MediaStream([consumer.track]);
    document.body.append(element);
  }
  await ask('resume_consumer', { consumer: options.id });
}

function wire(transport: types.Transport): types.Transport {
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    ask('connect_transport', { transport: transport.id, dtlsParameters }).then(done, failed);
  });
  transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
    ask('produce', { transport: transport.id, kind, rtpParameters }).then(
      ({ producer }) => done({ id: producer }),
      failed,
    );
  });
  return transport;
}

function open(url: string): Promise<void> {
  socket = new WebSocket(url);
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      if (!Value.Check(SfuMessage, message)) throw new Error(`Out of contract: ${String(data)}`);
      if (!('notice' in message)) waiting.get(message.id)?.(message);
      else if (message.notice === 'hello') {
        const { codecs = [], headerExtensions } = message.routerRtpCapabilities;
        routerRtpCapabilities = { codecs, headerExtensions: known(headerExtensions) };
        resolve();
      } else if (message.notice === 'consumer_added') void consume(message.consumer);
    };
  });
}

window.page = {
  join: async (url, token, resume) => {
    await open(url);
    device ??= await Device.factory();
    if (!device.loaded) await device.load({ routerRtpCapabilities: routerRtpCapabilities });
    const answer = await ask('join', { token, rtpCapabilities: device.recvRtpCapabilities, resume });
    if (!answer.resumed) {
      sending = wire(device.createSendTransport(answer.sendTransport));
      receiving = wire(device.createRecvTransport(answer.receiveTransport));
    }
    for (const options of answer.consumers) await consume(options);
    return { resumed: answer.resumed };
  },
  send: async (kinds) => {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: kinds.includes('audio'),
      video: kinds.includes('video') && { width: 320, height: 240 },
    });
    for (const track of stream.getTracks()) await sending.produce({ track });
  },
  cut: () => {
    socket.onmessage = null;
    socket.close();
  },
  restartIce: async () => {
    for (const transport of [sending, receiving]) {
      const { iceParameters } = await ask('restart_ice', { transport: transport.id });
      await transport.restartIce({ iceParameters });
    }
  },
  heard: async () => {
    let [framesDecoded, audioSamples, protocol] = [0, 0, ''];
    const report = await receiving.getStats();
    for (const entry of report.values()) {
      if (entry.type === 'inbound-rtp' && entry.kind === 'video') framesDecoded += entry.framesDecoded ?? 0;
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio') audioSamples += entry.totalSamplesReceived ?? 0;
      if (entry.type === 'local-candidate') protocol = entry.protocol;
    }
    return { framesDecoded, audioSamples, protocol };
  },
};
