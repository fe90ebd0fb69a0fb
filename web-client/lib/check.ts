import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Says whether a value that came from outside has the wanted shape. */
export type Check<T> = (value: unknown) => value is T;

/** What a check lets through. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** A check that remembers its schema, so that the build can write it out as plain code. */
export interface SchemaCheck<T> extends Check<T> {
  readonly schema: TSchema;
}

/**
 * Makes a schema's check. Modules named `*.checks.ts` export nothing but these: the build replaces such a module by the
 * checks' own code, so that pages which must be small load neither the schemas nor the library that reads them.
 */
export function checkOf<S extends TSchema>(schema: S): SchemaCheck<Static<S>> {
  const check = (value: unknown): value is Static<S> => Value.Check(schema, value);
  return Object.assign(check, { schema });
}
