import { type RawBuilder, sql } from 'kysely';

// Moments come from the database's clock alone: server processes whose clocks differ still agree.

export const now: RawBuilder<Date> = sql<Date>`now()`;

/** The moment that was `seconds` ago. */
export const ago = (seconds: number): RawBuilder<Date> => sql<Date>`now() - make_interval(secs => ${seconds})`;

/** The moment that will be in `seconds`. */
export const ahead = (seconds: number): RawBuilder<Date> => sql<Date>`now() + make_interval(secs => ${seconds})`;

/** One of many ids, passed as one array, however many they are. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]}::uuid[])`;

/** A moment of the database as milliseconds since 1970, to the last digit that it knows. */
export const milliseconds = (moment: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(extract(epoch from ${moment}) * 1000)::float8`;

/** A moment given as milliseconds since 1970; null stays null. */
export const moment = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds);

function isViolation(error: unknown, code: string, constraint: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === code &&
    'constraint' in error &&
    error.constraint === constraint
  );
}

/** Whether PostgreSQL refused a row because of this unique constraint (SQLSTATE 23505). */
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  isViolation(error, '23505', constraint);

/** Whether PostgreSQL refused a row because what this foreign key refers to is not there (SQLSTATE 23503). */
export const isForeignKeyViolation = (error: unknown, constraint: string): boolean =>
  isViolation(error, '23503', constraint);

/** Whether PostgreSQL refused a text, or one in JSON, because it has no room for U+0000 (SQLSTATE 22021 and 22P05). */
export const isUnstorableText = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22P05');
