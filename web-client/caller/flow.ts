import type { UiLanguage } from '../../server/contract/call.ts';
import type { CallerPage } from '../../server/contract/caller-page.ts';
import type { CallerCall } from '../../server/contract/caller-socket.ts';
import type { CallerSession, CallerState } from '../data/caller-session.ts';
import { createStore, type Store } from '../lib/store.ts';
import { type LocalTracks, openMedia, stopTracks } from '../rtc/devices.ts';
import type { RemotePeer, Room, RoomState } from '../rtc/room.ts';
import { leaveFor } from './exit.ts';
import { type Choices, type LocalMedia, stepOf } from './step.ts';
import type { Actions, CallerView, RoomView, SelfView } from './view.ts';
import { keepAwake } from './wake-lock.ts';

type OpenPage = Extract<CallerPage, { state: 'open' }>;
type Talking = Extract<CallerCall, { state: 'talking' }>;

const noTracks: LocalTracks = { audio: null, video: null };

/** The page's conduct: follows the server's word on the call, holds camera and room, and does what buttons ask. */
export interface CallerFlow extends Store<CallerView> {
  readonly act: Actions;
}

export interface FlowOptions {
  readonly page: OpenPage;
  readonly session: CallerSession;
  readonly begun: boolean;
  /** Loads the language's words, then resolves. */
  setLanguage(language: UiLanguage): Promise<void>;
}

