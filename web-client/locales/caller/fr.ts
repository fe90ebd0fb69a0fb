import { pluralsOf } from '../../lib/plurals.ts';
import { commonFr } from './common-fr.ts';

const { rank } = pluralsOf('fr');

/** What the caller's page says in French, with the informal tu. Its type is the shape of every other language. */
export const fr = {
  ...commonFr,
  before: {
    title: 'Comment veux‑tu parler ?',
    facts: [
      { title: 'Une seule personne te voit et t’entend', text: 'Quelqu’un de l’équipe. Personne d’autre.' },
      { title: 'Rien n’est enregistré', text: 'Ni l’image, ni le son. Tu n’as pas à dire ton nom.' },
      { title: 'C’est gratuit', text: 'Seul ton internet compte : en vidéo, environ 10 Mo par minute.' },
      { title: 'Le temps que tu veux', text: 'Tu peux arrêter à tout moment, sans dire pourquoi.' },
    ],
    camera: 'Ta caméra reste éteinte tant que tu n’as pas dit oui. Ensuite, ton navigateur te demandera la permission.',
    video: 'Oui, en vidéo',
    audio: 'Oui, avec ma voix seule',
    writing: 'Oui, par écrit',
    back: 'Retour',
    known: 'On s’est déjà parlé',
  },
  waiting: {
    searching: 'On te fait une place',
    place: (place: number): string =>
      place === 1 ? 'C’est bientôt à toi' : rank(place, { other: 'Tu es la #e personne' }),
    range: (from: number, to: number): string => {
      if (from === 0) return to === 1 ? 'Moins d’une minute.' : `Moins de ${to} minutes.`;
      if (from === to) return to === 1 ? 'Environ une minute.' : `Environ ${to} minutes.`;
      return `Environ ${from} à ${to} minutes.`;
    },
    unknown: 'On ne peut pas encore dire combien de temps.',
    placeKept: 'Ta place est gardée',
    nobody:
      'Personne n’est là en ce moment. Dès que quelqu’un revient, ça sonnera chez lui. Ces numéros répondent tout de suite.',
    kept: 'Garde cette page ouverte. Si ça coupe, ta place est gardée 3 minutes.',
    backInLine: 'La personne qui te parlait a perdu la connexion. Tu passes en premier.',
    missed: 'Cette personne n’a pas pu répondre. Tu as gardé ta place.',
    callback: 'C’est l’heure de ton rendez‑vous. Tu passes avant les autres.',
    orWriting: 'Tu peux aussi écrire. Ta place est gardée.',
    orCallback:
      'Tu peux aussi choisir une heure pour parler plus tard. Ta place est gardée tant que tu n’as pas choisi.',
    write: 'Plutôt écrire',
    callBack: 'Choisir une heure',
    unseen: 'Personne ne te voit et ne t’entend encore.',
    unread: 'Tu pourras écrire dès que quelqu’un te répond.',
    mediaLost: 'Ton micro ne répond plus.',
    mediaAsleep: 'Ton micro est éteint. Allume-le pour qu’on t’entende.',
    mediaAgain: 'Allumer le micro',
    cut: 'La connexion est coupée. On te reconnecte, ta place est gardée.',
    lost: 'La connexion ne revient pas. Ta place est peut‑être perdue. Ces numéros marchent sans internet.',
    leave: 'Quitter la file',
    ringing: 'Ça sonne chez quelqu’un',
    ringingNext: 'La personne d’avant n’a pas pu répondre.',
    ringingText: 'Reste là. Dès qu’on te répond, on te verra et on t’entendra.',
    ringingVoice: 'Reste là. Dès qu’on te répond, on t’entendra.',
    ringingWriting: 'Reste là. Dès qu’on te répond, tu pourras écrire.',
    danger: 'En danger tout de suite ?',
  },
  goodbye: {
    talked: { title: 'Merci d’avoir parlé', text: 'La conversation est finie. Tu peux revenir quand tu veux.' },
    left: { title: 'C’est arrêté', text: 'Personne ne te voit et ne t’entend. Tu peux revenir quand tu veux.' },
    unanswered: {
      title: 'Personne n’a pu répondre',
      text: 'Ce n’est pas à cause de toi. Tu peux réessayer, ou appeler un numéro qui répond toujours.',
    },
    failed: {
      title: 'L’appel a été coupé',
      text: 'Ça vient de la technique, pas de toi. Tu peux rappeler tout de suite.',
    },
    off: 'Ta caméra et ton micro sont éteints. Rien n’a été enregistré.',
    offWritten:
      'Les messages seront effacés chez nous d’ici quelques minutes. Ils restent sur cette page tant que tu ne la quittes pas.',
    again: 'Parler à quelqu’un',
    againSoon: 'Rappeler',
    website: 'Aller sur le site',
    human: 'Des numéros qui répondent toujours',
  },
  refused: {
    title: 'L’appel n’est pas parti',
    text: 'Ça vient de nous, pas de toi. Réessaie dans un instant.',
    closed: { title: 'C’est fermé pour le moment', text: 'Personne ne peut répondre ici maintenant.' },
    tooMany: { title: 'Attends un peu', text: 'Il y a eu beaucoup d’essais d’un coup. Réessaie dans une minute.' },
    replaced: { title: 'La page est ouverte ailleurs', text: 'Ton appel continue dans l’autre onglet.' },
    again: 'Réessayer',
    reload: 'Recharger la page',
    here: 'Continuer ici',
    human: 'Ou parle à quelqu’un au téléphone',
  },
};

export type CallerMessages = typeof fr;
