import type { CallControlWords } from '../../components/call-controls.ts';

const controls: CallControlWords = {
  group: 'Commandes de l’appel',
  microphone: 'Micro',
  camera: 'Caméra',
  on: { microphone: 'allumé', camera: 'allumée' },
  off: { microphone: 'coupé', camera: 'éteinte' },
  hangUp: 'Raccrocher',
  messages: 'Écrire',
  more: 'Plus',
};

/** What a call by video or voice says in French, with tu. Its type is the shape of every other language. */
export const mediaFr = {
  asking: {
    title: 'Ton navigateur te pose une question',
    video: 'Réponds « Autoriser » pour la caméra et le micro.',
    audio: 'Réponds « Autoriser » pour le micro.',
    calm: 'Personne ne te voit et ne t’entend encore.',
    back: 'Retour',
  },
  preview: {
    video: 'Voilà ce qu’on verra de toi',
    audio: 'On t’entendra, sans te voir',
    hide: 'Cacher mon visage',
    hidden: 'On te devine, sans te reconnaître. Ta voix ne change pas.',
    blur: 'Flouter derrière moi',
    check: 'Vérifier le micro et le son',
    alone: 'Personne ne te voit et ne t’entend encore.',
    call: 'Appeler maintenant',
    talk: 'Parler maintenant',
    voiceOnly: 'Sans la caméra',
    back: 'Retour',
    you: 'Toi',
    withoutCamera: {
      denied: 'La caméra n’est pas autorisée. On continue avec ta voix.',
      missing: 'Pas de caméra ici. On continue avec ta voix.',
      busy: 'Une autre appli utilise la caméra. On continue avec ta voix.',
      unsupported: 'La caméra ne marche pas ici. On continue avec ta voix.',
    },
  },
  call: {
    title: (name: string): string => `Appel avec ${name}`,
    joining: (name: string): string => `${name} est là. Le son arrive.`,
    asked: (name: string): string => `À ${name} de choisir : te rejoindre, ou rester à l’écrit.`,
    live: 'En appel',
    connected: (name: string): string => `Tu parles avec ${name}.`,
    reconnecting: 'La connexion est coupée. On te reconnecte, reste là.',
    failed: 'Ton navigateur n’arrive pas à ouvrir l’appel.',
    failedWays: 'Recharge la page, ou appelle un de ces numéros.',
    reload: 'Recharger la page',
    peerLost: (name: string): string => `${name} a perdu la connexion. On attend son retour.`,
    noPicture: 'Voix seulement',
    you: 'Toi',
    controls,
  },
};

export type MediaMessages = typeof mediaFr;
