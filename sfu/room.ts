import type { types } from 'mediasoup';
import {
  type ConsumerOptions,
  type DataConsumerOptions,
  type JoinAnswer,
  type MediaHost,
  type Notice,
  type RoomTokenClaims,
  sfuCloseCodes,
} from './contract.ts';
import type { Happening } from './events.ts';
import type { Log } from './log.ts';
import { checked, createTransport, sendable, transportOptions } from './media.ts';
import { flowsBothWays } from './media-flow.ts';
import type { RtpParameters, SctpStreamParameters } from './media-parameters.ts';
import { Participant, type ParticipantLink } from './participant.ts';
import { Refusal } from './refusal.ts';
import type { MediaWorker } from './worker-pool.ts';

export type RoomCloseReason = Extract<Happening, { event: 'room_closed' }>['reason'];
export type RoomAnswer = Omit<JoinAnswer, 'iceServers'>;

/** What one participant may send at once: camera, microphone, a shared screen with its sound. */
const producersEach = 4;
/** A talk is of two, with a supervisor and an interpreter of four: beyond this somebody plays. */
const participantsEach = 8;

/** What a participant wants to send. */
export interface Source {
  readonly kind: types.MediaKind;
  readonly rtpParameters: RtpParameters;
  readonly paused?: boolean;
}

export interface RoomOptions {
  readonly id: string;
  readonly epoch: number;
  readonly worker: MediaWorker;
  readonly graceMs: number;
  readonly log: Log;
  readonly tell: (happening: Happening) => void;
  /** Called once, at the end. */
  readonly onClose: (reason: RoomCloseReason) => void;
}

/** A room: a router on one worker, and those who meet in it. It ends with its last participant, or with its worker. */
export class Room {
  readonly id: string;
  readonly epoch: number;
  readonly #options: RoomOptions;
  readonly #log: Log;
  readonly #participants = new Map<string, Participant>();
  readonly #opening: Promise<types.Router>;
  #router: types.Router | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #inLine = 0;
  #flowing = false;
  #closed = false;

  constructor(options: RoomOptions) {
    this.id = options.id;
    this.epoch = options.epoch;
    this.#options = options;
    this.#log = options.log.child({ room: options.id, epoch: options.epoch });
    options.worker.rooms += 1;
    this.#opening = options.worker.createRouter();
    this.#opening.then(
      (router) => {
        if (this.#closed) return router.close();
        this.#router = router;
        router.on('workerclose', () => this.close('worker_died'));
      },
      () => this.close('worker_died'),
    );
  }

