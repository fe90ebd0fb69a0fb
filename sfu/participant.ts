import type { types } from 'mediasoup';
import type { ConsumerOptions, DataConsumerOptions, Notice, ParticipantRole } from './contract.ts';

/** The socket of a participant, as a room sees it. */
export interface ParticipantLink {
  notify(notice: Notice): void;
  /** Closes the socket. The room has already let go of it. */
  end(code: number, reason: string): void;
}

interface ParticipantOptions {
  readonly id: string;
  readonly role: ParticipantRole;
  readonly capabilities: types.RtpCapabilities;
  readonly sendTransport: types.WebRtcTransport;
  readonly receiveTransport: types.WebRtcTransport;
}

/** One who is in a room: the media they send and receive, and the socket they hold, while they hold one. */
export class Participant {
  readonly id: string;
  readonly role: ParticipantRole;
  readonly capabilities: types.RtpCapabilities;
  readonly sendTransport: types.WebRtcTransport;
  readonly receiveTransport: types.WebRtcTransport;
  readonly producers = new Map<string, types.Producer>();
  readonly consumers = new Map<string, { readonly consumer: types.Consumer; readonly from: string }>();
  /** The channel of their messages, and those of the others'. */
  dataProducer: types.DataProducer | null = null;
  readonly dataConsumers = new Map<string, { readonly consumer: types.DataConsumer; readonly from: string }>();
  /** Producers of theirs from which media has arrived. */
  readonly arrived = new Set<string>();
  /** Producers of theirs that were made paused, for later: whether their owner is heard or muted, the talk has not begun. */
  readonly prepared = new Set<string>();
  /** Those whose picture they let go, to keep the voice. */
  readonly voiceOnlyOf = new Set<string>();
  /** Transports that know the page's end already: each can be told once. */
  readonly connected = new Set<string>();
  #link: ParticipantLink | null = null;
  #grace: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: ParticipantOptions) {
    this.id = options.id;
    this.role = options.role;
    this.capabilities = options.capabilities;
    this.sendTransport = options.sendTransport;
    this.receiveTransport = options.receiveTransport;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether they hold a socket now. */
  get linked(): boolean {
    return this.#link !== null;
  }

  /** Whether their transports can still be taken up again. */
  get resumable(): boolean {
    return [this.sendTransport, this.receiveTransport].every(
      ({ closed, dtlsState }) => !closed && dtlsState !== 'closed' && dtlsState !== 'failed',
    );
  }

  /** Gives them a socket, and returns the one that it takes the place of. */
  attach(link: ParticipantLink): ParticipantLink | null {
    clearTimeout(this.#grace);
    const before = this.#link;
    this.#link = link;
    return before;
  }

  /** Takes their socket away, for good; returns it. */
  detach(): ParticipantLink | null {
    clearTimeout(this.#grace);
    const before = this.#link;
    this.#link = null;
    return before;
  }

  /**
   * Their socket was lost: calls back after the grace period, unless they have taken another one until then. False where
   * it was no longer theirs.
   */
  lost(link: ParticipantLink, graceMs: number, onGone: () => void): boolean {
    if (this.#link !== link || this.#closed) return false;
    this.#link = null;
    this.#grace = setTimeout(onGone, graceMs);
    return true;
  }

  /** Tells their page; while they have no socket nothing is kept, since a join answers with all that is. */
  notify(notice: Notice): void {
    this.#link?.notify(notice);
  }

  /** Makes a paused consumer of what another sends, and tells their page what becomes of it. */
  async receive(producer: types.Producer, from: string): Promise<ConsumerOptions> {
    const wanted = { producerId: producer.id, rtpCapabilities: this.capabilities, paused: true };
    const consumer = await this.receiveTransport.consume(wanted);
    const { id } = consumer;
    this.consumers.set(id, { consumer, from });
    consumer.on('transportclose', () => this.consumers.delete(id));
    consumer.on('producerclose', () => {
      this.consumers.delete(id);
      this.notify({ notice: 'consumer_removed', consumer: id });
    });
    consumer.on('producerpause', () => this.notify({ notice: 'consumer_paused', consumer: id }));
    consumer.on('producerresume', () => this.notify({ notice: 'consumer_resumed', consumer: id }));
    return consumerOptions(consumer, from);
  }

  /** Gives them another's channel of messages. */
  async hear(producer: types.DataProducer, from: string): Promise<DataConsumerOptions> {
    const consumer = await this.receiveTransport.consumeData({ dataProducerId: producer.id });
    const { id } = consumer;
    this.dataConsumers.set(id, { consumer, from });
    consumer.on('transportclose', () => this.dataConsumers.delete(id));
    consumer.on('dataproducerclose', () => {
      this.dataConsumers.delete(id);
      this.notify({ notice: 'data_consumer_removed', consumer: id });
    });
    return dataConsumerOptions(consumer, from);
  }

  /** What they can receive now. */
  consumerOptions(): ConsumerOptions[] {
    return [...this.consumers.values()].map(({ consumer, from }) => consumerOptions(consumer, from));
  }

  /** The channels that they can hear now. */
  dataConsumerOptions(): DataConsumerOptions[] {
    return [...this.dataConsumers.values()].map(({ consumer, from }) => dataConsumerOptions(consumer, from));
  }

  /** Ends their media. Their socket is left to whoever closes them. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#grace);
    this.sendTransport.close();
    this.receiveTransport.close();
  }
}

function consumerOptions(consumer: types.Consumer, from: string): ConsumerOptions {
  const { id, producerId: producer, kind, rtpParameters, producerPaused } = consumer;
  return { id, producer, participant: from, kind, rtpParameters, producerPaused };
}

function dataConsumerOptions(consumer: types.DataConsumer, from: string): DataConsumerOptions {
  const { id, dataProducerId: dataProducer, sctpStreamParameters: stream } = consumer;
  if (stream === undefined) throw new TypeError('A channel was made without SCTP');
  const { streamId, ordered = true } = stream;
  return { id, dataProducer, participant: from, sctpStreamParameters: { streamId, ordered } };
}
