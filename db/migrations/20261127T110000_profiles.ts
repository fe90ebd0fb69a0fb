import { type Kysely, sql } from 'kysely';

/** How counselors want to be seen by callers: a name, initials and a picture, each where they set it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table profiles (
      user_id uuid primary key references users on delete cascade,
      name text check (name <> ''),
      initials text check (initials <> ''),
      picture_id text,
      picture bytea check (octet_length(picture) <= 40000),
      constraint profiles_picture_unique unique (picture_id),
      constraint profiles_picture_whole check ((picture_id is null) = (picture is null))
    )`.execute(db);
  // It is compressed already, and no reader of a name should have to pass it.
  await sql`alter table profiles alter column picture set storage external`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table profiles`.execute(db);
}
