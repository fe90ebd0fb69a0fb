import { Device, type types } from 'mediasoup-client';
import type { RoomAccess } from '../../server/contract/caller-socket.ts';
import { type Notice, roomTokenSeconds, sfuCloseCodes } from '../../sfu/contract.ts';
import type { MediaKind } from '../../sfu/media-parameters.ts';
import { type LocalTracks, type MediaOutcome, openCamera } from './devices.ts';
import { MediaSession, type Outgoing } from './media-session.ts';
import { type RemotePeer, RemotePeers } from './remote-peers.ts';
import { connectSfu, type SfuConnection, SfuConnectionLost, SfuRefusal } from './sfu-connection.ts';

export type { RemotePeer } from './remote-peers.ts';

/**
 * `connected`: media passes. `reconnecting`: it did, and is being brought back. `failed`: this browser can't, or the
 * participant's place was taken by another page; nothing more will come.
 */
export type RoomState = 'connecting' | 'connected' | 'reconnecting' | 'failed' | 'closed';

export interface RoomOptions {
  access: RoomAccess;
  /** Fetches a fresh token. Rejects where the server can't be reached now: it is asked again. */
  renew(): Promise<RoomAccess>;
  /** What to send. The room owns the tracks from here on, and stops them when it closes. */
  tracks: LocalTracks;
  /** Takes the camera, in whatever form its picture is to be sent; as it is by default. */
  openCamera?: () => ReturnType<typeof openCamera>;
  /** All is prepared, and nothing sent before `release()`: nobody has answered yet. */
  held?: boolean;
  /** What starts switched off; all is on by default. */
  muted?: { audio?: boolean; video?: boolean };
  /** Who else is there, whole, at each change. */
  onRemote(peers: readonly RemotePeer[]): void;
  onState(state: RoomState): void;
  /** The page's own tracks changed: the camera was switched, or a device was unplugged. */
  onLocal?(tracks: LocalTracks): void;
  onPeerLeft?(participant: string, reason: 'left' | 'lost'): void;
  /** Another participant said something past the server: any text at all, since it is any page that says it. */
  onMessage?(text: string): void;
}

/** One stay in a room. It survives cuts of its socket, of its media path and of its media host, until `close()`. */
export interface Room {
  readonly state: RoomState;
  readonly tracks: LocalTracks;
  /** Sends what was held back from now on. */
  release(): void;
  setMicrophone(on: boolean): void;
  /** Off lets go of the camera, so that its light goes out; on takes it again, which the browser may refuse. */
  setCamera(on: boolean): Promise<MediaOutcome>;
  /** Sends another track in place of this kind's, for instance of another device; stops the one before. */
  replaceTrack(kind: MediaKind, track: MediaStreamTrack | null): void;
  /** A weak line: neither sends nor receives pictures, and keeps the voice. The camera stays as it is. */
  setVoiceOnly(on: boolean): void;
  /** Says something to the others past the server; false where it would not be heard now, and nothing is said. */
  say(text: string): boolean;
  /** The server placed the room anew, or sent a fresher token. */
  update(access: RoomAccess): void;
  /** What WebRTC measures, of sending first and of receiving second; nothing where there is no way now. */
  reports(): Promise<RTCStatsReport[]>;
  /**
   * Leaves, and stops the page's own tracks, so that camera and microphone are off; unless they are still wanted. Handed
   * over, the place in the room is another tab's of the same person: nobody has left.
   */
  close(options?: { keepTracks?: boolean; handedOver?: boolean }): void;
}

// A token's age is counted from when the page got it: a share of its life is kept for the way to the media host.
const tokenFreshMs = roomTokenSeconds * 1000 * 0.75;
const retryDelaysMs = [200, 500, 1_000, 2_000, 4_000] as const;

