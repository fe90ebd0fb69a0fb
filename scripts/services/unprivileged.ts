import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user to run PostgreSQL as, which refuses to run as root: `postgres` or `nobody`. Null where we are not root. */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8');
  const user = findUser(users, 'postgres') ?? findUser(users, 'nobody');
  if (user === null) throw new Error("Neither the user 'postgres' nor 'nobody' exists, and PostgreSQL refuses root");
  return user;
}

/** A user of a passwd(5) file by name. */
export function findUser(passwd: string, name: string): SystemUser | null {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find((line) => line[0] === name);
  return fields === undefined ? null : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** Whether any user can get to what is inside a folder: every folder on the way lets others pass. */
export function isReachableByAll(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
