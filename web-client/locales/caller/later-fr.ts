import { doorFr } from './door-fr.ts';

/** What closed doors and callbacks say in French, with tu. Its type is the shape of every other language. */
export const laterFr = {
  ...doorFr,
  talkLater: 'Choisir une heure',
  stay: 'Cette page te dira quand quelqu’un est là.',
  looking: 'On regarde les heures libres',
  choose: {
    title: 'Quand veux‑tu parler ?',
    text: 'Tu n’as pas à donner ton numéro. À l’heure choisie, tu reviens sur cette page et tu passes avant les autres.',
    zone: (city: string): string => `Les heures sont celles de ${city}.`,
    taken: 'Cette heure vient d’être prise. Choisis‑en une autre.',
    back: 'Retour',
  },
  none: {
    title: 'Aucune heure n’est libre',
    text: 'Réessaie plus tard. Des numéros répondent tout de suite :',
    back: 'Retour',
  },
  confirm: {
    title: (time: string): string => `Rendez‑vous ${time}`,
    how: 'Comment veux‑tu parler ?',
    kinds: { video: 'En vidéo', audio: 'Avec ma voix seule', text: 'Par écrit' },
    calm: 'Rien ne s’allume avant que tu dises oui.',
    book: 'Réserver cette heure',
    booking: 'On réserve',
    failed: 'L’heure n’a pas pu être réservée. Ça vient de nous. Réessaie.',
    other: 'Choisir une autre heure',
  },
  booked: {
    title: 'C’est réservé',
    time: (time: string): string => `Rendez‑vous ${time}.`,
    until: (hour: string): string => `Ta place est gardée jusqu’à ${hour}.`,
    how: 'Garde ton lien. À cette heure-là, ouvre-le : l’appel commence tout seul. D’ici là, tu peux fermer cette page.',
    link: 'Ton lien de retour',
    copyFailed: 'La copie n’a pas marché. Sélectionne le texte et copie-le.',
    secret: 'Il est à toi seul : qui l’ouvre prend ta place.',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    wake: 'Me prévenir sur cet appareil',
    wakeText: 'La notification dira seulement « C’est l’heure. »',
    waking: 'On demande au navigateur',
    woken: 'Cet appareil te préviendra.',
    sleep: 'Ne plus me prévenir',
    denied: 'Le navigateur a dit non. Garde bien le lien.',
    unable: 'Ce navigateur ne peut pas te prévenir. Garde bien le lien.',
    cancel: 'Annuler ce rendez‑vous',
  },
  cancel: {
    title: 'Annuler ce rendez‑vous ?',
    text: 'Cette heure sera rendue à d’autres.',
    keep: 'Garder ce rendez‑vous',
    go: 'Oui, l’annuler',
  },
  over: {
    due: { title: 'C’est l’heure', text: 'On te connecte.' },
    taken: { title: 'Ce rendez‑vous a eu lieu', text: 'Tu peux revenir quand tu veux.' },
    missed: { title: 'L’heure est passée', text: 'Ce n’est pas grave. Tu peux en choisir une autre.' },
    cancelled: { title: 'C’est annulé', text: 'L’heure est rendue. Tu peux revenir quand tu veux.' },
  },
  lost: {
    title: 'Ce lien ne mène plus à rien',
    text: 'Le rendez‑vous est ancien, ou une autre heure a été choisie depuis.',
  },
  again: 'Parler à quelqu’un',
  notification: 'C’est l’heure.',
};

export type LaterMessages = typeof laterFr;