/** Starts the conduct of an open page. */
export function startFlow({ page, session, begun, setLanguage }: FlowOptions): CallerFlow {
  let choices: Choices = { begun, kind: null };
  let media: LocalMedia = { state: 'off' };
  let tracks = noTracks;
  let microphone = true;
  let self: Pick<SelfView, 'noCamera' | 'noMicrophone'> = { noCamera: null, noMicrophone: false };
  let stream: MediaStream | null = null;
  let room: Room | null = null;
  let roomView: RoomView | null = null;
  let opening = false;
  let mediaAsk = 0;
  let language = page.language;
  let done: CallerView['done'] = null;
  const awake = keepAwake();

  const viewNow = (): CallerView => ({
    step: stepOf({ caller: session.state, media, choices }),
    language,
    campaign: page.campaign,
    cut: session.state.connection === 'reconnecting' || session.state.connection === 'connecting',
    self: {
      stream,
      audio: tracks.audio,
      picture: tracks.video?.readyState === 'live',
      microphone: microphone && tracks.audio !== null,
      ...self,
    },
    room: roomView,
    done,
  });
  const store = createStore<CallerView>(viewNow());
  const show = () => store.set(viewNow());

  const hold = (next: LocalTracks) => {
    tracks = next;
    const live = [next.audio, next.video].filter((track) => track !== null);
    // One stream for as long as its tracks are the same: a new one would make the picture flicker.
    const same =
      stream?.getTracks().length === live.length && live.every((track) => stream?.getTracks().includes(track));
    if (!same) stream = live.length > 0 ? new MediaStream(live) : null;
  };
  const letGo = () => {
    mediaAsk += 1;
    stopTracks(tracks);
    hold(noTracks);
    media = { state: 'off' };
    microphone = true;
    self = { noCamera: null, noMicrophone: false };
  };

  /** Asks the browser for camera and microphone; only ever after a tap, or for a call that had them before a reload. */
  const ask = async (withCamera: boolean) => {
    const mine = ++mediaAsk;
    stopTracks(tracks);
    hold(noTracks);
    media = { state: 'asking' };
    show();
    const answer = await openMedia(withCamera);
    if (mine !== mediaAsk) {
      if (answer.outcome === 'granted') stopTracks(answer.tracks);
      return;
    }
    if (answer.outcome === 'granted') {
      hold(answer.tracks);
      media = { state: 'ready', withoutCamera: answer.withoutCamera };
      self = { noCamera: answer.withoutCamera, noMicrophone: false };
      watchEnd(answer.tracks);
      if (room) {
        if (answer.tracks.audio) room.replaceTrack('audio', answer.tracks.audio);
        if (answer.tracks.video) room.replaceTrack('video', answer.tracks.video);
      }
    } else {
      media = { state: 'blocked', outcome: answer.outcome };
      self = { ...self, noMicrophone: true };
    }
    show();
  };
  const watchEnd = ({ audio }: LocalTracks) => {
    audio?.addEventListener('ended', () => {
      if (tracks.audio !== audio) return;
      self = { ...self, noMicrophone: true };
      show();
    });
  };

  const openRoomFor = async (call: Talking) => {
    if (opening) return;
    opening = true;
    roomView = { state: 'connecting', stream: null, picture: false, silent: false, peerLost: false };
    try {
      const { openRoom } = await loadRoom();
      const current = session.state.call;
      if (current?.state !== 'talking' || current.id !== call.id) return;
      const made = openRoom({
        access: current.room,
        renew: () => session.renewRoom(),
        tracks,
        muted: { audio: !microphone },
        onRemote: (peers) => setRoom({ ...remoteOf(peers) }),
        onState: (state: RoomState) => setRoom({ state }),
        onLocal: (local) => {
          hold(local);
          show();
        },
        onPeerLeft: (_participant, reason) => setRoom({ peerLost: reason === 'lost' }),
      });
      room = made;
    } catch {
      setRoom({ state: 'failed' });
    } finally {
      opening = false;
    }
  };
  const setRoom = (change: Partial<RoomView>) => {
    if (!roomView) return;
    roomView = { ...roomView, ...change };
    show();
  };
  const remoteOf = (peers: readonly RemotePeer[]): Partial<RoomView> => {
    const counselor = peers.find((peer) => peer.role === 'counselor');
    return counselor
      ? { stream: counselor.stream, picture: counselor.video, peerLost: false }
      : { stream: null, picture: false };
  };
  const closeRoom = (keepTracks: boolean) => {
    const kept = tracks;
    const last = room;
    room = null;
    roomView = null;
    last?.close({ keepTracks });
    if (keepTracks) hold(kept);
  };

  let callBefore: CallerCall['state'] | null = null;
  const follow = ({ call }: CallerState) => {
    const now = call?.state ?? null;
    if (call?.state === 'talking') {
      if (room) room.update(call.room);
      else void openRoomFor(call);
    } else if (room || roomView) closeRoom(now === 'waiting' || now === 'ringing');
    if (now === 'ended' && callBefore !== 'ended') letGo();
    const live = now === 'waiting' || now === 'ringing' || now === 'talking';
    // The page was loaded again: what was allowed before is asked for again, and most browsers do not ask twice.
    if (live && call?.state !== 'ended' && media.state === 'off') void ask(call?.kind === 'video');
    if (live) loadRoom().catch(() => {});
    awake.set(live);
    callBefore = now;
    show();
  };

  const wish = () => ({
    kind: choices.kind ?? ('audio' as const),
    languages: [...new Set([language, ...navigator.languages.map((tag) => tag.slice(0, 35))])].slice(0, 8),
  });

  const act: Actions = {
    begin() {
      choices = { ...choices, begun: true };
      show();
    },
    back() {
      if (choices.kind !== null) {
        letGo();
        choices = { begun: true, kind: null };
      } else {
        choices = { begun: false, kind: null };
        // The first view speaks the language that it was made in.
        if (language !== page.language) location.search = `?lang=${language}`;
      }
      show();
    },
    choose(kind) {
      choices = { begun: true, kind };
      void ask(kind === 'video');
    },
    retryMedia() {
      const { call } = session.state;
      const kind = call && call.state !== 'ended' ? call.kind : choices.kind;
      void ask(kind === 'video');
    },
    call() {
      // Without a picture it is a call by voice, whatever was chosen first.
      if (choices.kind === 'video' && !tracks.video) choices = { ...choices, kind: 'audio' };
      session.ask(wish());
    },
    leave() {
      session.hangUp();
      letGo();
      choices = { begun: true, kind: null };
      show();
    },
    again() {
      session.startOver();
      choices = { begun: true, kind: null };
      show();
    },
    retryCall() {
      session.startOver();
      if (media.state === 'ready') session.ask(wish());
      else act.again();
    },
    takeHere: () => session.takeHere(),
    setLanguage(next) {
      void setLanguage(next).then(() => {
        language = next;
        show();
      });
    },
    setMicrophone(on) {
      microphone = on;
      if (tracks.audio) tracks.audio.enabled = on;
      room?.setMicrophone(on);
      show();
    },
    setCamera(on) {
      void room?.setCamera(on).then((outcome) => {
        self = { ...self, noCamera: outcome === 'granted' ? null : outcome };
        show();
      });
    },
    soundBlocked: (blocked) => setRoom({ silent: blocked }),
    copyLink() {
      navigator.clipboard
        ?.writeText(location.origin + location.pathname)
        .then(() => {
          done = 'copied';
          show();
        })
        .catch(() => {});
    },
    reload: () => location.reload(),
    exit() {
      room?.close();
      letGo();
      session.erase();
      leaveFor(language);
    },
  };

  session.subscribe(follow);
  follow(session.state);
  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    act,
  };
}

let roomModule: Promise<typeof import('../rtc/room.ts')> | null = null;

/** The media code, fetched once somebody waits. A fetch that failed is tried again by the next who wants it. */
function loadRoom(): Promise<typeof import('../rtc/room.ts')> {
  roomModule ??= import('../rtc/room.ts').catch((error: unknown) => {
    roomModule = null;
    throw error;
  });
  return roomModule;
}
