import type { CallerCall, RoomAccess } from '../../../server/contract/caller-socket.ts';
import type { CallId } from '../../../server/contract/ids.ts';
import type { CallerSession } from '../../data/caller-session.ts';
import type { RemotePeer, Room } from '../../rtc/room.ts';
import type { RoomView } from '../view.ts';
import type { LocalDevices } from './local-devices.ts';

/** Enters the call's room as soon as there is one, silent and unseen until somebody has answered; keeps it, and closes it. */
export interface RoomKeeper {
  readonly room: Room | null;
  readonly view: RoomView | null;
  follow(call: CallerCall | null): void;
  /** Fetches the media code while the caller waits. */
  prepare(): void;
  set(change: Partial<RoomView>): void;
  /** `handedOver`: to another tab of this caller, or to writing, and the caller has not left. */
  close(options?: { handedOver: boolean }): void;
}

interface Needs {
  session: CallerSession;
  devices: LocalDevices;
  changed(): void;
  /** There is another room, or none any more. */
  moved(room: Room | null): void;
}

/** Begins with no room. */
export function createRoomKeeper({ session, devices, changed, moved }: Needs): RoomKeeper {
  let room: Room | null = null;
  let view: RoomView | null = null;
  let opening = false;
  /** Somebody has answered: what is sent into this room is for them. */
  let released = false;

  const set = (change: Partial<RoomView>) => {
    if (!view) return;
    view = { ...view, ...change };
    changed();
  };
  const open = async (id: CallId) => {
    if (opening) return;
    opening = true;
    view = { state: 'connecting', stream: null, picture: false, silent: false, peerLost: false };
    try {
      const { openRoom } = await loadRoom();
      const current = session.state.call;
      const access = roomOf(current);
      if (current === null || current.id !== id || access === null) {
        view = null;
        return;
      }
      released = current.state === 'talking';
      room = openRoom({
        access,
        held: !released,
        renew: () => session.renewRoom(),
        tracks: devices.tracks,
        openCamera: devices.openCamera,
        muted: { audio: session.kept.muted },
        onRemote: (peers) => set(remoteOf(peers)),
        onState: (state) => set({ state }),
        onLocal(local) {
          devices.hold(local);
          changed();
        },
        onPeerLeft: (_participant, reason) => set({ peerLost: reason === 'lost' }),
        onMessage: (text) => session.letters.hear(text),
      });
      moved(room);
    } catch {
      set({ state: 'failed' });
    } finally {
      opening = false;
    }
  };
  const close = ({ keepTracks = false, handedOver = false } = {}) => {
    const kept = devices.tracks;
    const last = room;
    room = null;
    view = null;
    released = false;
    last?.close({ keepTracks, handedOver });
    moved(null);
    if (keepTracks) devices.hold(kept);
  };

  session.letters.say = (text) => room?.say(text) ?? false;

  return {
    get room() {
      return room;
    },
    get view() {
      return view;
    },
    follow(call) {
      if (call === null || call.state === 'ended' || call.kind === 'text') {
        if (!room && !view) return;
        // Who turns to writing has not hung up, and the server may not have heard of it yet: nothing is said of leaving.
        return close({ handedOver: call?.state !== 'ended' && call?.kind === 'text' });
      }
      const talking = call.state === 'talking';
      // Back in the queue: the next who answers is met in another room.
      if (!talking && released) close({ keepTracks: true });
      const access = roomOf(call);
      if (access === null) return;
      if (!room) return void open(call.id);
      room.update(access);
      if (!talking) return;
      released = true;
      room.release();
    },
    prepare: () => void loadRoom().catch(() => {}),
    set,
    close,
  };
}

/** Where the call is, or will be. */
function roomOf(call: CallerCall | null): RoomAccess | null {
  return call && 'room' in call && call.kind !== 'text' ? call.room : null;
}

function remoteOf(peers: readonly RemotePeer[]): Partial<RoomView> {
  const counselor = peers.find((peer) => peer.role === 'counselor');
  return counselor
    ? { stream: counselor.stream, picture: counselor.video, peerLost: counselor.away, peerVoice: counselor.voiceOnly }
    : { stream: null, picture: false };
}

let roomModule: Promise<typeof import('../../rtc/room.ts')> | null = null;

/** The media code, fetched once somebody waits. A fetch that failed is tried again by the next who wants it. */
function loadRoom(): Promise<typeof import('../../rtc/room.ts')> {
  roomModule ??= import('../../rtc/room.ts').catch((error: unknown) => {
    roomModule = null;
    throw error;
  });
  return roomModule;
}
