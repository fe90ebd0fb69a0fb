import { type Kysely, sql } from 'kysely';

/** Teams, the staff with their roles and sessions, and what each counselor is doing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type staff_role as enum ('admin', 'manager', 'supervisor', 'counselor')`.execute(db);
  await sql`create type presence_state as enum
    ('available', 'offered', 'busy', 'wrap_up', 'away', 'offline')`.execute(db);

  await sql`
    create table teams (
      id uuid primary key,
      name text not null check (name <> ''),
      created_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table users (
      id uuid primary key,
      email text not null check (email = lower(email)),
      name text not null check (name <> ''),
      role staff_role not null,
      language text not null default 'fr',
      password_hash text not null,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      constraint users_email_unique unique (email)
    )`.execute(db);

  await sql`
    create table team_members (
      team_id uuid not null references teams on delete cascade,
      user_id uuid not null references users on delete cascade,
      primary key (team_id, user_id)
    )`.execute(db);
  await sql`create index team_members_user on team_members (user_id)`.execute(db);

  // The cookie holds the token, the table only its SHA-256: a stolen dump opens no session.
  await sql`
    create table sessions (
      token_hash bytea primary key,
      user_id uuid not null references users on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index sessions_user on sessions (user_id)`.execute(db);
  await sql`create index sessions_expiry on sessions (expires_at)`.execute(db);

  // seen_at is rewritten every few seconds: unindexed and with room on the page, so that each update stays in place.
  await sql`
    create table presence (
      user_id uuid primary key references users on delete cascade,
      state presence_state not null default 'offline',
      since timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      missed_offers integer not null default 0 check (missed_offers >= 0)
    ) with (fillfactor = 50)`.execute(db);
  await sql`create index presence_available on presence (since) where state = 'available'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table presence, sessions, team_members, users, teams`.execute(db);
  await sql`drop type presence_state, staff_role`.execute(db);
}
