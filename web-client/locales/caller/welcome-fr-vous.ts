import type { Override } from '../../lib/override.ts';
import { override } from '../../lib/override.ts';
import { type WelcomeMessages, welcomeFr } from './welcome-fr.ts';

const changes: Override<WelcomeMessages> = {
  welcome: {
    free: {
      title: 'Quelqu’un est là pour vous parler, tout de suite.',
      text: 'En vidéo, ou juste avec votre voix. C’est gratuit. Vous n’avez pas à dire votre nom.',
      note: 'Rien ne s’allume avant que vous disiez oui.',
    },
    waiting: {
      title: 'Quelqu’un va pouvoir vous parler.',
      text: 'Toute l’équipe est déjà en appel. Vous pouvez prendre une place, c’est gratuit. Vous n’avez pas à dire votre nom.',
      note: 'Rien ne s’allume avant que vous disiez oui.',
    },
    nobody: {
      later: 'Vous pouvez aussi laisser cette page ouverte. Elle vous le dira dès que quelqu’un est là.',
    },
    failed: 'La page n’a pas pu s’ouvrir en entier. Vérifiez votre connexion et réessayez.',
    noScript: 'Pour appeler d’ici, il faut autoriser JavaScript dans votre navigateur. Les numéros marchent toujours.',
  },
  codes: {
    code_unknown: {
      text: 'Il est peut-être mal recopié. Scannez-le encore une fois, ou appelez un de ces numéros.',
    },
  },
  numbers: {
    list: welcomeFr.numbers.list.map((entry) =>
      entry.number === '114' ? { ...entry, what: 'Urgence par SMS, si vous ne pouvez pas parler' } : entry,
    ),
  },
};

/** The first view in French, with vous. */
export const welcomeFrVous: WelcomeMessages = override(welcomeFr, changes);
