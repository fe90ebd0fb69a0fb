import type { CallControlWords } from '../../components/call-controls.ts';
import type { HelpNumber } from '../../components/help-numbers.ts';
import { pluralsOf } from '../../lib/plurals.ts';
import { welcomeFr } from './welcome-fr.ts';

const { rank } = pluralsOf('fr');

const controls: CallControlWords = {
  group: 'Commandes de l’appel',
  microphone: 'Micro',
  camera: 'Caméra',
  on: { microphone: 'allumé', camera: 'allumée' },
  off: { microphone: 'coupé', camera: 'éteinte' },
  hangUp: 'Raccrocher',
};

const numbers: readonly HelpNumber[] = welcomeFr.numbers.list;

/** What the caller's page says in French, with the informal tu. Its type is the shape of every other language. */
export const fr = {
  ...welcomeFr,
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
    back: 'Retour',
  },
  asking: {
    title: 'Ton navigateur te pose une question',
    video: 'Réponds « Autoriser » pour la caméra et le micro.',
    audio: 'Réponds « Autoriser » pour le micro.',
    calm: 'Personne ne te voit et ne t’entend encore.',
    back: 'Retour',
  },
  preview: {
    video: 'Voilà ce qu’on verra de toi',
    audio: 'On t’entendra, sans te voir',
    try: 'Dis quelques mots : la barre doit bouger.',
    level: 'Niveau du micro',
    heard: 'Ton micro marche.',
    notHeard: 'On n’entend rien pour l’instant.',
    alone: 'Personne ne te voit et ne t’entend encore.',
    call: 'Appeler maintenant',
    calling: 'On appelle',
    voiceOnly: 'Sans la caméra',
    back: 'Retour',
    you: 'Toi',
    withoutCamera: {
      denied: 'La caméra n’est pas autorisée. On continue avec ta voix.',
      missing: 'Pas de caméra ici. On continue avec ta voix.',
      busy: 'Une autre appli utilise la caméra. On continue avec ta voix.',
      unsupported: 'La caméra ne marche pas ici. On continue avec ta voix.',
    },
  },
  blocked: {
    denied: {
      title: 'Le navigateur a bloqué l’accès',
      video: 'Pour parler, il faut autoriser au moins le micro.',
      help: 'Touche le cadenas ou l’icône à côté de l’adresse de la page, puis Autorisations, et autorise le micro.',
    },
    missing: {
      title: 'Pas de micro trouvé',
      video: 'Cet appareil n’a pas de micro que la page peut utiliser.',
      help: 'Si tu as un casque avec micro, branche-le, puis réessaie.',
    },
    busy: {
      title: 'Le micro est déjà pris',
      video: 'Une autre appli utilise le micro ou la caméra.',
      help: 'Ferme les autres appels et les autres applis, puis réessaie.',
    },
    unsupported: {
      title: 'On ne peut pas appeler d’ici',
      video: 'Le navigateur de cette appli ne permet pas les appels.',
      help: 'Copie le lien, puis ouvre-le dans Chrome, Safari ou Firefox.',
    },
    again: 'Réessayer',
    voiceOnly: 'Essayer sans la caméra',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    human: 'Ou parle à quelqu’un au téléphone',
    back: 'Retour',
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
    kept: 'Garde cette page ouverte. Si elle se coupe, ta place est gardée une minute.',
    backInLine: 'La personne qui te parlait a perdu la connexion. Tu passes en premier.',
    unseen: 'Personne ne te voit et ne t’entend encore.',
    mediaLost: 'Ton micro ne répond plus.',
    mediaAgain: 'Rallumer le micro',
    cut: 'La connexion est coupée. On te reconnecte, ta place est gardée.',
    leave: 'Quitter la file',
    you: 'Toi',
    ringing: 'Ça sonne chez quelqu’un',
    ringingText: 'Reste là. Dès qu’on te répond, on te verra et on t’entendra.',
    ringingVoice: 'Reste là. Dès qu’on te répond, on t’entendra.',
    danger: 'En danger tout de suite ?',
  },
  call: {
    title: (name: string): string => `Appel avec ${name}`,
    joining: (name: string): string => `${name} est là. Le son arrive.`,
    live: 'En appel',
    connected: (name: string): string => `Tu parles avec ${name}.`,
    reconnecting: 'La connexion est faible. On te reconnecte, reste là.',
    failed: 'Ton navigateur n’arrive pas à ouvrir l’appel.',
    failedWays: 'Recharge la page, ou appelle un de ces numéros.',
    reload: 'Recharger la page',
    peerLost: (name: string): string => `${name} a perdu la connexion. On attend son retour.`,
    noPicture: 'Voix seulement',
    tapForSound: 'Touche l’écran pour entendre.',
    noMicrophone: 'Ton micro n’est pas disponible.',
    noCamera: 'La caméra n’est pas disponible. On continue avec ta voix.',
    you: 'Toi',
    controls,
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
    here: 'Continuer ici',
    human: 'Ou parle à quelqu’un au téléphone',
  },
  numbersNow: { title: 'Des numéros qui répondent toujours', list: numbers },
};

export type CallerMessages = typeof fr;
