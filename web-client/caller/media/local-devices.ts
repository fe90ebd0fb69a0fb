import type { MediaKind } from '../../../sfu/media-parameters.ts';
import { backgroundBlurOf, blurBackground } from '../../rtc/background-blur.ts';
import { type LocalTracks, type MediaAnswer, openCamera, openMedia, stopTracks } from '../../rtc/devices.ts';
import type { LocalMedia, NoMedia, Step } from '../step.ts';
import type { SelfView } from '../view.ts';
import { needsDevices } from './needs.ts';

/** The page's own camera and microphone: asked for, held, and let go. */
export interface LocalDevices {
  readonly media: LocalMedia;
  readonly tracks: LocalTracks;
  readonly view: SelfView;
  /** Asks the browser; only ever after a tap, or for a call that had them before a reload. */
  ask(withCamera: boolean): Promise<void>;
  /**
   * Behind a step that has no use for them, both are let go; true where they just were. In a call that has, they are asked
   * for again, `withCamera` or without; with 'tap', nobody tapped for it in this page, and the microphone waits for that.
   */
  tend(step: Step, withCamera: boolean | 'tap' | null): boolean;
  /** Takes the camera for a call that is going on, its picture in the form that is to be sent. */
  openCamera: typeof openCamera;
  /** The same picture in the form that is to be sent now; null where there is none. The one before goes on. */
  redress(track: MediaStreamTrack): Promise<MediaStreamTrack | null>;
  /** A picture that the caller has looked at, and wants to be seen: the next camera that is opened is this one. */
  offer(track: MediaStreamTrack): void;
  /** Sends another picture in place of the one that is on: what `take` makes of its camera, in the form that is wanted now. */
  changePicture(take: (source: MediaStreamTrack) => Promise<MediaStreamTrack | null>): Promise<void>;
  /** Hides the caller's face, or shows it. */
  hideFace(on: boolean): void;
  /** Blurs what is behind the caller, or no longer; where the camera can't, their face is hidden. */
  blur(on: boolean): void;
  /** Takes tracks over that the room has opened or closed. */
  hold(tracks: LocalTracks): void;
  /** Where the microphone is wanted and there is none, the browser is asked for it, and for no camera. */
  setMicrophone(on: boolean): void;
  /** Switches the camera off, where no room has it yet. */
  dropPicture(): void;
  /** How the last try to switch the camera ended. */
  setNoCamera(outcome: NoMedia | null): void;
  letGo(): void;
}

interface Needs {
  changed(): void;
  /** There is another track of this kind, or none: a call that goes on takes it in. */
  replaced(kind: MediaKind, track: MediaStreamTrack | null): void;
  /** The caller's face is hidden, what is behind them is blurred, or they are muted; it is kept through reloads. */
  readonly memory: { hidden: boolean; blurred: boolean; muted: boolean };
}

const noTracks: LocalTracks = { audio: null, video: null };
const noTrouble: Pick<SelfView, 'noCamera' | 'noMicrophone'> = { noCamera: null, noMicrophone: null };

/** The camera's own track behind one that is sent. */
const sources = new WeakMap<MediaStreamTrack, MediaStreamTrack>();
const sourceOf = (track: MediaStreamTrack) => sources.get(track) ?? track;