  /** How the register shows it. */
  describe(): MediaHost['rooms'][number] {
    const participants = [...this.#participants.values()].map(({ role }) => role);
    return { room: this.id, epoch: this.epoch, flowing: this.#flowing, participants };
  }

  get participants(): ReadonlyMap<string, Participant> {
    return this.#participants;
  }

  /** Lets somebody in, or gives them their place again. The link is told of all that comes after the answer. */
  join(
    { sub, role }: RoomTokenClaims,
    capabilities: types.RtpCapabilities,
    resume: boolean,
    link: ParticipantLink,
  ): Promise<{ participant: Participant; answer: RoomAnswer }> {
    return this.#inOrder(async () => {
      const before = this.#participants.get(sub);
      if (before !== undefined && resume && before.resumable) {
        const wasAway = !before.linked;
        before.attach(link)?.end(sfuCloseCodes.replaced, 'Taken by a newer socket');
        if (wasAway) this.#tellOthers(before, { notice: 'peer_back', participant: sub });
        this.#log.info({ participant: sub }, 'A participant took up their place again');
        return { participant: before, answer: this.#answer(before, true) };
      }
      if (before === undefined && this.#participants.size >= participantsEach) {
        throw new Refusal('full', 'The room takes nobody more');
      }
      const wasAway = before !== undefined && !before.linked;
      // Whatever was there before goes first: the page that made it is gone, and its places are needed again.
      before?.detach()?.end(sfuCloseCodes.replaced, 'Taken by a newer socket');
      before?.close();
      const participant = await this.#prepare(sub, role, capabilities).catch((error: unknown) => {
        if (before !== undefined && !this.#closed) this.#remove(before, 'lost');
        throw error;
      });
      this.#participants.set(sub, participant);
      if (before === undefined) this.#options.worker.participants += 1;
      for (const other of this.#others(participant)) {
        for (const producer of other.producers.values()) await this.#offer(other, producer, participant);
        if (other.dataProducer) await this.#offerData(other, other.dataProducer, participant);
      }
      this.#mustBeIn(participant);
      participant.attach(link);
      if (before === undefined) {
        this.#tellOthers(participant, { notice: 'peer_joined', peer: { participant: sub, role } });
        this.#options.tell({ event: 'participant_joined', participant: sub, role });
      } else {
        if (wasAway) this.#tellOthers(participant, { notice: 'peer_back', participant: sub });
        // What was made anew receives all there is, until it says otherwise.
        for (const id of before.voiceOnlyOf) {
          this.#participants.get(id)?.notify({ notice: 'peer_voice_only', participant: sub, on: false });
        }
      }
      this.#log.info({ participant: sub, role, again: before !== undefined }, 'A participant joined');
      return { participant, answer: this.#answer(participant, false) };
    });
  }

  /** Tells the media host's end of a transport about the page's. */
  connect(participant: Participant, id: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    return this.#inOrder(async () => {
      const transport = this.#transport(participant, id);
      if (participant.connected.has(id))
        throw new Refusal('bad_media_parameters', 'The transport is connected already');
      await checked('connect_transport', () => transport.connect({ dtlsParameters }));
      participant.connected.add(id);
    });
  }

  /** New ICE credentials for a transport whose network has changed. */
  restartIce(participant: Participant, id: string): Promise<types.IceParameters> {
    return this.#inOrder(() => this.#transport(participant, id).restartIce());
  }

  /** Takes a new source of media and offers it to everybody else. */
  produce(
    participant: Participant,
    transportId: string,
    { kind, rtpParameters: parameters, paused = false }: Source,
  ): Promise<string> {
    return this.#inOrder(async () => {
      const transport = this.#sendTransport(participant, transportId);
      const rtpParameters = sendable(parameters);
      for (const old of participant.producers.values()) {
        // The page uses the same place of its connection anew: an answer of ours was lost, so it knows nothing of the old.
        if (rtpParameters.mid !== undefined && old.rtpParameters.mid === rtpParameters.mid) {
          this.#closeProducer(participant, old);
        }
      }
      if (participant.producers.size >= producersEach)
        throw new Refusal('full', `No more than ${producersEach} at once`);
      const producer = await checked('produce', () => transport.produce({ kind, rtpParameters, paused }));
      this.#mustBeIn(participant);
      participant.producers.set(producer.id, producer);
      if (paused) participant.prepared.add(producer.id);
      // A worker says the score first when the first packet has arrived, so nothing needs to be polled.
      producer.on('score', (scores) => {
        if (participant.arrived.has(producer.id) || !scores.some(({ score }) => score > 0)) return;
        participant.arrived.add(producer.id);
        this.#watchFlow();
      });
      for (const other of this.#others(participant)) {
        const consumer = await this.#offer(participant, producer, other);
        if (consumer !== null) other.notify({ notice: 'consumer_added', consumer });
      }
      return producer.id;
    });
  }

  /** Takes a channel of messages, in place of the one there was, and gives it to everybody else. */
  produceData(participant: Participant, transportId: string, parameters: SctpStreamParameters): Promise<string> {
    return this.#inOrder(async () => {
      const transport = this.#sendTransport(participant, transportId);
      participant.dataProducer?.close();
      participant.dataProducer = null;
      const producer = await checked('produce_data', () => transport.produceData({ sctpStreamParameters: parameters }));
      this.#mustBeIn(participant);
      participant.dataProducer = producer;
      for (const other of this.#others(participant)) {
        const consumer = await this.#offerData(participant, producer, other);
        if (consumer !== null) other.notify({ notice: 'data_consumer_added', consumer });
      }
      return producer.id;
    });
  }

  /** Pauses, resumes or ends what a participant sends. */
  change(participant: Participant, id: string, what: 'pause' | 'resume' | 'close'): Promise<void> {
    return this.#inOrder(async () => {
      this.#mustBeIn(participant);
      const producer = participant.producers.get(id);
      if (producer === undefined) throw new Refusal('unknown_producer', 'No such producer of yours');
      if (what === 'close') this.#closeProducer(participant, producer);
      else await producer[what]();
      if (participant.prepared.delete(id)) this.#watchFlow();
    });
  }

  /** Begins to send to a participant what was offered to them, or stops; whose picture it is hears of it. */
  setReceiving(participant: Participant, id: string, on: boolean): Promise<void> {
    return this.#inOrder(async () => {
      this.#mustBeIn(participant);
      const received = participant.consumers.get(id);
      if (received === undefined) throw new Refusal('unknown_consumer', 'No such consumer of yours');
      const { consumer, from } = received;
      await (on ? consumer.resume() : consumer.pause());
      this.#watchFlow();
      if (consumer.kind !== 'video' || participant.voiceOnlyOf.has(from) === !on) return;
      if (on) participant.voiceOnlyOf.delete(from);
      else participant.voiceOnlyOf.add(from);
      this.#participants.get(from)?.notify({ notice: 'peer_voice_only', participant: participant.id, on: !on });
    });
  }

  /** They said that they leave. Their socket is theirs to close. */
  leave(participant: Participant): Promise<void> {
    return this.#inOrder(async () => {
      this.#mustBeIn(participant);
      participant.detach();
      this.#remove(participant, 'left');
    });
  }

  /** Their socket was lost; they have the grace period to come back. */
  lost(participant: Participant, link: ParticipantLink): void {
    const away = participant.lost(link, this.#options.graceMs, () => {
      // Whoever stands in line before may be that very participant, coming back.
      const stillGone = async () => {
        if (participant.linked || participant.closed) return;
        this.#remove(participant, 'lost');
      };
      this.#inOrder(stillGone).catch(() => undefined);
    });
    if (away) this.#tellOthers(participant, { notice: 'peer_away', participant: participant.id });
  }

  /** Ends the room for everybody. */
  close(reason: RoomCloseReason): void {
    if (this.#closed) return;
    this.#closed = true;
    const { worker, tell, onClose } = this.#options;
    const participants = [...this.#participants.values()];
    worker.rooms -= 1;
    worker.participants -= participants.length;
    this.#participants.clear();
    for (const participant of participants) {
      const link = participant.detach();
      participant.close();
      link?.end(sfuCloseCodes.roomGone, reason);
    }
    this.#router?.close();
    this.#log.info({ reason }, 'A room closed');
    tell({ event: 'room_closed', reason });
    onClose(reason);
  }

  async #prepare(id: string, role: Participant['role'], capabilities: types.RtpCapabilities): Promise<Participant> {
    const router = await this.#opening;
    const { webRtcServer } = this.#options.worker;
    const sendTransport = await createTransport(router, webRtcServer);
    const receiveTransport = await createTransport(router, webRtcServer);
    return new Participant({ id, role, capabilities, sendTransport, receiveTransport });
  }

  #answer(participant: Participant, resumed: boolean): RoomAnswer {
    return {
      resumed,
      sendTransport: transportOptions(participant.sendTransport),
      receiveTransport: transportOptions(participant.receiveTransport),
      peers: this.#others(participant).map(({ id, role, linked, voiceOnlyOf }) => ({
        participant: id,
        role,
        away: !linked,
        voiceOnly: voiceOnlyOf.has(participant.id),
      })),
      consumers: participant.consumerOptions(),
      dataConsumers: participant.dataConsumerOptions(),
    };
  }

  #others(participant: Participant): Participant[] {
    return [...this.#participants.values()].filter((other) => other !== participant);
  }

  #tellOthers(participant: Participant, notice: Notice): void {
    for (const other of this.#others(participant)) other.notify(notice);
  }

  /** Gives what one sends to another, where they can receive it. */
  async #offer(from: Participant, producer: types.Producer, to: Participant): Promise<ConsumerOptions | null> {
    const wanted = { producerId: producer.id, rtpCapabilities: to.capabilities };
    if (!this.#router?.canConsume(wanted)) return null;
    return this.#given(to, to.receive(producer, from.id));
  }

  #offerData(from: Participant, producer: types.DataProducer, to: Participant): Promise<DataConsumerOptions | null> {
    return this.#given(to, to.hear(producer, from.id));
  }

  /** Whoever can't be given something goes without, and nobody else is harmed. */
  #given<Given>(to: Participant, giving: Promise<Given>): Promise<Given | null> {
    return giving.catch((error: unknown) => {
      if (!this.#closed) this.#log.warn({ err: error, participant: to.id }, 'Something could not be given on');
      return null;
    });
  }

  #closeProducer(participant: Participant, producer: types.Producer): void {
    participant.producers.delete(producer.id);
    participant.arrived.delete(producer.id);
    participant.prepared.delete(producer.id);
    producer.close();
  }

  #remove(participant: Participant, reason: 'left' | 'lost'): void {
    const { id, role } = participant;
    this.#participants.delete(id);
    this.#options.worker.participants -= 1;
    participant.close();
    this.#log.info({ participant: id, reason }, 'A participant left');
    this.#tellOthers(participant, { notice: 'peer_left', participant: id, reason });
    this.#options.tell({ event: 'participant_left', participant: id, role, reason });
  }

  #watchFlow(): void {
    if (this.#flowing || this.#closed || !flowsBothWays(this.#participants.values())) return;
    this.#flowing = true;
    this.#log.info('Media flows both ways');
    this.#options.tell({ event: 'media_flowing' });
  }

  #transport(participant: Participant, id: string): types.WebRtcTransport {
    this.#mustBeIn(participant);
    const transport = [participant.sendTransport, participant.receiveTransport].find((own) => own.id === id);
    if (transport === undefined) throw new Refusal('unknown_transport', 'No such transport of yours');
    return transport;
  }

  #sendTransport(participant: Participant, id: string): types.WebRtcTransport {
    const transport = this.#transport(participant, id);
    if (transport !== participant.sendTransport) throw new Refusal('unknown_transport', 'Sending needs the other one');
    return transport;
  }

  #mustBeIn(participant: Participant): void {
    if (this.#closed || participant.closed) throw new Refusal('not_joined', 'You are no longer in the room');
  }

  /** One thing after the other, for the whole room: so no join can miss a producer, and no answer comes out of order. */
  #inOrder<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#inLine += 1;
    const result = this.#line.then(() => {
      if (this.#closed) throw new Refusal('not_joined', 'The room is closed');
      return task();
    });
    this.#line = result
      .catch(() => undefined)
      .then(() => {
        this.#inLine -= 1;
        // Only when nobody stands in line: the next may be a join.
        if (this.#inLine === 0 && this.#participants.size === 0) this.close('empty');
      });
    return result;
  }
}
