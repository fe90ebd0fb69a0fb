import type { HelpNumber } from '../../components/help-numbers.ts';

const list: readonly HelpNumber[] = [
  { number: '112', by: 'call', action: 'Appeler le', what: 'Danger, urgence : police, pompiers, secours' },
  { number: '15', by: 'call', action: 'Appeler le', what: 'Urgence médicale : le SAMU' },
  { number: '3114', by: 'call', action: 'Appeler le', what: 'Idées de suicide, moral très bas. Jour et nuit' },
  { number: '119', by: 'call', action: 'Appeler le', what: 'Enfant ou ado en danger. Jour et nuit' },
  { number: '114', by: 'text', action: 'Écrire un SMS au', what: 'Urgence par SMS, si tu ne peux pas parler' },
];

/** What every step says, and the first view too. */
export const commonFr = {
  brand: 'Passerelle',
  exit: { label: 'Sortir vite', hint: 'Ferme cette page et ouvre la météo. Au clavier : trois fois Maj' },
  language: 'Langue',
  opening: 'On ouvre',
  failed: 'La page n’a pas pu s’ouvrir en entier. Vérifie ta connexion et réessaie.',
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

export type CommonMessages = typeof commonFr;
