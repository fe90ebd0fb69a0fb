import type { CallerLanguage } from '../../../server/contract/call.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { ExtrasMessages } from '../../locales/caller/extras-fr.ts';
import { countCameras, otherCamera } from '../../rtc/cameras.ts';
import { type Captions, canCaption, startCaptions } from '../../rtc/captions.ts';
import { type LineWatch, watchLine } from '../../rtc/line-watch.ts';
import type { Room } from '../../rtc/room.ts';
import { createExtrasView, type ExtrasState, type ExtrasView } from './extras-view.ts';
import type { LocalDevices } from './local-devices.ts';

/** The extras of a page's call. */
export interface Extras extends ExtrasView {
  /** This is the room now; null where there is none any more. */
  follow(room: Room | null): void;
  /** The other side may be heard by another track now, or have another line. */
  look(): void;
  /** Opens the camera for the caller alone, to look at their own picture. */
  tryPicture(): void;
}

interface Needs {
  readonly address: 'tu' | 'vous';
  readonly language: CallerLanguage;
  readonly devices: LocalDevices;
  /** The other side sends a picture. */
  seesOther(): boolean;
  /** The other side's own line is too weak for pictures. */
  otherByVoice(): boolean;
  /** What is heard of the other side. */
  otherTrack(): MediaStreamTrack | null;
  changed(): void;
}

/** Opens the extras in a language. They live as long as the page. */
export async function openExtras({
  address,
  language,
  devices,
  seesOther,
  otherByVoice,
  otherTrack,
  changed,
}: Needs): Promise<Extras> {
  let cameras = 0;
  let more = false;
  let selfShown = true;
  let watch: LineWatch | null = null;
  let watched: Room | null = null;
  /** The language that the device can caption; null: it can't that of the page. */
  let captionable: string | null = null;
  let captions: Captions | null = null;
  let caption = '';
  let trial: MediaStreamTrack | 'opening' | null = null;
  let tries = 0;
  let wasByVoice = false;

  const setCaptions = (on: boolean) => {
    captions?.close();
    caption = '';
    captions =
      on && captionable !== null
        ? startCaptions(otherTrack, captionable, (said) => {
            caption = said;
            changed();
          })
        : null;
    changed();
  };
  const lookForCaptions = async (spoken: CallerLanguage) => {
    setCaptions(false);
    const tag = speechTags[spoken];
    captionable = (await canCaption(tag)) ? tag : null;
    changed();
  };

  /** What is being opened, or hidden, is neither shown nor sent meanwhile. */
  const tryAs = async (take: () => Promise<MediaStreamTrack | null>) => {
    const mine = ++tries;
    trial = 'opening';
    changed();
    const track = await take();
    if (mine !== tries) return track?.stop();
    trial = track;
    track?.addEventListener('ended', () => track === trial && endTrial());
    changed();
  };
  const endTrial = () => {
    tries += 1;
    if (trial !== null && trial !== 'opening') trial.stop();
    trial = null;
    changed();
  };
  const hideFace = (on: boolean) => {
    devices.hideFace(on);
    const before = trial;
    if (before === null || before === 'opening') return;
    void tryAs(async () => {
      const track = await devices.redress(before);
      before.stop();
      if (!track) devices.setNoCamera('unsupported');
      return track;
    });
  };

  const isFull = () => document.fullscreenElement !== null;
  const setFull = (on: boolean) => {
    if (on === isFull()) return;
    // A browser that refuses leaves the page as it is, and the switch with it.
    void (on ? document.documentElement.requestFullscreen() : document.exitFullscreen()).catch(() => {});
  };
  const count = async () => {
    cameras = await countCameras();
    changed();
  };
  document.addEventListener('fullscreenchange', changed);
  navigator.mediaDevices?.addEventListener?.('devicechange', () => void count());
  void count();
  void lookForCaptions(language);

  const state = (): ExtrasState => ({
    turnable: cameras > 1 && devices.view.picture,
    more,
    selfShown,
    full: document.fullscreenEnabled ? (isFull() ? 'on' : 'off') : 'none',
    line: watch?.level ?? 'good',
    captions: captionable === null ? 'none' : captions ? 'on' : 'off',
    caption,
    trial: trial === null ? 'none' : trial === 'opening' ? trial : streamOf(trial),
  });
  const view = await createExtrasView(extrasWords(address), language, state, {
    hideFace,
    blur: devices.blur,
    turnCamera: () => void devices.changePicture(otherCamera),
    setMore(on) {
      more = on;
      // Both stand in the same place.
      endTrial();
    },
    endTrial,
    takeTrial() {
      const track = trial;
      if (track === null || track === 'opening' || watched === null) return false;
      trial = null;
      devices.offer(track);
      return true;
    },
    showSelf(on) {
      selfShown = on;
      changed();
    },
    setFull,
    setCaptions,
    bringBack: () => watch?.bringBack(),
  });

  const { speak } = view;
  return Object.assign(view, {
    async speak(next: CallerLanguage) {
      await Promise.all([speak(next), lookForCaptions(next)]);
    },
    look() {
      captions?.look();
      // What was lost on the other's way may have been counted as lost on this one: both have pictures again at once.
      if (wasByVoice && !otherByVoice()) watch?.bringBack();
      wasByVoice = otherByVoice();
    },
    tryPicture() {
      // What was on before a reload is being asked for: it comes by itself.
      if (watched === null || trial !== null || devices.media.state === 'asking') return;
      more = false;
      void tryAs(async () => {
        const answer = await devices.openCamera();
        devices.setNoCamera(answer.outcome === 'granted' ? null : answer.outcome);
        return answer.outcome === 'granted' ? answer.track : null;
      });
    },
    follow(room: Room | null) {
      if (room === watched) return;
      watch?.close();
      watched = room;
      watch = room && watchLine(room, { pictures: () => room.tracks.video !== null || seesOther(), changed });
      if (room) return;
      more = false;
      selfShown = true;
      endTrial();
      setCaptions(false);
      setFull(false);
    },
  });
}

/** One stream for as long as its track is the same: another would make the picture flicker. */
const streams = new WeakMap<MediaStreamTrack, MediaStream>();
function streamOf(track: MediaStreamTrack): MediaStream {
  const stream = streams.get(track) ?? new MediaStream([track]);
  streams.set(track, stream);
  return stream;
}

/** What each language is called where speech is recognised (BCP 47). */
const speechTags: Readonly<Record<CallerLanguage, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  ar: 'ar-SA',
  uk: 'uk-UA',
  es: 'es-ES',
};

/** What the extras say, each language fetched when it is wanted. */
export function extrasWords(address: 'tu' | 'vous'): Catalogue<ExtrasMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/extras-fr.ts')).extrasFr
        : async () => (await import('../../locales/caller/extras-fr-vous.ts')).extrasFrVous,
    en: async () => (await import('../../locales/caller/extras-en.ts')).extrasEn,
    ar: async () => (await import('../../locales/caller/extras-ar.ts')).extrasAr,
    uk: async () => (await import('../../locales/caller/extras-uk.ts')).extrasUk,
    es: async () => (await import('../../locales/caller/extras-es.ts')).extrasEs,
  };
}
