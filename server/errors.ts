import { closeCodes, type ErrorCode } from './contract/errors.ts';

interface Meaning {
  status: number;
  /** Closes the socket with this code; null: the socket stays open, and `refused` is said on it. */
  close: number | null;
  title: string;
}

/** What each error is over HTTP and over a WebSocket. The one table of its kind. */
const meanings: Record<ErrorCode, Meaning> = {
  bad_request: { status: 400, close: closeCodes.badMessage, title: 'The request is not well formed' },
  bad_message: { status: 400, close: null, title: 'The message is not well formed' },
  not_signed_in: { status: 401, close: closeCodes.notSignedIn, title: 'You are not signed in' },
  wrong_login: { status: 401, close: null, title: 'E-mail address or password is wrong' },
  forbidden: { status: 403, close: closeCodes.forbidden, title: 'Your role does not allow this' },
  cross_site: { status: 403, close: closeCodes.forbidden, title: 'The request came from another site' },
  not_found: { status: 404, close: closeCodes.notFound, title: 'There is no such thing' },
  code_unknown: { status: 404, close: closeCodes.notFound, title: 'This code does not exist' },
  code_expired: { status: 410, close: closeCodes.gone, title: 'This code has expired' },
  code_disabled: { status: 410, close: closeCodes.gone, title: 'This code is no longer in use' },
  campaign_closed: { status: 410, close: closeCodes.gone, title: 'This campaign has ended' },
  conflict: { status: 409, close: null, title: 'It exists already' },
  not_now: { status: 409, close: null, title: 'This is not possible at the moment' },
  closed_hours: { status: 409, close: null, title: 'It is outside of opening hours' },
  queue_full: { status: 503, close: null, title: 'The queue is full' },
  nobody_on_duty: { status: 503, close: null, title: 'Nobody is at work' },
  not_offered: { status: 409, close: null, title: 'This campaign does not offer it' },
  slot_taken: { status: 409, close: null, title: 'This time is no longer free' },
  offer_gone: { status: 409, close: null, title: 'The offer has gone to somebody else' },
  call_over: { status: 410, close: null, title: 'The call is over' },
  phrase_unknown: { status: 404, close: null, title: 'These words are not known' },
  too_many_tries: { status: 429, close: null, title: 'Too many tries' },
  already_calling: { status: 409, close: null, title: 'There is a call already' },
  too_large: { status: 413, close: closeCodes.tooLarge, title: 'That is too large' },
  not_a_picture: { status: 415, close: null, title: 'This is no picture that can be shown' },
  too_many: { status: 429, close: closeCodes.tooMany, title: 'Too many requests' },
  overloaded: { status: 503, close: null, title: 'The server has too much to do' },
  no_media_host: { status: 503, close: null, title: 'No media host is free' },
  internal: { status: 500, close: closeCodes.internal, title: 'Something went wrong on our side' },
};

export const meaningOf = (code: ErrorCode): Meaning => meanings[code];

/** Something that the server refuses, with a code for programs and a sentence for people. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;

  /** `detail`: what was wrong this time, and what to do. It may be shown to anybody, so it names nobody. */
  constructor(code: ErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
