import { override } from '../../lib/override.ts';
import { type WritingMessages, writingFr } from './writing-fr.ts';

/** What a conversation in writing says in French, with vous. */
export const writingFrVous: WritingMessages = override(writingFr, {
  title: (name) => `Vous écrivez avec ${name}`,
  cut: 'La connexion est coupée. On vous reconnecte, restez là.',
  you: 'Vous',
  wrote: (name, count) =>
    count === 1 ? `${name} vous a écrit. 1 nouveau message.` : `${name} vous a écrit. ${count} nouveaux messages.`,
  label: 'Votre message',
  liveOn: (name) => `${name} voit les lettres pendant que vous écrivez.`,
  tooLong: (count) =>
    count === 1
      ? 'Il y a 1 caractère de trop. Coupez votre message en deux.'
      : `Il y a ${count} caractères de trop. Coupez votre message en deux.`,
});
