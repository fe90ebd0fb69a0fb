/** What a conversation in writing says in French, with tu. Its type is the shape of every other language. */
export const writingFr = {
  title: (name: string): string => `Tu écris avec ${name}`,
  private: 'Personne d’autre ne lit. Les messages sont effacés peu après la fin.',
  cut: 'La connexion est coupée. On te reconnecte, reste là.',
  lost: 'La connexion ne revient pas. La conversation est peut‑être finie. Ces numéros marchent sans internet.',
  prefers: (name: string): string => `${name} préfère continuer par écrit.`,
  messages: 'Messages',
  close: 'Fermer les messages',
  you: 'Toi',
  them: 'L’équipe',
  typing: (name: string): string => `${name} écrit…`,
  sending: 'en route',
  refused: 'pas envoyé',
  sendAgain: 'Renvoyer',
  label: 'Ton message',
  send: 'Envoyer',
  live: 'Lettre par lettre',
  liveOn: (name: string): string => `${name} voit les lettres pendant que tu écris.`,
  voice: 'Voix',
  video: 'Vidéo',
  only: 'Juste écrire',
  stays: (name: string): string => `${name} est toujours là. Les messages restent.`,
  wrote: (name: string, count: number): string =>
    count === 1 ? `${name} t’a écrit. 1 nouveau message.` : `${name} t’a écrit. ${count} nouveaux messages.`,
  limit: '2000 caractères au plus par message.',
  left: (count: number): string => (count === 1 ? 'Il reste 1 caractère.' : `Il reste ${count} caractères.`),
  tooLong: (count: number): string =>
    count === 1
      ? 'Il y a 1 caractère de trop. Coupe ton message en deux.'
      : `Il y a ${count} caractères de trop. Coupe ton message en deux.`,
  hangUp: 'Terminer',
  readAgain: 'Relire les messages',
};

export type WritingMessages = typeof writingFr;
