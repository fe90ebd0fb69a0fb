import { override } from '../../lib/override.ts';
import { pluralsOf } from '../../lib/plurals.ts';
import { type CallerMessages, fr } from './fr.ts';
import { welcomeFrVous } from './welcome-fr-vous.ts';

const { rank } = pluralsOf('fr');

/** What the caller's page says in French to somebody whom the campaign calls vous. */
export const frVous: CallerMessages = override(
  { ...fr, ...welcomeFrVous },
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
    asking: {
      title: 'Votre navigateur vous pose une question',
      video: 'Répondez « Autoriser » pour la caméra et le micro.',
      audio: 'Répondez « Autoriser » pour le micro.',
      calm: 'Personne ne vous voit et ne vous entend encore.',
    },
    preview: {
      video: 'Voilà ce qu’on verra de vous',
      audio: 'On vous entendra, sans vous voir',
      try: 'Dites quelques mots : la barre doit bouger.',
      heard: 'Votre micro marche.',
      alone: 'Personne ne vous voit et ne vous entend encore.',
      you: 'Vous',
      withoutCamera: {
        denied: 'La caméra n’est pas autorisée. On continue avec votre voix.',
        missing: 'Pas de caméra ici. On continue avec votre voix.',
        busy: 'Une autre appli utilise la caméra. On continue avec votre voix.',
        unsupported: 'La caméra ne marche pas ici. On continue avec votre voix.',
      },
    },
    blocked: {
      denied: {
        help: 'Touchez le cadenas ou l’icône à côté de l’adresse de la page, puis Autorisations, et autorisez le micro.',
      },
      missing: { help: 'Si vous avez un casque avec micro, branchez-le, puis réessayez.' },
      busy: { help: 'Fermez les autres appels et les autres applis, puis réessayez.' },
      unsupported: { help: 'Copiez le lien, puis ouvrez-le dans Chrome, Safari ou Firefox.' },
      human: 'Ou parlez à quelqu’un au téléphone',
    },
    waiting: {
      searching: 'On vous fait une place',
      placeKept: 'Votre place est gardée',
      place: (place) => (place === 1 ? 'C’est bientôt à vous' : rank(place, { other: 'Vous êtes la #e personne' })),
      kept: 'Gardez cette page ouverte. Si elle se coupe, votre place est gardée une minute.',
      backInLine: 'La personne qui vous parlait a perdu la connexion. Vous passez en premier.',
      unseen: 'Personne ne vous voit et ne vous entend encore.',
      mediaLost: 'Votre micro ne répond plus.',
      cut: 'La connexion est coupée. On vous reconnecte, votre place est gardée.',
      you: 'Vous',
      ringingText: 'Restez là. Dès qu’on vous répond, on vous verra et on vous entendra.',
      ringingVoice: 'Restez là. Dès qu’on vous répond, on vous entendra.',
    },
    call: {
      connected: (name) => `Vous parlez avec ${name}.`,
      reconnecting: 'La connexion est faible. On vous reconnecte, restez là.',
      failed: 'Votre navigateur n’arrive pas à ouvrir l’appel.',
      failedWays: 'Rechargez la page, ou appelez un de ces numéros.',
      tapForSound: 'Touchez l’écran pour entendre.',
      noMicrophone: 'Votre micro n’est pas disponible.',
      noCamera: 'La caméra n’est pas disponible. On continue avec votre voix.',
      you: 'Vous',
    },
    goodbye: {
      talked: { text: 'La conversation est finie. Vous pouvez revenir quand vous voulez.' },
      left: { text: 'Personne ne vous voit et ne vous entend. Vous pouvez revenir quand vous voulez.' },
      unanswered: {
        text: 'Ce n’est pas à cause de vous. Vous pouvez réessayer, ou appeler un numéro qui répond toujours.',
      },
      failed: { text: 'Ça vient de la technique, pas de vous. Vous pouvez rappeler tout de suite.' },
      off: 'Votre caméra et votre micro sont éteints. Rien n’a été enregistré.',
    },
    refused: {
      text: 'Ça vient de nous, pas de vous. Réessayez dans un instant.',
      tooMany: { title: 'Attendez un peu', text: 'Il y a eu beaucoup d’essais d’un coup. Réessayez dans une minute.' },
      replaced: { text: 'Votre appel continue dans l’autre onglet.' },
      human: 'Ou parlez à quelqu’un au téléphone',
    },
    numbersNow: welcomeFrVous.numbers,
  },
);
