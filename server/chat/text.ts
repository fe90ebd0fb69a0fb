import { DomainError } from '../errors.ts';

/** Unicode's control characters (general category Cc), but for the newline and the tab. */
const controls = /(?![\n\t])\p{Cc}/u;

/** Refuses what is no message between two people; what is one stays as it was written, spaces and all. Throws `bad_message`. */
export function checkText(text: string): void {
  if (text.trim() === '') throw new DomainError('bad_message', 'The message is empty: write something first');
  checkSigns(text);
}

/** The same for what is still being written, which may be empty. Throws `bad_message`. */
export function checkSigns(text: string): void {
  if (controls.test(text) || !text.isWellFormed()) {
    throw new DomainError(
      'bad_message',
      'The message has characters that nobody can read: send letters, spaces, tabs and line breaks',
    );
  }
}
