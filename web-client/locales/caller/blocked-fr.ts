/** What the page says where camera or microphone can't be had, in French, with tu. Its type is the shape of every other language. */
export const blockedFr = {
  denied: {
    title: 'Le navigateur a bloqué l’accès',
    video: 'Pour parler, il faut autoriser au moins le micro.',
    help: 'Touche le cadenas ou l’icône à côté de l’adresse de la page, puis Autorisations, et autorise le micro.',
    helpIos: 'Touche « aA » ou l’icône à côté de l’adresse, puis Réglages du site web, et autorise le micro.',
    systemAndroid:
      'Si ça ne suffit pas, ouvre les paramètres du téléphone, puis Applications, ton navigateur, Autorisations, et autorise le micro.',
    systemIos:
      'Si ça ne suffit pas, ouvre Réglages, cherche ton navigateur (Safari, par exemple), et autorise le micro.',
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
  inApp: {
    title: 'Ouvre cette page dans ton navigateur',
    video: 'L’appli qui montre cette page ne lui permet pas d’utiliser le micro.',
    help: 'Touche les trois points en haut, puis « Ouvrir dans le navigateur ».',
    helpIos:
      'Touche les trois points ou la flèche au bord de l’écran, puis « Ouvrir dans Safari » ou « Ouvrir dans le navigateur ».',
    copyToo: 'Ou copie le lien, et ouvre-le dans Chrome, Safari ou Firefox.',
  },
  again: 'Réessayer',
  still: 'On vient de réessayer : rien n’a changé.',
  voiceOnly: 'Essayer sans la caméra',
  copy: 'Copier le lien',
  copyFailed: 'La copie n’a pas marché. Sélectionne le texte et copie-le.',
  copied: 'Lien copié',
  human: 'Ou parle à quelqu’un au téléphone',
  back: 'Retour',
};

export type BlockedMessages = typeof blockedFr;
