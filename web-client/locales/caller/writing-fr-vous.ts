import { override } from '../../lib/override.ts';
import { type WritingMessages, writingFr } from './writing-fr.ts';

/** What a conversation in writing says in French, with vous. */
export const writingFrVous: WritingMessages = override(writingFr, {
  title: (name) => `Vous écrivez avec ${name}`,
  you: 'Vous',
  label: 'Votre message',
  tooLong: (count) =>
    count === 1
      ? 'Il y a 1 caractère de trop. Coupez votre message en deux.'
      : `Il y a ${count} caractères de trop. Coupez votre message en deux.`,
});
