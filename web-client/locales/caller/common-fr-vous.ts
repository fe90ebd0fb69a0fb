import { override } from '../../lib/override.ts';
import { type CommonMessages, commonFr } from './common-fr.ts';

/** What every step says in French, with vous. */
export const commonFrVous: CommonMessages = override(commonFr, {
  failed: 'La page n’a pas pu s’ouvrir en entier. Vérifiez votre connexion et réessayez.',
  codes: {
    code_unknown: {
      text: 'Il est peut-être mal recopié. Scannez-le encore une fois, ou appelez un de ces numéros.',
    },
  },
  numbers: {
    list: commonFr.numbers.list.map((entry) =>
      entry.number === '114' ? { ...entry, what: 'Urgence par SMS, si vous ne pouvez pas parler' } : entry,
    ),
  },
});
