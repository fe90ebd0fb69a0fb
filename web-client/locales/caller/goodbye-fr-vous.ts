import { override } from '../../lib/override.ts';
import { pluralsOf } from '../../lib/plurals.ts';
import { type GoodbyeMessages, goodbyeFr } from './goodbye-fr.ts';

const { count } = pluralsOf('fr');

/** What the goodbye page says of what came of a call, in French, with vous. */
export const goodbyeFrVous: GoodbyeMessages = override(goodbyeFr, {
  hold: 'Gardez le doigt appuyé sur l’image pour la garder.',
  copyFailed: 'La copie n’a pas marché. Sélectionnez le texte et copiez-le.',
  keepHint: 'L’image reste sur votre téléphone. Qui ouvre votre téléphone peut la voir.',
  arrived: (places) =>
    count(places, { one: 'Une adresse est arrivée pour vous', other: '# adresses sont arrivées pour vous' }),
  known: {
    title: 'Pour qu’on vous reconnaisse la prochaine fois',
    explain:
      'Si vous le voulez, on vous donne six mots. La prochaine fois, avec ces mots, la personne qui vous répond sait qu’on s’est déjà parlé. On garde deux choses : combien de fois vous avez parlé, et le jour de la dernière fois. Pas votre nom, pas ce que vous avez dit.',
    until: 'Vous pouvez tout effacer quand vous voulez. Sans nouvelles pendant un an, tout s’efface.',
    want: 'Oui, donnez-moi six mots',
    yourWords: 'Vos six mots',
    keepThem:
      'Gardez-les bien : on ne pourra pas vous les redonner. Le lien ouvre cette page avec vos mots. Si quelqu’un les trouve, il peut se faire passer pour vous.',
    forgotten: 'Il ne reste rien de vous chez nous.',
    enter: 'Vos six mots',
    enterText: 'Écrivez les mots qu’on vous a donnés la dernière fois. Les accents et les majuscules ne comptent pas.',
    recognised: 'On vous reconnaît',
    stored: (talks, day) =>
      count(talks, {
        one: `Vous avez parlé ici # fois, le ${day}.`,
        other: `Vous avez parlé ici # fois. La dernière : le ${day}.`,
      }),
    seen: 'La personne qui vous répondra le verra aussi.',
    troubles: {
      unknown: 'On ne connaît pas ces mots ici. Regardez s’il y en a bien six.',
      tooMany: 'Il y a eu trop d’essais. Attendez dix minutes. Vous pouvez parler sans ces mots.',
      failed: 'Cela n’a pas marché. Réessayez dans un instant.',
    },
  },
  summary: {
    who: 'La personne qui vous a parlé l’a écrit. Si vous dites oui, on le garde avec vos six mots, pour la prochaine personne qui vous répond. Si vous dites non, il est effacé.',
    asked: 'C’est demandé. S’il est écrit, vous le lirez ici avant de dire oui ou non.',
    failed: 'Cela n’a pas marché. Lisez le résumé encore une fois.',
  },
  rating: {
    question: 'Est-ce que cela vous a aidé ?',
    anonymous: 'Répondez si vous voulez. C’est anonyme : on ne saura pas que cela vient de vous.',
    thanks: 'C’est noté, merci. Vous pouvez changer de réponse tant que cette page est ouverte.',
    refused: 'Votre réponse n’est pas partie. Ce n’est pas grave.',
  },
});
