import type { RoomAccess } from '../../server/contract/caller-socket.ts';
import type { CounselorCall, OfferView } from '../../server/contract/counselor-socket.ts';
import type { CallId } from '../../server/contract/ids.ts';
import type { LetterWay } from '../lib/letter-way.ts';
import { createStore, type Store } from '../lib/store.ts';
import { type LocalTracks, type MediaOutcome, mayOpenMedia, openMedia, stopTracks } from '../rtc/devices.ts';
import type { LineLevel } from '../rtc/line.ts';
import { type LineWatch, watchLine } from '../rtc/line-watch.ts';
import { openRoom, type RemotePeer, type Room, type RoomState } from '../rtc/room.ts';

export type Problem = Exclude<MediaOutcome, 'granted'>;

/** Camera and microphone, and the room of the call. */
export interface MediaState {
  /**
   * `none`: not checked in this tab; `asking`: the browser asks; `open`: the preview shows; `done`: checked; `later`: put
   * off.
   */
  readonly check: 'none' | 'asking' | 'open' | 'done' | 'later';
  readonly problem: Problem | null;
  readonly withoutCamera: boolean;
  readonly tracks: LocalTracks;
  /** `none`: no call; `asking`: the browser asks for camera and microphone before we join. */
  readonly room: RoomState | 'none' | 'asking';
  readonly remote: RemotePeer | null;
  /** The caller's connection was lost, and they have not come back yet. */
  readonly callerLost: boolean;
  readonly microphone: boolean;
  readonly camera: boolean;
  /** A talk in writing is to be heard: the counselor is asked before their microphone is opened. */
  readonly invited: boolean;
  /** Why the camera could not be switched on; the talk goes on without it. */
  readonly cameraProblem: Problem | null;
  /** How well the counselor's own line carries the call; by voice alone no picture is sent or received. */
  readonly line: LineLevel;
}

export interface CallMedia extends Store<MediaState> {
  /** Opens camera and microphone to look at oneself. */
  check(): Promise<void>;
  /** Ends the check, or puts it off: camera and microphone are off. */
  endCheck(): void;
  /**
   * Makes ready for a call that rings: camera and microphone, where the browser doesn't ask for them any more, and the
   * way to its room. Nothing is sent before `follow`. Null: nothing rings here.
   */
  prepare(offer: OfferView | null): void;
  /** Is in the room of this call, and in no other; null leaves. May be called again and again. */
  follow(call: CounselorCall | null): void;
  /**
   * Another tab takes the call: stays, silent and unseen, until that tab has taken the place in the room. Leaving would
   * end the call for everybody.
   */
  giveWay(): void;
  /** Joins a talk that was in writing, and is to be heard now. */
  join(): void;
  /** Tries again after a problem or a failure. */
  retry(): void;
  setMicrophone(on: boolean): void;
  setCamera(on: boolean): Promise<void>;
  /** Brings back the pictures that a weak line took away. */
  bringBack(): void;
  close(): void;
}

type Granted = Extract<Awaited<ReturnType<typeof openMedia>>, { outcome: 'granted' }>;

const noTracks: LocalTracks = { audio: null, video: null };
const checkedKey = 'passerelle:devices-checked';
/** The call that is, or was until now, in writing. */
const writtenKey = 'passerelle:written-call';

const outside = {
  room: 'none',
  remote: null,
  callerLost: false,
  tracks: noTracks,
  microphone: true,
  camera: true,
  cameraProblem: null,
  invited: false,
  line: 'good',
} as const;

/** What stays of a check once the page does something else. */
const checkOf = (check: string | null): MediaState['check'] => (check === 'done' || check === 'later' ? check : 'none');

