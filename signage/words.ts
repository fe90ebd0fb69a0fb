import type { UiLanguage } from '../server/contract/call.ts';
import type { ScreenStatus } from './screen-view.ts';

/** A screen speaks both languages at once, so its words are few: read from across the street, in passing. */
export interface ScreenWords {
  status: Record<ScreenStatus, string>;
  how: string;
  free: string;
  numbers: string;
  emergency: string;
  suicide: string;
  codeFor: (campaign: string) => string;
  nothing: string;
}

export const words: Record<UiLanguage, ScreenWords> = {
  fr: {
    status: {
      free: 'Quelqu’un est libre maintenant',
      soon: 'On te répond bientôt',
      nobody: 'Personne ne répond maintenant',
      unknown: 'Scanne pour savoir qui est là',
    },
    how: 'Scanne avec l’appareil photo',
    free: 'Gratuit, anonyme, rien à installer',
    numbers: 'Tout de suite, jour et nuit',
    emergency: 'Urgence',
    suicide: 'Prévention du suicide',
    codeFor: (campaign) => `Code QR : ${campaign}`,
    nothing: 'Cet écran n’a encore rien à montrer.',
  },
  en: {
    status: {
      free: 'Someone is free right now',
      soon: 'We answer you soon',
      nobody: 'No one is answering right now',
      unknown: 'Scan to see who is there',
    },
    how: 'Scan with your camera',
    free: 'Free, anonymous, nothing to install',
    numbers: 'Right now, day and night',
    emergency: 'Emergency',
    suicide: 'Suicide prevention',
    codeFor: (campaign) => `QR code: ${campaign}`,
    nothing: 'This screen has nothing to show yet.',
  },
};
