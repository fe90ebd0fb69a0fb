import type { CallKind, PlacementKind, Role } from '../../../../server/contract/call.ts';
import type { FailureCode } from '../../../data/http.ts';

const failures: Record<FailureCode, string> = {
  bad_request: 'Une valeur n’est pas acceptée. Vérifiez les champs.',
  bad_message: 'Le serveur n’a pas compris. Rechargez la page.',
  not_signed_in: 'Votre session est terminée. Connectez-vous de nouveau.',
  wrong_login: 'L’adresse et le mot de passe ne vont pas ensemble. Vérifiez les deux.',
  forbidden: 'Votre rôle ne permet pas cela. Demandez à la personne qui gère les comptes.',
  cross_site: 'La demande vient d’un autre site. Ouvrez cette page directement.',
  not_found: 'Cela n’existe pas, ou plus.',
  code_unknown: 'Ce code n’existe pas.',
  code_expired: 'Ce code a expiré.',
  code_disabled: 'Ce code est désactivé.',
  campaign_closed: 'Cette campagne est fermée.',
  conflict: 'Ce nom est déjà pris. Choisissez-en un autre.',
  not_now: 'Ce n’est pas possible à ce moment.',
  closed_hours: 'C’est fermé à cette heure.',
  queue_full: 'La file est pleine.',
  nobody_on_duty: 'Personne n’est au travail en ce moment.',
  not_offered: 'Ce n’est pas proposé pour cette campagne.',
  slot_taken: 'Ce créneau vient d’être pris.',
  offer_gone: 'L’appel est déjà parti vers quelqu’un d’autre.',
  call_over: 'L’appel est terminé.',
  phrase_unknown: 'Ces mots ne sont pas connus.',
  too_many_tries: 'Trop d’essais. Attendez quelques minutes.',
  already_calling: 'Un appel est déjà en cours.',
  too_large: 'C’est trop long pour être envoyé.',
  not_a_picture: 'Ce n’est pas une image que l’on peut montrer.',
  too_many: 'Trop d’essais. Attendez une minute, puis réessayez.',
  overloaded: 'Le serveur est très occupé. Réessayez dans un instant.',
  no_media_host: 'Aucun serveur vidéo ne répond. Réessayez dans un instant.',
  internal: 'Le serveur a eu un problème. Réessayez.',
  unreachable: 'Le serveur ne répond pas. Vérifiez votre connexion.',
  unexpected_answer: 'Le serveur a répondu d’une façon inattendue. Rechargez la page.',
};

const roles: Record<Role, string> = {
  admin: 'Administration',
  manager: 'Campagnes',
  supervisor: 'Supervision',
  counselor: 'Écoute',
};

const kinds: Record<CallKind, string> = { video: 'Vidéo', audio: 'Voix', text: 'Écrit' };

const placementKinds: Record<PlacementKind, string> = { poster: 'Affiche', screen: 'Écran', link: 'Lien' };

/** What every staff page says: failures, roles, kinds, what is unsaved, login, header. */
export const common = {
  product: 'Passerelle',
  failures,
  roles,
  kinds,
  placementKinds,
  retry: 'Réessayer',
  cancel: 'Annuler',
  close: 'Fermer',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  edits: {
    restored: 'Vos changements non enregistrés sont toujours là.',
    unsaved: 'Changements non enregistrés',
    nothingUnsaved: 'Tout est enregistré',
    discard: 'Tout annuler',
  },
  loading: 'Chargement…',
  optional: 'facultatif',
  refreshFailed: 'Les chiffres datent un peu : le serveur ne répond pas. Nouvel essai tout seul.',
  login: {
    title: 'Connexion',
    dashboard: 'Espace d’écoute',
    console: 'Espace des campagnes',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    submitting: 'Connexion…',
    emailMissing: 'Écrivez votre adresse e-mail.',
    passwordMissing: 'Écrivez votre mot de passe.',
    ended: 'Votre session est terminée. Connectez-vous pour continuer.',
  },
  header: {
    menu: 'Compte et langue',
    signOut: 'Se déconnecter',
    language: 'Langue',
    toDashboard: 'Espace d’écoute',
    toConsole: 'Campagnes',
    skip: 'Aller au contenu',
  },
  denied: {
    title: 'Cet espace n’est pas le vôtre',
    console: 'Les campagnes sont gérées par d’autres rôles. Votre espace d’écoute vous attend.',
    dashboard: 'L’écoute est réservée à d’autres rôles. Vos campagnes vous attendent.',
    toDashboard: 'Aller à l’espace d’écoute',
    toConsole: 'Aller aux campagnes',
    mistake: 'Si c’est une erreur, demandez à la personne qui gère les comptes.',
  },
};
