import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { ErrorCode, Problem } from '../contract/errors.ts';
import { textPatterns } from '../contract/text.ts';
import { DomainError, meaningOf } from '../errors.ts';
import { isUnstorableText } from './sql.ts';

/** Fastify's own refusals, in our words. */
const fastifyCodes: Record<string, { code: ErrorCode; detail: string }> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'bad_request', detail: 'The body is not JSON: check commas and quotes' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'bad_request', detail: 'The body is empty: send a JSON object' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'bad_request', detail: 'Send the body as application/json' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'bad_request', detail: 'Content-Length does not fit the body' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too_large', detail: 'The body is larger than this server takes' },
  FST_UNDER_PRESSURE: { code: 'overloaded', detail: 'Try again in a few seconds' },
};

/** An error as a problem. Whatever is not meant for people becomes `internal`, and says nothing of our insides. */
export function problemOf(error: unknown): Problem {
  const { code, detail } = explain(error);
  const { status, title } = meaningOf(code);
  return { type: `urn:passerelle:problem:${code}`, title, status, detail, code };
}

function explain(error: unknown): { code: ErrorCode; detail: string } {
  if (error instanceof DomainError) return { code: error.code, detail: error.message };
  if (isUnstorableText(error)) {
    return { code: 'bad_request', detail: 'A text holds the character U+0000: take it out and send it again' };
  }
  if (isFastifyError(error)) {
    if (error.validation) return { code: 'bad_request', detail: `${whatIsWrong(error)}: correct it and send it again` };
    if (error.statusCode === 429) return { code: 'too_many', detail: 'Wait a minute, then try again' };
    const known = fastifyCodes[error.code];
    if (known) return known;
    if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
      return { code: error.statusCode === 404 ? 'not_found' : 'bad_request', detail: error.message };
    }
  }
  return { code: 'internal', detail: 'It is not your fault. Try again; if it stays, tell the people who run this.' };
}

/** What the schema did not allow; of a control character, which nobody sees, in words rather than by the pattern. */
function whatIsWrong({ message, validation, validationContext = 'body' }: FastifyError): string {
  const [first] = validation ?? [];
  const pattern = first?.keyword === 'pattern' ? first.params['pattern'] : undefined;
  if (pattern !== textPatterns.line && pattern !== textPatterns.lines) return message;
  const allowed = pattern === textPatterns.lines ? ' other than line breaks and tabs' : '';
  return `${validationContext}${first?.instancePath ?? ''} has control characters${allowed}, which nobody can read`;
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && ('statusCode' in error || 'code' in error);
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'A request failed');
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Makes every error of every route a problem of one shape (RFC 9457). */
export const problems = plugin(
  async (app) => {
    app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
    app.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, new DomainError('not_found', 'Nothing is at this address: check it')),
    );
  },
  { name: 'problems' },
);
