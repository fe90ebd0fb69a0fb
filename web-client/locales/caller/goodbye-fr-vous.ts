import { override } from '../../lib/override.ts';
import { pluralsOf } from '../../lib/plurals.ts';
import { type GoodbyeMessages, goodbyeFr } from './goodbye-fr.ts';

const { count } = pluralsOf('fr');

/** What the goodbye page says of what came of a call, in French, with vous. */
export const goodbyeFrVous: GoodbyeMessages = override(goodbyeFr, {
  keepHint: 'L’image reste sur votre téléphone. Qui ouvre votre téléphone peut la voir.',
  arrived: (places) =>
    count(places, { one: 'Une adresse est arrivée pour vous', other: '# adresses sont arrivées pour vous' }),
  rating: {
    question: 'Est-ce que cela vous a aidé ?',
    anonymous: 'Répondez si vous voulez. C’est anonyme : on ne saura pas que cela vient de vous.',
    thanks: 'C’est noté, merci. Vous pouvez changer de réponse tant que cette page est ouverte.',
    refused: 'Votre réponse n’est pas partie. Ce n’est pas grave.',
  },
});
