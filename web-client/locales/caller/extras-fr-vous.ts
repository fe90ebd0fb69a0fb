import { override } from '../../lib/override.ts';
import { type ExtrasMessages, extrasFr } from './extras-fr.ts';

/** What a call by video or voice can do besides, in French, with vous. */
export const extrasFrVous: ExtrasMessages = override(extrasFr, {
  blurred: 'On vous voit. Derrière vous, c’est flou.',
  try: 'Dites quelques mots : la barre doit bouger.',
  level: { heard: 'Votre micro marche.' },
  speaker: { heard: 'Vous avez entendu deux notes ? Sinon, montez le volume.' },
  away: (seconds) =>
    `Si la connexion ne revient pas en ${seconds} secondes, quelqu’un d’autre vous répond : vous passez en premier.`,
  line: { voiceOnly: 'La connexion est faible. On passe en voix pour ne pas vous perdre.' },
  hint: {
    silent: 'Touchez l’écran, ou une touche du clavier, pour entendre.',
    lost: 'Votre micro n’est pas disponible. Touchez Micro pour réessayer.',
    asleep: 'Votre micro est coupé. Touchez Micro pour l’allumer.',
  },
  unseen: { text: 'Vous ne vous voyez plus. Pour les autres, rien ne change.' },
});
