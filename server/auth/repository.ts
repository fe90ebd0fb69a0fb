import { sql } from 'kysely';
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

  /** Those of these sessions, each by the hexadecimal digits of its hash, that go on. */
  async alive(db: Database, sessions: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql<{ session: string }>`
      select encode(token_hash, 'hex') as session from sessions join users on users.id = sessions.user_id
      where token_hash in (select decode(name, 'hex') from unnest(${[...sessions]}::text[]) as asked (name))
        and expires_at > now() and users.disabled_at is null`.execute(db);
    return new Set(rows.map((row) => row.session));
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