/** Creates the counselor's media; `renew` fetches a fresh token for a call's room, in which letters have a way. */
export function createCallMedia(renew: (call: CallId) => Promise<RoomAccess>, letters: LetterWay): CallMedia {
  const store = createStore<MediaState>({
    ...outside,
    check: checkOf(sessionStorage.getItem(checkedKey)),
    problem: null,
    withoutCamera: false,
  });
  let room: Room | null = null;
  let watch: LineWatch | null = null;
  let call: CounselorCall | null = null;
  let access: RoomAccess | null = null;
  // Raised whenever what was asked of the browser is no longer wanted: its late answer is then stopped at once.
  let asked = 0;
  let givingWay = false;
  /** The call that rings, whose room is prepared, and whether its camera and microphone are to be had. */
  let prepared: { call: CallId; access: RoomAccess; ready: boolean } | null = null;

  letters.say = (text) => room?.say(text) ?? false;

  /** From when media are sent: before that there is nothing to judge a line by. */
  const watchRoom = (watched: Room) => {
    watch?.close();
    watch = watchLine(watched, {
      pictures: () => watched.tracks.video !== null || store.state.remote?.video === true,
      changed: () => store.set({ line: watch?.level ?? 'good' }),
      // A caller's poor line, which their own page judges, must not be taken for the counselor's.
      sentAlone: true,
    });
  };
  const endWatch = () => {
    watch?.close();
    watch = null;
  };

  const drop = () => {
    asked += 1;
    endWatch();
    givingWay = false;
    prepared = null;
    stopTracks(store.state.tracks);
    const last = room;
    room = null;
    last?.close();
    store.set(outside);
  };

  const join = async (joined: CounselorCall, opened: RoomAccess) => {
    drop();
    const mine = asked;
    store.set({ room: 'asking', problem: null, check: checkOf(store.state.check) });
    const answer = await openMedia(joined.kind === 'video');
    if (mine !== asked) {
      if (answer.outcome === 'granted') stopTracks(answer.tracks);
      return;
    }
    if (answer.outcome !== 'granted') {
      store.set({ problem: answer.outcome, room: 'none' });
      return;
    }
    store.set({ room: 'connecting' });
    enter(joined.id, access ?? opened, answer, { held: false });
  };

  const enter = (id: CallId, opened: RoomAccess, answer: Granted, { held }: { held: boolean }) => {
    const mine = asked;
    const isShown = () => mine === asked && prepared === null;
    store.set({
      tracks: answer.tracks,
      camera: answer.tracks.video !== null,
      withoutCamera: answer.withoutCamera !== null,
    });
    room = openRoom({
      access: opened,
      renew: () => renew(id),
      tracks: answer.tracks,
      held,
      onRemote: (peers) => {
        if (mine !== asked) return;
        const remote = peers.find((peer) => peer.role === 'caller') ?? null;
        store.set({ remote, callerLost: remote?.away ?? store.state.callerLost });
      },
      onState: (state) => {
        if (mine !== asked) return;
        // The other tab is there now; or this one never got in, and will try again once the call is answered.
        if ((givingWay || prepared) && state === 'failed') drop();
        else if (isShown()) store.set({ room: state });
      },
      onLocal: (tracks) => {
        if (mine === asked) store.set(givingWay ? { tracks } : { tracks, camera: tracks.video !== null });
      },
      onMessage: (text) => mine === asked && letters.hear(text),
      onPeerLeft: (_participant, reason) => isShown() && store.set({ callerLost: reason === 'lost' }),
    });
    if (!held) watchRoom(room);
  };

  const makeReady = async (offer: OfferView, opened: RoomAccess) => {
    drop();
    const mine = asked;
    const now = { call: offer.call, access: opened, ready: false };
    prepared = now;
    const withCamera = offer.kind === 'video';
    if (!(await mayOpenMedia(withCamera)) || mine !== asked) return;
    const answer = await openMedia(withCamera);
    if (answer.outcome !== 'granted') return;
    if (mine !== asked) return stopTracks(answer.tracks);
    now.ready = true;
    enter(offer.call, now.access, answer, { held: true });
  };

  /** The call that was prepared is answered: what was held back is sent. */
  const release = (opened: RoomAccess) => {
    prepared = null;
    room?.update(opened);
    store.set({ room: room?.state ?? 'none' });
    room?.release();
    if (room) watchRoom(room);
  };

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    async check() {
      drop();
      const mine = asked;
      store.set({ check: 'asking', problem: null });
      const answer = await openMedia(true);
      if (mine !== asked) {
        if (answer.outcome === 'granted') stopTracks(answer.tracks);
        return;
      }
      if (answer.outcome !== 'granted') store.set({ check: 'none', problem: answer.outcome });
      else store.set({ check: 'open', tracks: answer.tracks, withoutCamera: answer.withoutCamera !== null });
    },
    endCheck() {
      const check = store.state.check === 'open' ? 'done' : 'later';
      drop();
      sessionStorage.setItem(checkedKey, check);
      store.set({ check, problem: null });
    },
    prepare(offer) {
      if (call !== null || store.state.check === 'open' || store.state.check === 'asking') return;
      const opened = offer?.kind === 'text' ? null : (offer?.room ?? null);
      if (offer === null || opened === null) return prepared === null ? undefined : drop();
      if (prepared?.call !== offer.call) return void makeReady(offer, opened);
      prepared.access = opened;
      room?.update(opened);
    },
    follow(next) {
      if (next !== null && next.room !== null && prepared?.call === next.id && prepared.ready) {
        call = next;
        access = next.room;
        return release(next.room);
      }
      const before = call;
      call = next;
      access = next?.room ?? null;
      if (next?.kind === 'text') sessionStorage.setItem(writtenKey, next.id);
      if (next === null || access === null) {
        const isInside = before !== null && (room !== null || store.state.room !== 'none' || store.state.invited);
        // Or in the room that was prepared, of a caller who turned to writing while this page answered.
        if (isInside || (next !== null && prepared !== null)) drop();
        if (before !== null && store.state.problem !== null) store.set({ problem: null });
        // A call in writing needs neither camera nor microphone: a check that is still open ends with it.
        if (next !== null && (store.state.check === 'open' || store.state.check === 'asking')) {
          drop();
          store.set({ check: 'none' });
        }
        return;
      }
      // It was in writing until now, or until this page was loaded again: nobody's microphone opens by itself.
      if (sessionStorage.getItem(writtenKey) === next.id) {
        if (!store.state.invited) drop();
        store.set({ invited: true });
        return;
      }
      if (givingWay && room !== null) {
        givingWay = false;
        room.setVoiceOnly(false);
        watchRoom(room);
        room.setMicrophone(store.state.microphone);
        void this.setCamera(store.state.camera);
      }
      const inside = before?.id === next.id && store.state.room !== 'none';
      const refused = before?.id === next.id && store.state.problem !== null;
      if (!inside && !refused) void join(next, access);
      else room?.update(access);
    },
    giveWay() {
      if (givingWay) return;
      if (room === null || store.state.room === 'failed') {
        this.follow(null);
        return;
      }
      givingWay = true;
      endWatch();
      store.set({ line: 'good' });
      room.setMicrophone(false);
      void room.setCamera(false);
    },
    join() {
      if (call === null || access === null || !store.state.invited) return;
      sessionStorage.removeItem(writtenKey);
      void join(call, access);
    },
    retry() {
      if (call !== null && access !== null) void join(call, access);
      else void this.check();
    },
    setMicrophone(on) {
      room?.setMicrophone(on);
      store.set({ microphone: on });
    },
    async setCamera(on) {
      const mine = asked;
      const outcome = await room?.setCamera(on);
      if (mine !== asked || outcome === undefined) return;
      store.set({ camera: on && outcome === 'granted', cameraProblem: outcome === 'granted' ? null : outcome });
    },
    bringBack: () => watch?.bringBack(),
    close: drop,
  };
}
