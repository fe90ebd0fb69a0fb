import { override } from '../../lib/override.ts';
import { type LaterMessages, laterFr } from './later-fr.ts';

/** What closed doors and callbacks say in French, with vous. */
export const laterFrVous: LaterMessages = override(laterFr, {
  stay: 'Cette page vous dira quand quelqu’un est là.',
  choose: {
    title: 'Quand voulez‑vous parler ?',
    text: 'Vous n’avez pas à donner votre numéro. À l’heure choisie, vous revenez sur cette page et vous passez avant les autres.',
    taken: 'Cette heure vient d’être prise. Choisissez‑en une autre.',
  },
  none: { text: 'Réessayez plus tard. Des numéros répondent tout de suite :' },
  confirm: {
    how: 'Comment voulez‑vous parler ?',
    calm: 'Rien ne s’allume avant que vous disiez oui.',
    failed: 'L’heure n’a pas pu être réservée. Ça vient de nous. Réessayez.',
  },
  booked: {
    until: (hour) => `Votre place est gardée jusqu’à ${hour}.`,
    how: 'Gardez votre lien. À cette heure-là, ouvrez-le : l’appel commence tout seul. D’ici là, vous pouvez fermer cette page.',
    link: 'Votre lien de retour',
    copyFailed: 'La copie n’a pas marché. Sélectionnez le texte et copiez-le.',
    secret: 'Il est à vous seul : qui l’ouvre prend votre place.',
    woken: 'Cet appareil vous préviendra.',
    denied: 'Le navigateur a dit non. Gardez bien le lien.',
    unable: 'Ce navigateur ne peut pas vous prévenir. Gardez bien le lien.',
  },
  over: {
    due: { text: 'On vous connecte.' },
    taken: { text: 'Vous pouvez revenir quand vous voulez.' },
    missed: { text: 'Ce n’est pas grave. Vous pouvez en choisir une autre.' },
    cancelled: { text: 'L’heure est rendue. Vous pouvez revenir quand vous voulez.' },
  },
});
