import type { Database } from '../../db/connect.ts';
import type { Login, StaffUser } from '../contract/http.ts';
import { DomainError } from '../errors.ts';
import { hashOf, newSecret } from '../platform/secrets.ts';
import type { Endings } from './ending.ts';
import { checkPassword } from './passwords.ts';
import { authRepository as repository } from './repository.ts';

/** A working day with some room: a shared computer is signed out by the next morning. */
export const sessionHours = 12;

/** The staff's sessions: opened by a password, kept by a cookie. */
export function createAuth(db: Database, endings: Pick<Endings, 'signedOut'>) {
  return {
    /** Opens a session. Throws `wrong_login`, which does not say whether the address is known. */
    async signIn({ email, password }: Login): Promise<{ user: StaffUser; token: string }> {
      const found = await repository.userByEmail(db, email);
      if (!(await checkPassword(found?.passwordHash ?? null, password)) || !found) {
        throw new DomainError('wrong_login', 'Check the e-mail address and the password, then try again');
      }
      await repository.deleteExpiredSessions(db);
      const token = newSecret(32);
      await repository.insertSession(db, { tokenHash: hashOf(token), userId: found.user.id, hours: sessionHours });
      return { user: found.user, token };
    },

    /** Whose session it is, or null where it is over or never was. */
    userOf: (token: string): Promise<StaffUser | null> => repository.userBySession(db, hashOf(token)),

    async signOut(token: string): Promise<void> {
      await repository.deleteSession(db, hashOf(token));
      endings.signedOut(token);
    },
  };
}

export type Auth = ReturnType<typeof createAuth>;
