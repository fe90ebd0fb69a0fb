import type { FastifyBaseLogger } from 'fastify';
import { type LoggerOptions, pino } from 'pino';

export type Log = FastifyBaseLogger;

/** An id as logs may show it: enough to follow one thing through one log, too little to look it up elsewhere. */
export function shortId(id: string): string {
  return `${id.slice(0, 8)}…`;
}

/** The fields of log lines that hold ids: the logger itself cuts them, so that no caller can forget to. */
export const idFields = ['room', 'participant', 'transport', 'producer', 'consumer'] as const;

/**
 * The logs' form: structured, and without anything about a person. No token, no address, no media parameters and no
 * body is ever written, and an id only cut short.
 */
export function loggerOptions(level: string): LoggerOptions {
  const cut = (id: unknown) => shortId(String(id));
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      ...Object.fromEntries(idFields.map((field) => [field, cut])),
      req: () => undefined,
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        message: error.message,
        code: error.code,
        stack: error.stack,
      }),
    },
  };
}
