import type { WritingMessages } from './writing-fr.ts';

/** What a conversation in writing says in English. */
export const writingEn: WritingMessages = {
  title: (name) => `Writing with ${name}`,
  private: 'Only the two of you can read this. The messages are deleted soon after the end.',
  cut: 'The connection is cut. We are reconnecting you, stay here.',
  lost: 'The connection is not coming back. The talk may be over. These numbers work without internet.',
  prefers: (name) => `${name} prefers to go on in writing.`,
  messages: 'Messages',
  close: 'Close the messages',
  you: 'You',
  them: 'The team',
  typing: (name) => `${name} is writing…`,
  sending: 'on its way',
  refused: 'not sent',
  sendAgain: 'Send again',
  label: 'Your message',
  send: 'Send',
  live: 'Letter by letter',
  liveOn: (name) => `${name} sees letters as you write.`,
  voice: 'Voice',
  video: 'Video',
  only: 'Writing only',
  stays: (name) => `${name} is still here. The messages stay.`,
  wrote: (name, count) =>
    count === 1 ? `${name} wrote to you. 1 new message.` : `${name} wrote to you. ${count} new messages.`,
  limit: 'At most 2000 characters a message.',
  left: (count) => (count === 1 ? '1 character left.' : `${count} characters left.`),
  tooLong: (count) =>
    count === 1
      ? '1 character too many. Split your message in two.'
      : `${count} characters too many. Split your message in two.`,
  hangUp: 'End',
  readAgain: 'Read the messages again',
};
