import { pluralsOf } from '../../lib/plurals.ts';

const { count } = pluralsOf('fr');

/** What the goodbye page says of what came of a call, in French, with tu. Its type is the shape of every other language. */
export const goodbyeFr = {
  agreed: 'Ce qu’on a convenu',
  call: 'Appeler le',
  map: 'Voir sur un plan',
  site: 'Ouvrir le site',
  keep: 'Garder en image',
  kept: 'Image gardée',
  share: 'Partager',
  copied: 'Copié',
  keepHint: 'L’image reste sur ton téléphone. Qui ouvre ton téléphone peut la voir.',
  arrived: (places: number): string =>
    count(places, { one: 'Une adresse est arrivée pour toi', other: '# adresses sont arrivées pour toi' }),
  see: 'Voir',
  rating: {
    question: 'Est-ce que ça t’a aidé ?',
    scores: { 1: 'Non', 2: 'Un peu', 3: 'Oui' },
    anonymous: 'Réponds si tu veux. C’est anonyme : on ne saura pas que ça vient de toi.',
    thanks: 'C’est noté, merci. Tu peux changer de réponse tant que cette page est ouverte.',
    refused: 'Ta réponse n’est pas partie. Ce n’est pas grave.',
  },
};

export type GoodbyeMessages = typeof goodbyeFr;
