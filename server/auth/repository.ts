import type { Database } from '../../db/connect.ts';
import { type Role, type UiLanguage, uiLanguages } from '../contract/call.ts';
import type { StaffUser } from '../contract/http.ts';
import { brand } from '../platform/ids.ts';

interface UserRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: string;
}

const toUser = (row: UserRow): StaffUser => ({
  id: brand(row.id),
  name: row.name,
  email: row.email,
  role: row.role,
  language: asUiLanguage(row.language),
});

const asUiLanguage = (text: string): UiLanguage => uiLanguages.find((language) => language === text) ?? 'fr';

/** Users and their sessions. */
export const authRepository = {
  async userByEmail(db: Database, email: string): Promise<{ user: StaffUser; passwordHash: string } | null> {
    const row = await db
      .selectFrom('users')
      .selectAll()
      .where('email', '=', email.toLowerCase())
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    return row ? { user: toUser(row), passwordHash: row.password_hash } : null;
  },

  async insertSession(db: Database, session: { tokenHash: Buffer; userId: string; hours: number }): Promise<void> {
    await db
      .insertInto('sessions')
      .values(({ fn, val, eb }) => ({
        token_hash: session.tokenHash,
        user_id: session.userId,
        expires_at: eb(
          fn<Date>('now'),
          '+',
          fn<Date>('make_interval', [val(0), val(0), val(0), val(0), val(session.hours)]),
        ),
      }))
      .execute();
  },

  async userBySession(db: Database, tokenHash: Buffer): Promise<StaffUser | null> {
    const row = await db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['users.id', 'users.name', 'users.email', 'users.role', 'users.language'])
      .where('sessions.token_hash', '=', tokenHash)
      .where('sessions.expires_at', '>', ({ fn }) => fn<Date>('now'))
      .where('users.disabled_at', 'is', null)
      .executeTakeFirst();
    return row ? toUser(row) : null;
  },

  async deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
    await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  },

  async deleteExpiredSessions(db: Database): Promise<void> {
    await db
      .deleteFrom('sessions')
      .where('expires_at', '<=', ({ fn }) => fn<Date>('now'))
      .execute();
  },
};
