import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { type ErrorCode, Problem } from '../../server/contract/errors.ts';

/** What went wrong with a request: one of the server's codes, or a failure that never reached or left the server well. */
export type FailureCode = ErrorCode | 'unreachable' | 'unexpected_answer';

/**
 * A request that did not succeed. Pages choose their words by `code`; `message` is the server's own sentence, which only
 * an editor of settings shows.
 */
export class RequestError extends Error {
  readonly code: FailureCode;
  readonly status: number | null;

  constructor(code: FailureCode, status: number | null, detail: string) {
    super(detail);
    this.name = 'RequestError';
    this.code = code;
    this.status = status;
  }
}

/** The code of whatever was thrown, for choosing words. */
export const failureCode = (error: unknown): FailureCode =>
  error instanceof RequestError ? error.code : 'unexpected_answer';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  /** Sent as JSON; a blob as what it is. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Asks the server and gives the answer, checked against the contract: a page never works on what it did not expect. */
export async function request<Answer extends TSchema>(
  method: Method,
  path: string,
  answer: Answer,
  options: RequestOptions = {},
): Promise<Static<Answer>> {
  const response = await send(method, path, options);
  const data = await readJson(response);
  if (!Value.Check(answer, data)) {
    throw new RequestError('unexpected_answer', response.status, `${method} ${path} answered in an unknown shape`);
  }
  return data;
}

/** Asks the server where no content is expected in answer. */
export async function requestNothing(method: Method, path: string, options: RequestOptions = {}): Promise<void> {
  await send(method, path, options);
}

async function send(method: Method, path: string, { body, signal }: RequestOptions): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    const blob = body instanceof Blob ? body : null;
    init.body = blob ?? JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': blob?.type ?? 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestError('unreachable', null, `${method} ${path} got no answer`);
  }
  if (response.ok) return response;
  const problem = await readJson(response);
  if (Value.Check(Problem, problem)) throw new RequestError(problem.code, response.status, problem.detail);
  throw new RequestError('unexpected_answer', response.status, `${method} ${path} answered ${response.status}`);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
