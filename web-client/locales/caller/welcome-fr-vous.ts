import type { Override } from '../../lib/override.ts';
import { override } from '../../lib/override.ts';
import { commonFrVous } from './common-fr-vous.ts';
import { type WelcomeMessages, welcomeFr } from './welcome-fr.ts';

const changes: Override<WelcomeMessages> = {
  ...commonFrVous,
  welcome: {
    free: {
      title: 'Quelqu’un est là pour vous parler, tout de suite.',
      text: 'En vidéo, ou juste avec votre voix{or_writing}. C’est gratuit. Vous n’avez pas à dire votre nom.',
      note: 'Rien ne s’allume avant que vous disiez oui.',
    },
    waiting: {
      title: 'Quelqu’un va pouvoir vous parler.',
      text: 'Toute l’équipe est déjà en appel. Vous pouvez prendre une place, c’est gratuit. Vous n’avez pas à dire votre nom.',
      note: 'Rien ne s’allume avant que vous disiez oui.',
    },
    nobody: { note: 'Ça sonnera dès que quelqu’un revient. Rien ne s’allume avant que vous disiez oui.' },
    stay: 'Si vous laissez cette page ouverte, elle vous dira quand quelqu’un est là.',
    noScript: 'Pour appeler d’ici, il faut autoriser JavaScript dans votre navigateur. Les numéros marchent toujours.',
  },
};

/** The first view in French, with vous. */
export const welcomeFrVous: WelcomeMessages = override(welcomeFr, changes);
