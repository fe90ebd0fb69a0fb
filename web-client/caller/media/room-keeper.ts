import type { CallerCall } from '../../../server/contract/caller-socket.ts';
import type { CallerSession } from '../../data/caller-session.ts';
import type { RemotePeer, Room } from '../../rtc/room.ts';
import type { RoomView } from '../view.ts';
import type { LocalDevices } from './local-devices.ts';

type Talking = Extract<CallerCall, { state: 'talking' }>;

/** Opens the call's room while the caller talks, keeps it, and closes it. */
export interface RoomKeeper {
  readonly room: Room | null;
  readonly view: RoomView | null;
  follow(call: CallerCall | null): void;
  /** Fetches the media code while the caller waits. */
  prepare(): void;
  set(change: Partial<RoomView>): void;
  close(): void;
}

interface Needs {
  session: CallerSession;
  devices: LocalDevices;
  changed(): void;
}

/** Begins with no room. */
export function createRoomKeeper({ session, devices, changed }: Needs): RoomKeeper {
  let room: Room | null = null;
  let view: RoomView | null = null;
  let opening = false;

  const set = (change: Partial<RoomView>) => {
    if (!view) return;
    view = { ...view, ...change };
    changed();
  };
  const open = async (call: Talking) => {
    if (opening) return;
    opening = true;
    view = { state: 'connecting', stream: null, picture: false, silent: false, peerLost: false };
    try {
      const { openRoom } = await loadRoom();
      const current = session.state.call;
      if (current?.state !== 'talking' || current.id !== call.id) return;
      room = openRoom({
        access: current.room,
        renew: () => session.renewRoom(),
        tracks: devices.tracks,
        muted: { audio: devices.tracks.audio !== null && !devices.view.microphone },
        onRemote: (peers) => set(remoteOf(peers)),
        onState: (state) => set({ state }),
        onLocal(local) {
          devices.hold(local);
          changed();
        },
        onPeerLeft: (_participant, reason) => set({ peerLost: reason === 'lost' }),
      });
    } catch {
      set({ state: 'failed' });
    } finally {
      opening = false;
    }
  };
  const close = (keepTracks: boolean) => {
    const kept = devices.tracks;
    const last = room;
    room = null;
    view = null;
    last?.close({ keepTracks });
    if (keepTracks) devices.hold(kept);
  };

  return {
    get room() {
      return room;
    },
    get view() {
      return view;
    },
    follow(call) {
      if (call?.state === 'talking') {
        if (room) room.update(call.room);
        else void open(call);
      } else if (room || view) close(call?.state === 'waiting' || call?.state === 'ringing');
    },
    prepare: () => void loadRoom().catch(() => {}),
    set,
    close: () => close(false),
  };
}

function remoteOf(peers: readonly RemotePeer[]): Partial<RoomView> {
  const counselor = peers.find((peer) => peer.role === 'counselor');
  return counselor
    ? { stream: counselor.stream, picture: counselor.video, peerLost: false }
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
