import { override } from '../../lib/override.ts';
import { pluralsOf } from '../../lib/plurals.ts';
import { commonFrVous } from './common-fr-vous.ts';
import { type CallerMessages, fr } from './fr.ts';

const { rank } = pluralsOf('fr');

/** What the caller's page says in French to somebody whom the campaign calls vous. */
export const frVous: CallerMessages = override(
  { ...fr, ...commonFrVous },
  {
    before: {
      title: 'Comment voulez‑vous parler ?',
      facts: [
        { title: 'Une seule personne vous voit et vous entend', text: 'Quelqu’un de l’équipe. Personne d’autre.' },
        { title: 'Rien n’est enregistré', text: 'Ni l’image, ni le son. Vous n’avez pas à dire votre nom.' },
        { title: 'C’est gratuit', text: 'Seul votre internet compte : en vidéo, environ 10 Mo par minute.' },
        { title: 'Le temps que vous voulez', text: 'Vous pouvez arrêter à tout moment, sans dire pourquoi.' },
      ],
      camera:
        'Votre caméra reste éteinte tant que vous n’avez pas dit oui. Ensuite, votre navigateur vous demandera la permission.',
    },
    waiting: {
      searching: 'On vous fait une place',
      placeKept: 'Votre place est gardée',
      place: (place) => (place === 1 ? 'C’est bientôt à vous' : rank(place, { other: 'Vous êtes la #e personne' })),
      kept: 'Gardez cette page ouverte. Si ça coupe, votre place est gardée 3 minutes.',
      backInLine: 'La personne qui vous parlait a perdu la connexion. Vous passez en premier.',
      missed: 'Cette personne n’a pas pu répondre. Vous avez gardé votre place.',
      callback: 'C’est l’heure de votre rendez‑vous. Vous passez avant les autres.',
      orWriting: 'Vous pouvez aussi écrire. Votre place est gardée.',
      orCallback:
        'Vous pouvez aussi choisir une heure pour parler plus tard. Votre place est gardée tant que vous n’avez pas choisi.',
      unread: 'Vous pourrez écrire dès que quelqu’un vous répond.',
      mediaAsleep: 'Votre micro est éteint. Allumez-le pour qu’on vous entende.',
      unseen: 'Personne ne vous voit et ne vous entend encore.',
      mediaLost: 'Votre micro ne répond plus.',
      cut: 'La connexion est coupée. On vous reconnecte, votre place est gardée.',
      lost: 'La connexion ne revient pas. Votre place est peut‑être perdue. Ces numéros marchent sans internet.',
      ringingText: 'Restez là. Dès qu’on vous répond, on vous verra et on vous entendra.',
      ringingVoice: 'Restez là. Dès qu’on vous répond, on vous entendra.',
      ringingWriting: 'Restez là. Dès qu’on vous répond, vous pourrez écrire.',
    },
    goodbye: {
      talked: { text: 'La conversation est finie. Vous pouvez revenir quand vous voulez.' },
      left: { text: 'Personne ne vous voit et ne vous entend. Vous pouvez revenir quand vous voulez.' },
      unanswered: {
        text: 'Ce n’est pas à cause de vous. Vous pouvez réessayer, ou appeler un numéro qui répond toujours.',
      },
      failed: { text: 'Ça vient de la technique, pas de vous. Vous pouvez rappeler tout de suite.' },
      off: 'Votre caméra et votre micro sont éteints. Rien n’a été enregistré.',
      offWritten:
        'Les messages seront effacés chez nous d’ici quelques minutes. Ils restent sur cette page tant que vous ne la quittez pas.',
    },
    refused: {
      text: 'Ça vient de nous, pas de vous. Réessayez dans un instant.',
      tooMany: { title: 'Attendez un peu', text: 'Il y a eu beaucoup d’essais d’un coup. Réessayez dans une minute.' },
      replaced: { text: 'Votre appel continue dans l’autre onglet.' },
      human: 'Ou parlez à quelqu’un au téléphone',
    },
  },
);
