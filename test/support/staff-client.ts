import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { System } from './system.ts';

export interface Answer {
  readonly status: number;
  /** The JSON of the answer; null where it is empty. */
  readonly body: unknown;
  /** The body as the contract has it; an error where it is not so. */
  as<Schema extends TSchema>(schema: Schema): Static<Schema>;
}

/** Asks the first server in the name of one of the staff, as a page of theirs would. */
export interface StaffClient {
  send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
}

/** Signs in, and asks from then on with that session. */
export async function createStaffClient(system: System, email: string): Promise<StaffClient> {
  const url = system.servers[0]?.url;
  const cookie = await system.signIn(email);
  return {
    async send(method, path, body) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const content: unknown = text === '' ? null : JSON.parse(text);
      return {
        status: answer.status,
        body: content,
        as(schema) {
          if (Value.Check(schema, content)) return content;
          throw new Error(`${method} ${path} answered ${answer.status} ${text}`);
        },
      };
    },
  };
}
