import { type Static, Type } from 'typebox';

/**
 * Every way in which the server refuses something, by its code. The table from a code to its HTTP status and
 * WebSocket close code is `server/errors.ts`; pages choose their words by the code alone.
 */
export const errorCodes = [
  'bad_request',
  'bad_message',
  'not_signed_in',
  'wrong_login',
  'forbidden',
  'cross_site',
  'not_found',
  'code_unknown',
  'code_expired',
  'code_disabled',
  'campaign_closed',
  'conflict',
  'not_now',
  'closed_hours',
  'queue_full',
  'nobody_on_duty',
  'not_offered',
  'slot_taken',
  'offer_gone',
  'call_over',
  'phrase_unknown',
  'too_many_tries',
  'already_calling',
  'too_large',
  'not_a_picture',
  'too_many',
  'overloaded',
  'no_media_host',
  'internal',
] as const;
export const ErrorCode = Type.Unsafe<(typeof errorCodes)[number]>(Type.Enum([...errorCodes]));
export type ErrorCode = Static<typeof ErrorCode>;

/** An error as HTTP answers it: RFC 9457 problem details, with our `code` as its extension member. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'A URI that names the kind of problem' }),
    title: Type.String({ description: 'What kind of problem it is, the same at each occurrence' }),
    status: Type.Integer(),
    detail: Type.String({ description: 'What was wrong this time, and what to do' }),
    code: ErrorCode,
  },
  { title: 'Problem', description: 'RFC 9457 problem details' },
);
export type Problem = Static<typeof Problem>;

/** WebSocket close codes of ours (RFC 6455 leaves 4000 to 4999 to applications). */
export const closeCodes = {
  badMessage: 4400,
  notSignedIn: 4401,
  forbidden: 4403,
  notFound: 4404,
  replaced: 4409,
  gone: 4410,
  tooLarge: 1009,
  tooMany: 4429,
  goingAway: 1001,
  internal: 1011,
} as const;
