import type { types } from 'mediasoup';
import type { MediaHost, RoomTokenClaims } from './contract.ts';
import type { RoomEvents } from './events.ts';
import type { Log } from './log.ts';
import type { Participant, ParticipantLink } from './participant.ts';
import { Refusal } from './refusal.ts';
import { Room, type RoomAnswer, type RoomCloseReason } from './room.ts';
import type { MediaWorker } from './worker-pool.ts';

export interface Joined {
  readonly room: Room;
  readonly participant: Participant;
  readonly answer: RoomAnswer;
}

export interface Rooms {
  /** Lets somebody into the room that their token names, opening it where they are the first. */
  join(
    claims: RoomTokenClaims,
    capabilities: types.RtpCapabilities,
    resume: boolean,
    link: ParticipantLink,
  ): Promise<Joined>;
  describe(): MediaHost['rooms'];
  readonly all: readonly Room[];
  /** From now on no new room is opened; those that are go on. */
  drain(): void;
  readonly draining: boolean;
  closeAll(reason: RoomCloseReason): void;
}

export interface RoomsOptions {
  readonly leastLoaded: () => MediaWorker | null;
  readonly graceMs: number;
  readonly log: Log;
  readonly events: Pick<RoomEvents, 'tell'>;
  /** Told at each change that the register should show soon. */
  readonly onChange: () => void;
  readonly now: () => number;
}

/** For how long an ended room's epoch is remembered: longer than any token for it can live. */
const rememberMs = 90_000;

/** The rooms of this host, each under one epoch at a time. */
export function createRooms({ leastLoaded, graceMs, log, events, onChange, now }: RoomsOptions): Rooms {
  const rooms = new Map<string, Room>();
  /** The lowest epoch that may still be opened, of rooms that ended lately; oldest first. */
  const ended = new Map<string, { readonly least: number; readonly until: number }>();
  let draining = false;

  const remember = (room: Room, reason: RoomCloseReason): void => {
    // Both may have left only for a moment. A room that was broken, though, is being placed anew by the server.
    const least = reason === 'empty' ? room.epoch : room.epoch + 1;
    ended.delete(room.id);
    ended.set(room.id, { least, until: now() + rememberMs });
    for (const [id, { until }] of ended) {
      if (until > now()) break;
      ended.delete(id);
    }
  };

  const open = ({ room: id, epoch }: RoomTokenClaims): Room => {
    if (draining) throw new Refusal('full', 'This host is stopping');
    const worker = leastLoaded();
    if (worker === null) throw new Refusal('full', 'No media worker is there to take the room');
    const room = new Room({
      id,
      epoch,
      worker,
      graceMs,
      log,
      tell: (happening) => {
        events.tell({ room: id, epoch }, happening);
        onChange();
      },
      onClose: (reason) => {
        if (rooms.get(id) === room) rooms.delete(id);
        remember(room, reason);
        onChange();
      },
    });
    rooms.set(id, room);
    return room;
  };

  return {
    join: async (claims, capabilities, resume, link) => {
      const current = rooms.get(claims.room);
      const least = current?.epoch ?? ended.get(claims.room)?.least ?? 0;
      if (claims.epoch < least) throw new Refusal('old_epoch', 'The room has been placed anew');
      if (current !== undefined && claims.epoch > current.epoch) current.close('replaced');
      const room = rooms.get(claims.room) ?? open(claims);
      return { room, ...(await room.join(claims, capabilities, resume, link)) };
    },
    describe: () => [...rooms.values()].map((room) => room.describe()),
    get all() {
      return [...rooms.values()];
    },
    drain: () => {
      draining = true;
      onChange();
    },
    get draining() {
      return draining;
    },
    closeAll: (reason) => {
      for (const room of [...rooms.values()]) room.close(reason);
    },
  };
}
