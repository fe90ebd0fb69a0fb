import { createHash, randomBytes } from 'node:crypto';

// What lets whoever holds it in. The database keeps the hash alone, so that nobody gets in by what they read there.

/** A new secret that nobody can guess, fit for an address. */
export const newSecret = (bytes = 24): string => randomBytes(bytes).toString('base64url');

/** What is kept of a secret. It has no salt: a secret of that length can't be tried out. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
