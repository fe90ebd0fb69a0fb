import { override } from '../../lib/override.ts';
import { type BlockedMessages, blockedFr } from './blocked-fr.ts';

/** What the page says where camera or microphone can't be had, in French, with vous. */
export const blockedFrVous: BlockedMessages = override(blockedFr, {
  denied: {
    help: 'Touchez le cadenas ou l’icône à côté de l’adresse de la page, puis Autorisations, et autorisez le micro.',
    helpIos: 'Touchez « aA » ou l’icône à côté de l’adresse, puis Réglages du site web, et autorisez le micro.',
    systemAndroid:
      'Si ça ne suffit pas, ouvrez les paramètres du téléphone, puis Applications, votre navigateur, Autorisations, et autorisez le micro.',
    systemIos:
      'Si ça ne suffit pas, ouvrez Réglages, cherchez votre navigateur (Safari, par exemple), et autorisez le micro.',
  },
  missing: { help: 'Si vous avez un casque avec micro, branchez-le, puis réessayez.' },
  busy: { help: 'Fermez les autres appels et les autres applis, puis réessayez.' },
  unsupported: { help: 'Copiez le lien, puis ouvrez-le dans Chrome, Safari ou Firefox.' },
  inApp: {
    title: 'Ouvrez cette page dans votre navigateur',
    help: 'Touchez les trois points en haut, puis « Ouvrir dans le navigateur ».',
    helpIos:
      'Touchez les trois points ou la flèche au bord de l’écran, puis « Ouvrir dans Safari » ou « Ouvrir dans le navigateur ».',
    copyToo: 'Ou copiez le lien, et ouvrez-le dans Chrome, Safari ou Firefox.',
  },
  copyFailed: 'La copie n’a pas marché. Sélectionnez le texte et copiez-le.',
  human: 'Ou parlez à quelqu’un au téléphone',
});
