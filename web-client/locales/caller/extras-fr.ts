import type { MoreWords } from '../../components/call-more.ts';
import type { LevelWords } from '../../components/level-meter.ts';
import type { SpeakerWords } from '../../components/speaker-test.ts';

const level: LevelWords = {
  level: 'Niveau du micro',
  heard: 'Ton micro marche.',
  notHeard: 'On n’entend rien pour l’instant.',
};
const speaker: SpeakerWords = {
  test: 'Tester le son',
  heard: 'Tu as entendu deux notes ? Sinon, monte le volume.',
};
const more: MoreWords = {
  title: 'Autres réglages de l’appel',
  close: 'Fermer',
  self: 'Me voir',
  selfHint: 'Pour les autres, ça ne change rien.',
  full: 'Plein écran',
  captions: 'Sous-titres',
  captionsHint: 'Faits par cet appareil. Rien n’est envoyé.',
  yes: 'oui',
  no: 'non',
};

/** What a call by video or voice can do besides, in French, with tu. Its type is the shape of every other language. */
export const extrasFr = {
  turn: 'Changer de caméra',
  blurred: 'On te voit. Derrière toi, c’est flou.',
  try: 'Dis quelques mots : la barre doit bouger.',
  level,
  speaker,
  more,
  away: (seconds: number): string =>
    `Si la connexion ne revient pas en ${seconds} secondes, quelqu’un d’autre te répond : tu passes en premier.`,
  line: {
    good: 'Bonne connexion',
    weak: 'Connexion faible',
    voice_only: 'Voix seulement',
    voiceOnly: 'La connexion est faible. On passe en voix pour ne pas te perdre.',
    back: 'Remettre l’image',
  },
  trial: {
    alone: 'Pour l’instant, personne d’autre ne voit cette image.',
    show: 'Montrer mon image',
    not: 'Pas maintenant',
  },
  hint: {
    silent: 'Touche l’écran, ou une touche du clavier, pour entendre.',
    lost: 'Ton micro n’est pas disponible. Touche Micro pour réessayer.',
    asleep: 'Ton micro est coupé. Touche Micro pour l’allumer.',
  },
  unseen: { text: 'Tu ne te vois plus. Pour les autres, rien ne change.', show: 'Me voir' },
};

export type ExtrasMessages = typeof extrasFr;
