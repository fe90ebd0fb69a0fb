import type { Device, types } from 'mediasoup-client';
import type { Answers, Notice } from '../../sfu/contract.ts';
import type { MediaKind } from '../../sfu/media-parameters.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { type IceKeeper, keepConnected } from './ice-restart.ts';
import { createPlaceholder, type Placeholder } from './placeholder.ts';
import type { RemotePeers } from './remote-peers.ts';
import type { SfuConnection } from './sfu-connection.ts';

type JoinAnswer = Answers['join'];
type ConsumerOptions = JoinAnswer['consumers'][number];
type DataConsumerOptions = JoinAnswer['dataConsumers'][number];

/** What the page wants to send of one kind. */
export interface Outgoing {
  track: MediaStreamTrack | null;
  on: boolean;
}

// A face on a phone needs no more, and poor 4G gives no more.
const videoBitsPerSecond = 700_000;

/**
 * The two transports of one stay in a room, with all that goes over them. It outlives its socket: after a cut, `adopt`
 * gives it the new connection.
 */
export class MediaSession {
  readonly #device: Device;
  readonly #peers: RemotePeers;
  readonly #send: types.Transport;
  readonly #receive: types.Transport;
  readonly #keepers: IceKeeper[];
  readonly #producers = new Map<MediaKind, types.Producer>();
  /** What is prepared to be sent, and sends nothing yet. */
  readonly #placeholders = new Map<MediaKind, Placeholder>();
  /** Messages past the server, and whether they are heard. */
  readonly #hearing: Hearing;
  readonly #heardFrom = new Map<string, types.DataConsumer>();
  #channel: Promise<unknown> | null = null;
  #connection: SfuConnection;
  /** The line is too weak for pictures: none is received. */
  #voiceOnly: boolean;
  /** One after the other: mediasoup's order of producing and consuming is the order in which the room learns of it. */
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;
  #closed = false;

  constructor(options: {
    device: Device;
    connection: SfuConnection;
    answer: JoinAnswer;
    peers: RemotePeers;
    voiceOnly: boolean;
    onTransport(): void;
    /** A message of another participant, past the server. */
    onMessage(text: string): void;
    /** Nothing brings this session back: the room must be built anew. */
    onBroken(): void;
  }) {
    const { device, connection, answer, peers } = options;
    this.#device = device;
    this.#connection = connection;
    this.#peers = peers;
    this.#voiceOnly = options.voiceOnly;
    this.#hearing = createHearing(options.onMessage);
    const iceServers = answer.iceServers.map((server) => ({ ...server }));
    this.#send = device.createSendTransport({ ...answer.sendTransport, iceServers });
    this.#receive = device.createRecvTransport({ ...answer.receiveTransport, iceServers });
    for (const transport of [this.#send, this.#receive]) {
      transport.on('connect', ({ dtlsParameters }, done, failed) => {
        this.#connection.ask('connect_transport', { transport: transport.id, dtlsParameters }).then(done, failed);
      });
      transport.on('connectionstatechange', options.onTransport);
    }
    this.#send.on('produce', ({ kind, rtpParameters }, done, failed) => {
      const paused = this.#placeholders.has(kind);
      this.#connection
        .ask('produce', { transport: this.#send.id, kind, rtpParameters, paused })
        .then(({ producer }) => done({ id: producer }), failed);
    });
    this.#send.on('producedata', ({ sctpStreamParameters: { streamId = 0 } }, done, failed) => {
      this.#connection
        .ask('produce_data', { transport: this.#send.id, sctpStreamParameters: { streamId } })
        .then(({ dataProducer }) => done({ id: dataProducer }), failed);
    });
    this.#keepers = [this.#send, this.#receive].map((transport) =>
      keepConnected(
        transport,
        async () => {
          const { iceParameters } = await this.#connection.ask('restart_ice', { transport: transport.id });
          await transport.restartIce({ iceParameters });
        },
        options.onBroken,
      ),
    );
  }

  /** Media passes, as far as there is any to pass. */
  get connected(): boolean {
    return this.#isUp(this.#send, this.#producers.size > 0) && this.#isUp(this.#receive, this.#peers.ids().length > 0);
  }

