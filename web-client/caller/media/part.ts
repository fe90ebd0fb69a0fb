import { html } from 'lit';
import '../../components/video-tile.ts';
import type { CallerLanguage } from '../../../server/contract/call.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { MediaMessages } from '../../locales/caller/media-fr.ts';
import type { MediaPart, PartHost } from '../parts.ts';
import type { StepContext } from '../view.ts';
import { askingStep, previewStep, soundCheck } from './begin.ts';
import { callStatusOf, callStep } from './call.ts';
import type { Extras } from './extras.ts';
import type { ExtrasView } from './extras-view.ts';
import { createLocalDevices } from './local-devices.ts';
import { createRoomKeeper } from './room-keeper.ts';
import { mediaStyles } from './styles.ts';

export interface MediaContext extends StepContext {
  readonly own: MediaMessages;
  /** What is fetched once there is a call to add it to, or it is asked for. */
  readonly extras: ExtrasView | null;
  wantExtras(): void;
  /** Shows the caller their own picture before anybody else. */
  tryPicture(): void;
  hideFace(on: boolean): void;
  blur(on: boolean): void;
}
type Kit = Pick<MediaContext, 'wantExtras' | 'tryPicture' | 'hideFace' | 'blur'> & { extras(): ExtrasView | null };

/** A phone without a network asks for the extras again after this long. */
const retryMs = 3_000;

/** Opens calls by video and by voice: with nothing switched on, and no room. */
export function openMediaPart({ session, address, changed }: PartHost): MediaPart {
  const devices = createLocalDevices({
    changed,
    replaced: (kind, track) => rooms.room?.replaceTrack(kind, track),
    memory: session.kept,
  });
  const rooms = createRoomKeeper({
    session,
    devices,
    changed() {
      extras?.look();
      changed();
    },
    moved: (room) => extras?.follow(room),
  });
  let extras: Extras | null = null;
  let language: CallerLanguage | null = null;
  let wanted = false;
  let toTry = false;
  const open = async (first: CallerLanguage) => {
    try {
      const { openExtras } = await import('./extras.ts');
      extras = await openExtras({
        address,
        language: first,
        devices,
        seesOther: () => rooms.view?.picture ?? false,
        otherByVoice: () => rooms.view?.peerVoice ?? false,
        otherTrack: () => rooms.view?.stream?.getAudioTracks()[0] ?? null,
        changed,
      });
      if (language !== null && language !== first) await extras.speak(language);
      extras.follow(rooms.room);
      if (toTry) extras.tryPicture();
      changed();
    } catch {
      setTimeout(() => {
        wanted = false;
        changed();
      }, retryMs);
    }
  };
  const part = createMediaPart(mediaWords(address), {
    extras: () => extras,
    wantExtras() {
      if (wanted || language === null) return;
      wanted = true;
      void open(language);
    },
    tryPicture() {
      toTry = extras === null;
      extras?.tryPicture();
    },
    hideFace: devices.hideFace,
    blur: devices.blur,
  });
  return {
    ...part,
    async speak(next) {
      language = next;
      await Promise.all([part.speak(next), extras?.speak(next)]);
    },
    devices,
    rooms,
  };
}

/** Calls by video and by voice as a part of the page: from the browser's question to the call itself. */
export function createMediaPart(
  catalogue: Catalogue<MediaMessages>,
  { extras, ...kit }: Kit,
): Omit<MediaPart, 'devices' | 'rooms'> {
  let own: MediaMessages | null = null;
  return {
    styles: mediaStyles,
    async speak(language) {
      own = await catalogue[language]();
    },
    show(step, page) {
      if (!own) return null;
      const context: MediaContext = { ...page, ...kit, own, extras: extras() };
      switch (step.name) {
        case 'asking':
          return askingStep(step, context);
        case 'preview':
          return previewStep(step, context);
        case 'call':
          kit.wantExtras();
          return callStep(step, context);
        case 'waiting':
        case 'ringing':
          return ownPicture(context);
        default:
          return null;
      }
    },
    announce(view) {
      const { step } = view;
      if (!own || step.name !== 'call') return '';
      const { call } = own;
      const status = callStatusOf(step.counselor, view, { ...call, live: call.connected(step.counselor) });
      return `${status} ${extras()?.announce(view, own.preview.withoutCamera) ?? ''}`.trim();
    },
    check: (page) =>
      own && !page.view.self.noMicrophone ? soundCheck({ ...page, ...kit, own, extras: extras() }) : null,
  };
}

/** One's own picture, small, while nobody else sees it. */
const ownPicture = ({ view, own }: MediaContext) => html`<passerelle-video-tile
  class="mirror small"
  ?mirrored=${view.self.mirrored}
  silent
  picture
  .stream=${view.self.stream}
  .name=${own.preview.you}
></passerelle-video-tile>`;

/** The words of a call, each language fetched when it is wanted. */
export function mediaWords(address: 'tu' | 'vous'): Catalogue<MediaMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/media-fr.ts')).mediaFr
        : async () => (await import('../../locales/caller/media-fr-vous.ts')).mediaFrVous,
    en: async () => (await import('../../locales/caller/media-en.ts')).mediaEn,
    ar: async () => (await import('../../locales/caller/media-ar.ts')).mediaAr,
    uk: async () => (await import('../../locales/caller/media-uk.ts')).mediaUk,
    es: async () => (await import('../../locales/caller/media-es.ts')).mediaEs,
  };
}
