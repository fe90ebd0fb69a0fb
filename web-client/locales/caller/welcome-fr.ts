import type { HelpNumber } from '../../components/help-numbers.ts';

const list: readonly HelpNumber[] = [
  { number: '112', by: 'call', action: 'Appeler le', what: 'Danger, urgence : police, pompiers, secours' },
  { number: '15', by: 'call', action: 'Appeler le', what: 'Urgence médicale : le SAMU' },
  { number: '3114', by: 'call', action: 'Appeler le', what: 'Idées de suicide, moral très bas. Jour et nuit' },
  { number: '119', by: 'call', action: 'Appeler le', what: 'Enfant ou ado en danger. Jour et nuit' },
  { number: '114', by: 'text', action: 'Écrire un SMS au', what: 'Urgence par SMS, si tu ne peux pas parler' },
];

/** What the first view says: it is written into the page itself, before any script runs. */
export const welcomeFr = {
  brand: 'Passerelle',
  title: 'Parler à quelqu’un',
  exit: { label: 'Sortir vite', hint: 'Ferme cette page et ouvre la météo' },
  language: 'Langue',
  welcome: {
    free: {
      title: 'Quelqu’un est là pour te parler, tout de suite.',
      status: 'Quelqu’un est disponible',
      text: 'En vidéo, ou juste avec ta voix. C’est gratuit. Tu n’as pas à dire ton nom.',
      action: 'Commencer',
      note: 'Rien ne s’allume avant que tu dises oui.',
    },
    waiting: {
      title: 'Quelqu’un va pouvoir te parler.',
      status: 'Il y a un peu d’attente',
      text: 'Toute l’équipe est déjà en appel. Tu peux prendre une place, c’est gratuit. Tu n’as pas à dire ton nom.',
      action: 'Prendre une place',
      note: 'Rien ne s’allume avant que tu dises oui.',
    },
    nobody: {
      title: 'Personne n’est disponible maintenant.',
      status: 'Personne en ce moment',
      text: 'Ces numéros sont gratuits et répondent toujours :',
      later: 'Tu peux aussi laisser cette page ouverte. Elle te le dira dès que quelqu’un est là.',
    },
    opening: 'On ouvre',
    failed: 'La page n’a pas pu s’ouvrir en entier. Vérifie ta connexion et réessaie.',
    danger: 'En danger tout de suite ?',
    website: 'Voir le site',
    noScript: 'Pour appeler d’ici, il faut autoriser JavaScript dans ton navigateur. Les numéros marchent toujours.',
  },
  codes: {
    code_unknown: {
      title: 'Ce code ne mène à rien',
      text: 'Il est peut-être mal recopié. Scanne-le encore une fois, ou appelle un de ces numéros.',
    },
    code_expired: {
      title: 'Ce code n’est plus valable',
      text: 'L’affiche est ancienne. Ces numéros-là répondent toujours.',
    },
    code_disabled: {
      title: 'Ce code ne marche plus',
      text: 'Il a été arrêté. Ces numéros-là répondent toujours.',
    },
  },
  numbers: { title: 'Des numéros qui répondent toujours', list },
};

export type WelcomeMessages = typeof welcomeFr;