  /** Goes on with a new connection after a cut: what changed meanwhile is made good. */
  async adopt(connection: SfuConnection, answer: JoinAnswer): Promise<void> {
    this.#connection = connection;
    this.#peers.set(answer.peers);
    const known = new Set(this.#peers.ids());
    const listed = new Set(answer.consumers.map((consumer) => consumer.id));
    for (const id of known) if (!listed.has(id)) this.#peers.detach(id);
    const fresh = answer.consumers.filter(({ id }) => !known.has(id));
    const goOn = answer.consumers.filter(({ id }) => known.has(id));
    for (const { id, producerPaused } of goOn) this.#peers.setPaused(id, producerPaused);
    const heard = answer.dataConsumers.map(({ id }) => id);
    for (const id of this.#heardFrom.keys()) if (!heard.includes(id)) this.#loseChannel(id);
    for (const channel of answer.dataConsumers) if (!this.#heardFrom.has(channel.id)) void this.#hearChannel(channel);
    await Promise.all([this.receiveAll(fresh), ...goOn.map((consumer) => this.#tellReceiving(consumer))]);
    for (const [kind, producer] of this.#producers) if (!this.#placeholders.has(kind)) await this.#tellPaused(producer);
    for (const keeper of this.#keepers) keeper.check();
  }

  /** Sends this track, or stops sending; makes the producer where there is none yet. */
  publish(kind: MediaKind, outgoing: Outgoing): Promise<void> {
    return this.#inOrder(() => this.#publish(kind, outgoing));
  }

  /** Does all to send this kind, down to its path through the network, and sends nothing before it is published. */
  prepare(kind: MediaKind): Promise<void> {
    return this.#inOrder(async () => {
      const placeholder = this.#producers.has(kind) ? null : createPlaceholder(kind);
      if (!placeholder) return;
      this.#placeholders.set(kind, placeholder);
      try {
        const made = await this.#produce(kind, placeholder.track);
        made?.pause();
      } finally {
        if (!this.#producers.has(kind)) this.#endPlaceholder(kind);
      }
    });
  }

  /** Sends all that was prepared, at once. */
  release(outgoing: Record<MediaKind, Outgoing>): Promise<void> {
    return this.#inOrder(async () => {
      // The picture takes longer to begin.
      await Promise.all([this.#publish('video', outgoing.video), this.#publish('audio', outgoing.audio)]);
    });
  }

  async #publish(kind: MediaKind, { track, on }: Outgoing): Promise<void> {
    const producer = this.#producers.get(kind);
    if (!producer) {
      const made = track && (await this.#produce(kind, track));
      if (made && !on) {
        made.pause();
        await this.#tellPaused(made);
      }
      return;
    }
    if (!on || !track) {
      // Paused before the track goes away, so that no black frame is sent.
      producer.pause();
      if (producer.track !== track) await producer.replaceTrack({ track });
      this.#endPlaceholder(kind);
      return this.#tellPaused(producer);
    }
    // The media host is told at the same moment, so that it is ready for the first frame.
    const told = this.#connection.ask('resume_producer', { producer: producer.id });
    // Before its track comes, which would be switched off otherwise: its first frame is one to be seen.
    producer.resume();
    const send = async () => {
      if (producer.track !== track) await producer.replaceTrack({ track });
      this.#endPlaceholder(kind);
    };
    await Promise.all([told, send()]);
  }

  async #produce(kind: MediaKind, track: MediaStreamTrack): Promise<types.Producer | null> {
    if (!this.#device.canProduce(kind)) return null;
    const made = await this.#send.produce({
      track,
      stopTracks: false,
      ...(kind === 'video' && { encodings: [{ maxBitrate: videoBitsPerSecond }] }),
      ...(kind === 'audio' && { codecOptions: { opusDtx: true, opusFec: true } }),
    });
    this.#producers.set(kind, made);
    // The voice goes first, here and in networks that look (DSCP); a browser that can't say so sends it as it does.
    if (kind === 'audio') made.setRtpEncodingParameters({ priority: 'high', networkPriority: 'high' }).catch(() => {});
    return made;
  }

  #endPlaceholder(kind: MediaKind): void {
    this.#placeholders.get(kind)?.close();
    this.#placeholders.delete(kind);
  }

  /** Receives one more: the media host sends it from when its track is attached. */
  receive(options: ConsumerOptions): Promise<void> {
    return this.#inOrder(async () => {
      const consumer = await this.#receive.consume({
        id: options.id,
        producerId: options.producer,
        kind: options.kind,
        // The contract's type and mediasoup's say the same but for the names of extensions, which it checks itself.
        rtpParameters: options.rtpParameters as types.RtpParameters,
        // Lip sync: what comes from one participant belongs together.
        streamId: options.participant,
      });
      this.#peers.attach(options.participant, consumer, options.producerPaused);
      await this.#tellReceiving(consumer);
    });
  }