/** Begins with nothing switched on. */
export function createLocalDevices({ changed, replaced, memory }: Needs): LocalDevices {
  let media: LocalMedia = { state: 'off' };
  let tracks = noTracks;
  let offered: MediaStreamTrack | null = null;
  /** The caller has seen their own picture, in the call that is or on the way to it. */
  let looked = false;
  let trouble = noTrouble;
  let stream: MediaStream | null = null;
  let asks = 0;
  let changing = false;

  const hold = (next: LocalTracks) => {
    tracks = next;
    const live = [next.audio, next.video].filter((track) => track !== null);
    // One stream for as long as its tracks are the same: a new one would make the picture flicker.
    const same =
      stream?.getTracks().length === live.length && live.every((track) => stream?.getTracks().includes(track));
    if (!same) stream = live.length > 0 ? new MediaStream(live) : null;
  };
  /**
   * A camera's track in the form that is sent. Never less is hidden than was asked for: where what is behind can't be
   * blurred, the face is hidden; where the face can't be, there is no picture.
   */
  const dressed = async (source: MediaStreamTrack): Promise<MediaStreamTrack | null> => {
    source.addEventListener('configurationchange', changed);
    if (memory.blurred && (await blurBackground(source, true)) !== 'on') memory.hidden = true;
    if (!memory.hidden) return source;
    try {
      const { hidePicture } = await import('../../rtc/hidden-picture.ts');
      const track = memory.hidden ? hidePicture(source) : source;
      if (track) sources.set(track, source);
      if (track) return track;
    } catch {
      // The code could not be fetched.
    }
    source.stop();
    return null;
  };
  const dressedAnswer = async (answer: MediaAnswer): Promise<MediaAnswer> => {
    if (answer.outcome !== 'granted' || !answer.tracks.video) return answer;
    const video = await dressed(answer.tracks.video);
    return { ...answer, tracks: { ...answer.tracks, video }, withoutCamera: video ? null : 'unsupported' };
  };
  const changePicture: LocalDevices['changePicture'] = async (take) => {
    const before = tracks.video;
    if (!before || changing) return;
    changing = true;
    const source = await take(sourceOf(before)).catch(() => null);
    const video = source && (await dressed(source));
    changing = false;
    // Switched off, or asked for anew, meanwhile.
    if (tracks.video !== before) return video?.stop();
    before.stop();
    hold({ ...tracks, video });
    if (!video) trouble = { ...trouble, noCamera: 'busy' };
    replaced('video', video);
    changed();
  };
  const blurNow = () => backgroundBlurOf(tracks.video && sourceOf(tracks.video));
  const hideFace = (on: boolean) => {
    memory.hidden = on;
    // Whoever shows themselves to a camera that can't blur does so with what is behind them.
    if (!on && blurNow() === 'none') memory.blurred = false;
    changed();
    void changePicture(async (source) => source.clone());
  };
  const watchEnd = ({ audio }: LocalTracks) => {
    audio?.addEventListener('ended', () => {
      if (tracks.audio !== audio) return;
      hold({ ...tracks, audio: null });
      trouble = { ...trouble, noMicrophone: 'lost' };
      changed();
    });
  };

  const ask = async (withCamera: boolean, picture: MediaStreamTrack | null = null) => {
    const mine = ++asks;
    stopTracks({ ...tracks, video: picture ? null : tracks.video });
    hold({ audio: null, video: picture });
    media = { state: 'asking' };
    changed();
    const answer = await dressedAnswer(await openMedia(withCamera));
    if (mine !== asks) {
      if (answer.outcome === 'granted') stopTracks(answer.tracks);
      return;
    }
    if (answer.outcome === 'granted') {
      const { audio, video } = answer.tracks;
      if (audio) audio.enabled = !memory.muted;
      if (withCamera) looked = video !== null;
      hold({ audio, video: video ?? tracks.video });
      media = { state: 'ready', withoutCamera: answer.withoutCamera };
      trouble = { noCamera: answer.withoutCamera, noMicrophone: null };
      watchEnd(answer.tracks);
      for (const kind of ['audio', 'video'] as const) {
        if (answer.tracks[kind]) replaced(kind, answer.tracks[kind]);
      }
    } else {
      media = { state: 'blocked', outcome: answer.outcome };
      trouble = { ...trouble, noMicrophone: 'lost' };
    }
    changed();
  };

  const begin = (withCamera: boolean) => {
    looked = false;
    return ask(withCamera);
  };
  const letGo = () => {
    asks += 1;
    stopTracks(tracks);
    offered?.stop();
    offered = null;
    looked = false;
    hold(noTracks);
    media = { state: 'off' };
    trouble = noTrouble;
    // A room that is kept meanwhile must not hold tracks that have ended.
    for (const kind of ['audio', 'video'] as const) replaced(kind, null);
  };

  return {
    get media() {
      return media;
    },
    get tracks() {
      return tracks;
    },
    get view() {
      return {
        stream,
        audio: tracks.audio,
        picture: tracks.video?.readyState === 'live' || changing,
        hidden: memory.hidden,
        blur: blurNow(),
        mirrored: !tracks.video || sourceOf(tracks.video).getSettings().facingMode !== 'environment',
        looked,
        microphone: !memory.muted && tracks.audio !== null,
        ...trouble,
      };
    },
    ask: begin,
    tend(step, withCamera) {
      if (!needsDevices(step)) {
        // What the browser said no to is shown there, and nothing is on.
        if (media.state === 'off' || step.name === 'blocked') return false;
        letGo();
        return true;
      }
      if (media.state !== 'off' || withCamera === null) return false;
      if (withCamera === 'tap') trouble = { ...trouble, noMicrophone: 'asleep' };
      else void begin(withCamera);
      return false;
    },
    async openCamera(which) {
      if (offered) {
        const track = offered;
        offered = null;
        return { outcome: 'granted', track };
      }
      const answer = await openCamera(which);
      const track = answer.outcome === 'granted' ? await dressed(answer.track) : null;
      if (answer.outcome !== 'granted') return answer;
      return track ? { outcome: 'granted', track } : { outcome: 'unsupported' };
    },
    redress: (track) => dressed(sourceOf(track).clone()),
    offer(track) {
      offered = track;
      looked = true;
    },
    changePicture,
    hideFace,
    blur(on) {
      memory.blurred = on;
      const { video } = tracks;
      if (!video) return changed();
      void blurBackground(sourceOf(video), on).then((blur) => {
        if (memory.blurred && blur !== 'on') hideFace(true);
        else changed();
      });
    },
    hold,
    setMicrophone(on) {
      memory.muted = !on;
      if (tracks.audio) tracks.audio.enabled = on;
      else if (on && media.state !== 'asking') void ask(false, tracks.video);
    },
    dropPicture() {
      tracks.video?.stop();
      hold({ ...tracks, video: null });
      changed();
    },
    setNoCamera(outcome) {
      trouble = { ...trouble, noCamera: outcome };
    },
    letGo,
  };
}
