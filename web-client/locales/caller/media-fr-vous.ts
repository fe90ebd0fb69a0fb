import { override } from '../../lib/override.ts';
import { type MediaMessages, mediaFr } from './media-fr.ts';

/** What a call by video or voice says in French, with vous. */
export const mediaFrVous: MediaMessages = override(mediaFr, {
  asking: {
    title: 'Votre navigateur vous pose une question',
    video: 'Répondez « Autoriser » pour la caméra et le micro.',
    audio: 'Répondez « Autoriser » pour le micro.',
    calm: 'Personne ne vous voit et ne vous entend encore.',
  },
  preview: {
    video: 'Voilà ce qu’on verra de vous',
    audio: 'On vous entendra, sans vous voir',
    hidden: 'On vous devine, sans vous reconnaître. Votre voix ne change pas.',
    alone: 'Personne ne vous voit et ne vous entend encore.',
    you: 'Vous',
    withoutCamera: {
      denied: 'La caméra n’est pas autorisée. On continue avec votre voix.',
      missing: 'Pas de caméra ici. On continue avec votre voix.',
      busy: 'Une autre appli utilise la caméra. On continue avec votre voix.',
      unsupported: 'La caméra ne marche pas ici. On continue avec votre voix.',
    },
  },
  call: {
    asked: (name) => `À ${name} de choisir : vous rejoindre, ou rester à l’écrit.`,
    connected: (name) => `Vous parlez avec ${name}.`,
    reconnecting: 'La connexion est coupée. On vous reconnecte, restez là.',
    failed: 'Votre navigateur n’arrive pas à ouvrir l’appel.',
    failedWays: 'Rechargez la page, ou appelez un de ces numéros.',
    you: 'Vous',
  },
});
