import { type Kysely, sql } from 'kysely';

/** Callers who want to be recognised: how often they talked and when last, found by a phrase that they alone have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table known_callers (
      id uuid primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      phrase_hash bytea not null,
      talks integer not null default 0 check (talks >= 0),
      last_talk date not null,
      constraint known_callers_phrase_unique unique (phrase_hash)
    )`.execute(db);
  await sql`create index known_callers_last_talk on known_callers (last_talk)`.execute(db);

  // Only while a call goes on: once it is closed, nothing ties it to who it was with.
  await sql`
    create table recognitions (
      call_id uuid primary key references calls on delete cascade,
      caller_id uuid not null references known_callers on delete cascade
    )`.execute(db);
  await sql`create index recognitions_caller on recognitions (caller_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table recognitions, known_callers`.execute(db);
}