/** Opens the room and stays in it. */
export function openRoom(options: RoomOptions): Room {
  const outgoing: Record<MediaKind, Outgoing> = {
    audio: { track: options.tracks.audio, on: !options.muted?.audio },
    video: { track: options.tracks.video, on: !options.muted?.video },
  };
  const peers = new RemotePeers((now) => {
    options.onRemote(now);
    tellState();
  });

  let held = options.held ?? false;
  let voiceOnly = false;
  let access = options.access;
  let accessAt = performance.now();
  let device: Device | null = null;
  let connection: SfuConnection | null = null;
  let session: MediaSession | null = null;
  /** All was sent and received once since the session was made: only then may it be resumed after a cut. */
  let settled = false;
  let everConnected = false;
  let over: 'closed' | 'failed' | null = null;
  let state: RoomState = 'connecting';
  let wake = () => {};
  let cameraAsk = 0;

  const tellState = () => {
    const up = settled && session?.connected === true;
    everConnected ||= up;
    const next: RoomState = over ?? (up ? 'connected' : everConnected ? 'reconnecting' : 'connecting');
    if (next === state) return;
    state = next;
    options.onState(next);
  };

  const local = (): LocalTracks => ({ audio: outgoing.audio.track, video: outgoing.video.track });

  const dropSession = () => {
    settled = false;
    session?.close();
    session = null;
    tellState();
  };
  /** The room is gone: a token for it opens nothing any more. */
  const forget = () => {
    accessAt = Number.NEGATIVE_INFINITY;
    dropSession();
  };
  /** The session can't be mended: leave the connection, and let the loop build everything anew. */
  const rebuild = () => {
    dropSession();
    connection?.close();
  };

  /** What goes out of a kind: a paused picture goes out as none, so that not even black frames take the line. */
  const sent = (kind: MediaKind): Outgoing =>
    voiceOnly && kind === 'video' ? { track: null, on: false } : outgoing[kind];
  const send = async (current: MediaSession, kind: MediaKind) => {
    if (!held) await current.publish(kind, sent(kind));
    else if (outgoing[kind].track) await current.prepare(kind);
  };
  const publish = (kind: MediaKind) => during((current) => send(current, kind));
  const during = async (work: (current: MediaSession) => Promise<void>) => {
    const current = session;
    try {
      if (current) await work(current);
    } catch (error) {
      // Where only the connection is gone, the next one makes it good; anything else, a fresh session does.
      if (!(error instanceof SfuConnectionLost) && current === session) rebuild();
    }
    tellState();
  };

  const onNotice = (notice: Notice) => {
    const current = session;
    if (!current) return;
    if (notice.notice === 'peer_left') options.onPeerLeft?.(notice.participant, notice.reason);
    current.hear(notice).catch((error: unknown) => {
      if (current !== session) return;
      if (error instanceof SfuConnectionLost) settled = false;
      else rebuild();
    });
  };

  const join = async (joined: SfuConnection) => {
    device ??= await loadDevice(joined);
    const resume = session !== null && settled;
    const answer = await joined.ask('join', {
      token: access.token,
      rtpCapabilities: device.recvRtpCapabilities,
      resume,
    });
    if (over) return;
    if (session && resume && answer.resumed) {
      await session.adopt(joined, answer);
    } else {
      dropSession();
      peers.set(answer.peers);
      const made = new MediaSession({
        device,
        connection: joined,
        answer,
        peers,
        voiceOnly,
        onTransport: tellState,
        onMessage: (text) => options.onMessage?.(text),
        onBroken: () => made === session && rebuild(),
      });
      session = made;
      await made.receiveAll(answer.consumers);
    }
    await send(session, 'audio');
    await send(session, 'video');
    settled = true;
    // Where somebody may answer at any moment, nothing must stand in the way of what is sent then.
    if (!held) session.openChannel();
    tellState();
  };

  /** One connection, from its opening to its end; answers its close code. */
  const stay = async (): Promise<number> => {
    const made = await connectSfu(access.url, onNotice);
    connection = made;
    try {
      if (!over) await join(made);
      return await made.ended;
    } catch (error) {
      if (!(error instanceof SfuConnectionLost)) dropSession();
      throw error;
    } finally {
      made.close();
      connection = null;
    }
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    let failures = 0;
    while (over === null) {
      try {
        const code = await stay();
        if (code === sfuCloseCodes.replaced) over = 'failed';
        if (code === sfuCloseCodes.roomGone) forget();
        failures = 0;
      } catch (error) {
        if (error instanceof Error && error.name === 'UnsupportedError') over = 'failed';
        failures += 1;
        // Refused, or nobody there again and again: the server may know of another token, or of another host.
        if (error instanceof SfuRefusal || failures > 1) accessAt = Number.NEGATIVE_INFINITY;
      }
      tellState();
      if (over !== null) break;
      await pause(retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0);
      // A young token is used again, so that a cut is mended even while the server is away.
      while (over === null && performance.now() - accessAt > tokenFreshMs) {
        try {
          take(await options.renew());
        } catch {
          failures += 1;
          await pause(retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0);
        }
      }
    }
    if (over === 'failed') finish('failed');
  };

  const take = (next: RoomAccess): boolean => {
    // The same token told once more is no fresher than it was.
    if (next.epoch < access.epoch || next.token === access.token) return false;
    const moved = next.epoch > access.epoch || next.url !== access.url;
    access = next;
    accessAt = performance.now();
    if (moved) dropSession();
    return moved;
  };

  const finish = (how: 'closed' | 'failed', keepTracks = false) => {
    over = how;
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
    cameraAsk += 1;
    wake();
    dropSession();
    peers.set([]);
    for (const kind of ['audio', 'video'] as const) {
      if (!keepTracks) outgoing[kind].track?.stop();
      outgoing[kind].track = null;
    }
    tellState();
  };

  const setTrack = (kind: MediaKind, track: MediaStreamTrack | null, on = outgoing[kind].on) => {
    const before = outgoing[kind].track;
    outgoing[kind] = { track, on };
    if (before !== track) before?.stop();
    watchEnd(kind);
    void publish(kind);
    options.onLocal?.(local());
  };
  // A device that is unplugged, or that the browser's own controls take away.
  const watchEnd = (kind: MediaKind) => {
    const track = outgoing[kind].track;
    track?.addEventListener('ended', () => {
      // What is wanted stays: another device in its place is sent as this one was.
      if (outgoing[kind].track === track && over === null) setTrack(kind, null);
    });
  };

  // The network is known to be gone, or back: waiting for a silence, or for the next try, would be lost time.
  const onOffline = () => connection?.close();
  const onOnline = () => wake();

  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  watchEnd('audio');
  watchEnd('video');
  void run();

  return {
    get state() {
      return state;
    },
    get tracks() {
      return local();
    },
    release() {
      if (!held) return;
      held = false;
      void during(async (current) => {
        await current.release({ audio: sent('audio'), video: sent('video') });
        current.openChannel();
      });
    },
    setMicrophone(on) {
      outgoing.audio.on = on;
      if (outgoing.audio.track) outgoing.audio.track.enabled = on;
      void publish('audio');
    },
    async setCamera(on) {
      const mine = ++cameraAsk;
      if (!on) {
        setTrack('video', null, false);
        return 'granted';
      }
      if (outgoing.video.track?.readyState === 'live') {
        setTrack('video', outgoing.video.track, true);
        return 'granted';
      }
      const answer = await (options.openCamera ?? openCamera)();
      if (answer.outcome !== 'granted') return answer.outcome;
      // Switched off again, or left, while the browser was asking.
      if (mine !== cameraAsk || over !== null) answer.track.stop();
      else setTrack('video', answer.track, true);
      return 'granted';
    },
    replaceTrack: (kind, track) => setTrack(kind, track),
    update(next) {
      if (over === null && take(next)) {
        connection?.close();
        wake();
      }
    },
    setVoiceOnly(on) {
      if (voiceOnly === on) return;
      voiceOnly = on;
      void during((current) => current.setVoiceOnly(on));
      void publish('video');
    },
    say: (text) => session?.say(text) ?? false,
    reports: async () => (await session?.reports()) ?? [],
    close({ keepTracks = false, handedOver = false } = {}) {
      if (over !== null) return;
      // The answer is not waited for: the socket sends what it has before it closes.
      if (!handedOver) connection?.ask('leave', {}).catch(() => {});
      const last = connection;
      finish('closed', keepTracks);
      last?.close();
    },
  };
}

async function loadDevice(connection: SfuConnection): Promise<Device> {
  const device = await Device.factory();
  // The contract's types and mediasoup's say the same but for the names of extensions, which `load` checks itself.
  await device.load({ routerRtpCapabilities: connection.routerRtpCapabilities as types.RtpCapabilities });
  return device;
}
