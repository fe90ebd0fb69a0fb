import { commonFr } from './common-fr.ts';
import { doorFr } from './door-fr.ts';

/** What the first view says: it is written into the page itself, before any script runs. */
export const welcomeFr = {
  ...commonFr,
  title: 'Parler à quelqu’un',
  welcome: {
    free: {
      title: 'Quelqu’un est là pour te parler, tout de suite.',
      status: 'Quelqu’un est disponible',
      text: 'En vidéo, ou juste avec ta voix{or_writing}. C’est gratuit. Tu n’as pas à dire ton nom.',
      action: 'Commencer',
      note: 'Rien ne s’allume avant que tu dises oui.',
    },
    waiting: {
      title: 'Quelqu’un va pouvoir te parler.',
      status: 'Il y a de l’attente',
      text: 'Toute l’équipe est déjà en appel. Tu peux prendre une place, c’est gratuit. Tu n’as pas à dire ton nom.',
      action: 'Prendre une place',
      note: 'Rien ne s’allume avant que tu dises oui.',
    },
    nobody: {
      title: 'Personne n’est disponible maintenant.',
      status: 'Personne en ce moment',
      text: 'Ces numéros sont gratuits et répondent toujours :',
      action: 'Prendre une place',
      note: 'Ça sonnera dès que quelqu’un revient. Rien ne s’allume avant que tu dises oui.',
    },
    orWriting: ', ou par écrit',
    ...doorFr,
    wait: {
      minute: ' : moins d’une minute',
      under: ' : moins de {to} minutes',
      range: ' : environ {from} à {to} minutes',
    },
    callback: 'Choisir une heure',
    stay: 'Si tu laisses cette page ouverte, elle te dira quand quelqu’un est là.',
    danger: 'En danger tout de suite ?',
    website: 'Voir le site',
    noScript: 'Pour appeler d’ici, il faut autoriser JavaScript dans ton navigateur. Les numéros marchent toujours.',
  },
};

export type WelcomeMessages = typeof welcomeFr;
