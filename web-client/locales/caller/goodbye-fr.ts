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
  hold: 'Garde ton doigt appuyé sur l’image pour la garder.',
  share: 'Partager',
  copied: 'Copié',
  copyFailed: 'La copie n’a pas marché. Sélectionne le texte et copie-le.',
  keepHint: 'L’image reste sur ton téléphone. Qui ouvre ton téléphone peut la voir.',
  arrived: (places: number): string =>
    count(places, { one: 'Une adresse est arrivée pour toi', other: '# adresses sont arrivées pour toi' }),
  see: 'Voir',
  known: {
    title: 'Pour qu’on te reconnaisse la prochaine fois',
    explain:
      'Si tu le veux, on te donne six mots. La prochaine fois, avec ces mots, la personne qui te répond sait qu’on s’est déjà parlé. On garde deux choses : combien de fois tu as parlé, et le jour de la dernière fois. Pas ton nom, pas ce que tu as dit.',
    until: 'Tu peux tout effacer quand tu veux. Sans nouvelles pendant un an, tout s’efface.',
    want: 'Oui, donne-moi six mots',
    busy: 'Un instant',
    yourWords: 'Tes six mots',
    inEnglish: 'Ces mots sont en anglais.',
    keepThem:
      'Garde-les bien : on ne pourra pas te les redonner. Le lien ouvre cette page avec tes mots. Si quelqu’un les trouve, il peut se faire passer pour toi.',
    copyWords: 'Copier les mots',
    copyLink: 'Copier le lien',
    forget: 'Tout effacer',
    forgotten: 'Il ne reste rien de toi chez nous.',
    gone: 'C’est effacé',
    enter: 'Tes six mots',
    enterText: 'Écris les mots qu’on t’a donnés la dernière fois. Les accents et les majuscules ne comptent pas.',
    label: 'Les six mots',
    submit: 'C’est moi',
    recognised: 'On te reconnaît',
    stored: (talks: number, day: string): string =>
      count(talks, {
        one: `Tu as parlé ici # fois, le ${day}.`,
        other: `Tu as parlé ici # fois. La dernière : le ${day}.`,
      }),
    nothingElse: 'C’est tout ce qu’on a gardé.',
    seen: 'La personne qui te répondra le verra aussi.',
    goOn: 'Continuer',
    troubles: {
      unknown: 'On ne connaît pas ces mots ici. Regarde s’il y en a bien six.',
      tooMany: 'Il y a eu trop d’essais. Attends dix minutes. Tu peux parler sans ces mots.',
      failed: 'Ça n’a pas marché. Réessaie dans un instant.',
    },
  },
  summary: {
    title: 'Garder ce résumé ?',
    who: 'La personne qui t’a parlé l’a écrit. Si tu dis oui, on le garde avec tes six mots, pour la prochaine personne qui te répond. Si tu dis non, il est effacé.',
    yes: 'Oui, gardez-le',
    no: 'Non, effacez-le',
    wordsFirst: 'Oui, avec six mots',
    ask: 'Demander qu’on garde un court résumé',
    asked: 'C’est demandé. S’il est écrit, tu le liras ici avant de dire oui ou non.',
    kept: 'Le résumé est gardé.',
    refused: 'Le résumé est effacé.',
    stored: 'Le résumé qu’on garde :',
    failed: 'Ça n’a pas marché. Lis le résumé encore une fois.',
  },
  rating: {
    question: 'Est-ce que ça t’a aidé ?',
    scores: { 1: 'Non', 2: 'Un peu', 3: 'Oui' },
    anonymous: 'Réponds si tu veux. C’est anonyme : on ne saura pas que ça vient de toi.',
    thanks: 'C’est noté, merci. Tu peux changer de réponse tant que cette page est ouverte.',
    refused: 'Ta réponse n’est pas partie. Ce n’est pas grave.',
  },
};

export type GoodbyeMessages = typeof goodbyeFr;