  /** Opens a channel of messages past the server, unless there is one. Where it can't be had, there is the server. */
  openChannel(): void {
    const open = async () => {
      const made = await this.#send.produceData();
      whenOpen(made, () => this.#hearing.open((text) => made.send(text)));
    };
    this.#channel ??= open().catch(() => {
      this.#channel = null;
    });
  }

  /** Says a message to the others, past the server; false where it would not be heard now. */
  say(text: string): boolean {
    return this.#send.connectionState === 'connected' && this.#hearing.say(text);
  }

  async #hearChannel({ id, dataProducer, sctpStreamParameters }: DataConsumerOptions): Promise<void> {
    const wanted = { id, dataProducerId: dataProducer, sctpStreamParameters };
    const made = await this.#receive.consumeData(wanted).catch(() => null);
    if (made === null) return;
    this.#heardFrom.set(id, made);
    made.on('message', (text) => typeof text === 'string' && this.#hearing.hear(text));
    whenOpen(made, () => this.#hearing.listen());
  }

  #loseChannel(id: string): void {
    this.#heardFrom.get(id)?.close();
    if (this.#heardFrom.delete(id)) this.#hearing.lose();
  }

  /** Receives voices alone, or pictures too. */
  setVoiceOnly(on: boolean): Promise<void> {
    return this.#inOrder(async () => {
      this.#voiceOnly = on;
      for (const id of this.#peers.ids('video')) await this.#tellReceiving({ id, kind: 'video' });
    });
  }

  /** Receives what a join was answered with. All stand in line at once, before any notice about them. */
  async receiveAll(options: readonly ConsumerOptions[]): Promise<void> {
    await Promise.all(options.map((one) => this.receive(one)));
  }

  /** Follows what the media host says about the others' media. */
  async hear(notice: Notice): Promise<void> {
    switch (notice.notice) {
      case 'consumer_added':
        return this.receive(notice.consumer);
      case 'consumer_removed':
        return this.#inOrder(async () => this.#peers.detach(notice.consumer));
      case 'consumer_paused':
        return this.#inOrder(async () => this.#peers.setPaused(notice.consumer, true));
      case 'consumer_resumed':
        return this.#inOrder(async () => this.#peers.setPaused(notice.consumer, false));
      case 'peer_joined':
        this.#peers.add(notice.peer);
        return this.#peers.changed();
      case 'peer_left':
        return this.#peers.remove(notice.participant);
      case 'peer_away':
        return this.#peers.mark(notice.participant, { away: true });
      case 'peer_back':
        return this.#peers.mark(notice.participant, { away: false });
      case 'peer_voice_only':
        return this.#peers.mark(notice.participant, { voiceOnly: notice.on });
      case 'data_consumer_added':
        return this.#inOrder(() => this.#hearChannel(notice.consumer));
      case 'data_consumer_removed':
        return this.#inOrder(async () => this.#loseChannel(notice.consumer));
      case 'hello':
      case 'heartbeat':
        return;
      default:
        notice satisfies never;
    }
  }

  async reports(): Promise<RTCStatsReport[]> {
    return Promise.all([this.#send.getStats(), this.#receive.getStats()]);
  }

  /** Closes the transports. The page's own tracks live on: they are the room's. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const keeper of this.#keepers) keeper.close();
    for (const kind of this.#placeholders.keys()) this.#endPlaceholder(kind);
    this.#peers.detachAll();
    this.#send.close();
    this.#receive.close();
  }

  #isUp(transport: types.Transport, used: boolean): boolean {
    return transport.connectionState === 'connected' || (transport.connectionState === 'new' && !used);
  }

  async #tellPaused(producer: types.Producer): Promise<void> {
    await this.#connection.ask(producer.paused ? 'pause_producer' : 'resume_producer', { producer: producer.id });
  }

  async #tellReceiving({ id, kind }: { id: string; kind: MediaKind }): Promise<void> {
    const on = kind === 'audio' || !this.#voiceOnly;
    await this.#connection.ask(on ? 'resume_consumer' : 'pause_consumer', { consumer: id });
  }

  /** Where nothing is before it, it begins at once: what is to be sent goes out before the page shows anything of it. */
  #inOrder(work: () => Promise<void>): Promise<void> {
    const begin = async () => (this.#closed ? undefined : work());
    const next = this.#queued === 0 ? begin() : this.#queue.then(begin);
    this.#queued += 1;
    this.#queue = next
      .catch(() => {})
      .then(() => {
        this.#queued -= 1;
      });
    return next;
  }
}

/** A channel may have opened before anybody could listen for it. */
function whenOpen(channel: OpeningChannel, then: () => void): void {
  if (channel.readyState === 'open') then();
  else channel.on('open', then);
}
type OpeningChannel = { readonly readyState: RTCDataChannelState; on(event: 'open', listener: () => void): unknown };
