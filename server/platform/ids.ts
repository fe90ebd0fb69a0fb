import { randomUUID } from 'node:crypto';

/** A new random id of the wanted kind (RFC 9562, version 4). */
export function newId<Id extends string>(): Id {
  return brand<Id>(randomUUID());
}

/**
 * Says that a string from the database is an id of the wanted kind. The one place where that is taken on trust: the
 * column's foreign key vouches for it.
 */
export function brand<Id extends string>(value: string): Id {
  return value as Id;
}

/** An id as logs may show it: enough to follow one thing through one log, too little to look it up elsewhere. */
export function shortId(id: string): string {
  return `${id.slice(0, 8)}…`;
}
