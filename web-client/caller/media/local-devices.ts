import { type LocalTracks, openMedia, stopTracks } from '../../rtc/devices.ts';
import type { LocalMedia, NoMedia } from '../step.ts';
import type { SelfView } from '../view.ts';

/** The page's own camera and microphone: asked for, held, and let go. */
export interface LocalDevices {
  readonly media: LocalMedia;
  readonly tracks: LocalTracks;
  readonly view: SelfView;
  /** Asks the browser; only ever after a tap, or for a call that had them before a reload. */
  ask(withCamera: boolean): Promise<void>;
  /** A call begins that nobody tapped for in this page: the microphone waits for a tap. */
  awaitTap(): void;
  /** Takes tracks over that the room has opened or closed. */
  hold(tracks: LocalTracks): void;
  setMicrophone(on: boolean): void;
  /** How the last try to switch the camera ended. */
  setNoCamera(outcome: NoMedia | null): void;
  letGo(): void;
}

interface Listeners {
  changed(): void;
  /** The browser gave these: a call that goes on takes them in. */
  granted(tracks: LocalTracks): void;
}

const noTracks: LocalTracks = { audio: null, video: null };
const noTrouble: Pick<SelfView, 'noCamera' | 'noMicrophone'> = { noCamera: null, noMicrophone: null };

/** Begins with nothing switched on. */
export function createLocalDevices({ changed, granted }: Listeners): LocalDevices {
  let media: LocalMedia = { state: 'off' };
  let tracks = noTracks;
  let microphone = true;
  let trouble = noTrouble;
  let stream: MediaStream | null = null;
  let asks = 0;

  const hold = (next: LocalTracks) => {
    tracks = next;
    const live = [next.audio, next.video].filter((track) => track !== null);
    // One stream for as long as its tracks are the same: a new one would make the picture flicker.
    const same =
      stream?.getTracks().length === live.length && live.every((track) => stream?.getTracks().includes(track));
    if (!same) stream = live.length > 0 ? new MediaStream(live) : null;
  };
  const watchEnd = ({ audio }: LocalTracks) => {
    audio?.addEventListener('ended', () => {
      if (tracks.audio !== audio) return;
      trouble = { ...trouble, noMicrophone: 'lost' };
      changed();
    });
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
        picture: tracks.video?.readyState === 'live',
        microphone: microphone && tracks.audio !== null,
        ...trouble,
      };
    },
    async ask(withCamera) {
      const mine = ++asks;
      stopTracks(tracks);
      hold(noTracks);
      media = { state: 'asking' };
      changed();
      const answer = await openMedia(withCamera);
      if (mine !== asks) {
        if (answer.outcome === 'granted') stopTracks(answer.tracks);
        return;
      }
      if (answer.outcome === 'granted') {
        hold(answer.tracks);
        media = { state: 'ready', withoutCamera: answer.withoutCamera };
        trouble = { noCamera: answer.withoutCamera, noMicrophone: null };
        watchEnd(answer.tracks);
        granted(answer.tracks);
      } else {
        media = { state: 'blocked', outcome: answer.outcome };
        trouble = { ...trouble, noMicrophone: 'lost' };
      }
      changed();
    },
    awaitTap() {
      trouble = { ...trouble, noMicrophone: 'asleep' };
    },
    hold,
    setMicrophone(on) {
      microphone = on;
      if (tracks.audio) tracks.audio.enabled = on;
    },
    setNoCamera(outcome) {
      trouble = { ...trouble, noCamera: outcome };
    },
    letGo() {
      asks += 1;
      stopTracks(tracks);
      hold(noTracks);
      media = { state: 'off' };
      microphone = true;
      trouble = noTrouble;
    },
  };
}
