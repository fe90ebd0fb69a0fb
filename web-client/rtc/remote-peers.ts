import type { types } from 'mediasoup-client';
import type { ParticipantRole, Peer, PresentPeer } from '../../sfu/contract.ts';
import type { MediaKind } from '../../sfu/media-parameters.ts';

/** Somebody else in the room. The stream stays the same object while they are there: set it once. */
export interface RemotePeer {
  readonly participant: string;
  readonly role: ParticipantRole;
  readonly stream: MediaStream;
  /** They can be heard; false while their microphone is off. */
  readonly audio: boolean;
  /** They can be seen; false while their camera is off. */
  readonly video: boolean;
  /** Their page's connection is cut, and they may come back. */
  readonly away: boolean;
  /** They receive our voice alone: their line is weak. */
  readonly voiceOnly: boolean;
}

interface Entry {
  role: ParticipantRole;
  away: boolean;
  voiceOnly: boolean;
  stream: MediaStream;
  consumers: Map<string, types.Consumer>;
  /**
   * Consumers whose producers are paused. mediasoup-client is not told: pausing a consumer there negotiates its
   * connection anew, and a picture that comes back would have to wait for that.
   */
  paused: Set<string>;
}

/** Keeps who else is in the room and what is received of them. */
export class RemotePeers {
  readonly #peers = new Map<string, Entry>();
  readonly #onChange: (peers: readonly RemotePeer[]) => void;

  constructor(onChange: (peers: readonly RemotePeer[]) => void) {
    this.#onChange = onChange;
  }

  /** Sets who is there: those who are not any more are gone, those who stay keep their stream. */
  set(peers: readonly PresentPeer[]): void {
    const there = new Set(peers.map((peer) => peer.participant));
    for (const participant of [...this.#peers.keys()]) if (!there.has(participant)) this.#drop(participant);
    for (const peer of peers) {
      this.add(peer);
      this.mark(peer.participant, peer);
    }
    this.changed();
  }

  add({ participant, role }: Peer): void {
    if (this.#peers.has(participant)) return;
    this.#peers.set(participant, {
      role,
      stream: new MediaStream(),
      consumers: new Map(),
      paused: new Set(),
      away: false,
      voiceOnly: false,
    });
  }

  /** How things are with somebody. */
  mark(participant: string, how: Partial<Pick<RemotePeer, 'away' | 'voiceOnly'>>): void {
    const peer = this.#peers.get(participant);
    if (!peer) return;
    peer.away = how.away ?? peer.away;
    peer.voiceOnly = how.voiceOnly ?? peer.voiceOnly;
    this.changed();
  }

  remove(participant: string): void {
    this.#drop(participant);
    this.changed();
  }

  attach(participant: string, consumer: types.Consumer, paused: boolean): void {
    const peer = this.#peers.get(participant);
    if (!peer) return;
    peer.consumers.set(consumer.id, consumer);
    if (paused) peer.paused.add(consumer.id);
    peer.stream.addTrack(consumer.track);
    this.changed();
  }

  /** Its producer was paused, or goes on. */
  setPaused(id: string, paused: boolean): void {
    for (const peer of this.#peers.values()) {
      if (!peer.consumers.has(id)) continue;
      if (paused) peer.paused.add(id);
      else peer.paused.delete(id);
    }
    this.changed();
  }

  detach(id: string): void {
    for (const peer of this.#peers.values()) {
      const consumer = peer.consumers.get(id);
      if (!consumer) continue;
      peer.consumers.delete(id);
      peer.paused.delete(id);
      peer.stream.removeTrack(consumer.track);
      consumer.close();
    }
    this.changed();
  }

  /** Closes what is received, and keeps the peers with their streams: the room is being built anew. */
  detachAll(): void {
    for (const peer of this.#peers.values()) {
      for (const consumer of peer.consumers.values()) {
        peer.stream.removeTrack(consumer.track);
        consumer.close();
      }
      peer.consumers.clear();
      peer.paused.clear();
    }
    this.changed();
  }

  /** What is received, or what of one kind is. */
  ids(kind?: MediaKind): string[] {
    const consumers = [...this.#peers.values()].flatMap((peer) => [...peer.consumers.values()]);
    return consumers.filter((consumer) => kind === undefined || consumer.kind === kind).map(({ id }) => id);
  }

  changed(): void {
    this.#onChange(
      [...this.#peers].map(([participant, { role, stream, consumers, paused, away, voiceOnly }]) => {
        const live = (kind: string) =>
          [...consumers.values()].some(
            (consumer) => consumer.kind === kind && !paused.has(consumer.id) && !consumer.closed,
          );
        return { participant, role, stream, audio: live('audio'), video: live('video'), away, voiceOnly };
      }),
    );
  }

  #drop(participant: string): void {
    const peer = this.#peers.get(participant);
    this.#peers.delete(participant);
    for (const consumer of peer?.consumers.values() ?? []) consumer.close();
  }
}
