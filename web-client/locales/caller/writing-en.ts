import type { WritingMessages } from './writing-fr.ts';

/** What a conversation in writing says in English. */
export const writingEn: WritingMessages = {
  title: (name) => `Writing with ${name}`,
  private: 'Only the two of you can read this. The messages are deleted at the end.',
  messages: 'Messages',
  you: 'You',
  them: 'The team',
  typing: (name) => `${name} is writing…`,
  sending: 'on its way',
  refused: 'not sent',
  sendAgain: 'Send again',
  label: 'Your message',
  send: 'Send',
  limit: 'At most 2000 characters a message.',
  left: (count) => (count === 1 ? '1 character left.' : `${count} characters left.`),
  tooLong: (count) =>
    count === 1
      ? '1 character too many. Split your message in two.'
      : `${count} characters too many. Split your message in two.`,
  hangUp: 'End',
  readAgain: 'Read the messages again',
};
