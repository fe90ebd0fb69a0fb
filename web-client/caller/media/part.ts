import { html } from 'lit';
import '../../components/video-tile.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { MediaMessages } from '../../locales/caller/media-fr.ts';
import type { MediaPart, Part, PartHost } from '../parts.ts';
import type { StepContext } from '../view.ts';
import { askingStep, blockedStep, previewStep } from './begin.ts';
import { callStatusOf, callStep } from './call.ts';
import { createLocalDevices } from './local-devices.ts';
import { createRoomKeeper } from './room-keeper.ts';
import { mediaStyles } from './styles.ts';

export interface MediaContext extends StepContext {
  readonly own: MediaMessages;
}

/** Opens calls by video and by voice: with nothing switched on, and no room. */
export function openMediaPart({ session, address, changed }: PartHost): MediaPart {
  const devices = createLocalDevices({
    changed,
    replaced: (kind, track) => rooms.room?.replaceTrack(kind, track),
    memory: session,
  });
  const rooms = createRoomKeeper({ session, devices, changed });
  return { ...createMediaPart(mediaWords(address)), devices, rooms };
}

/** Calls by video and by voice as a part of the page: from the browser's question to the call itself. */
export function createMediaPart(catalogue: Catalogue<MediaMessages>): Part {
  let own: MediaMessages | null = null;
  return {
    styles: mediaStyles,
    async speak(language) {
      own = await catalogue[language]();
    },
    show(step, page) {
      if (!own) return null;
      const context: MediaContext = { ...page, own };
      switch (step.name) {
        case 'asking':
          return askingStep(step, context);
        case 'preview':
          return previewStep(step, context);
        case 'blocked':
          return blockedStep(step, context);
        case 'call':
          return callStep(step, context);
        case 'waiting':
        case 'ringing':
          return ownPicture(context);
        default:
          return null;
      }
    },
    announce({ step, room }) {
      if (!own || step.name !== 'call') return '';
      const { call } = own;
      return callStatusOf(step.counselor, room, { ...call, live: call.connected(step.counselor) });
    },
  };
}

/** One's own picture, small, while nobody else sees it. */
const ownPicture = ({ view, own }: MediaContext) => html`<passerelle-video-tile
  class="mirror small"
  mirrored
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
