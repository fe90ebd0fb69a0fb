import { hash, verify } from '@node-rs/argon2';

// Argon2id with OWASP's first choice of parameters: 19 MiB, two passes. About 30 ms on a small server, which is what a
// guesser with the stolen table pays for each guess.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password's hash in PHC form (RFC 9106), with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

// Checked where no such user exists, so that the time of an answer does not tell which addresses have an account.
const nobodysHash = hashPassword('nobody has this password');

/** Whether the password is the one that was hashed; `null` stands for a user who does not exist. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password);
  return passwordHash !== null && matches;
}
