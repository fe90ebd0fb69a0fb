import { type Kysely, sql } from 'kysely';

/** Summaries of talks, kept where both sides said yes: of a caller who wants to be recognised, the last one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table known_callers add column summary text check (summary <> '')`.execute(db);

  // What is being agreed on, only until the call is closed.
  await sql`
    create table summary_proposals (
      call_id uuid primary key references calls on delete cascade,
      wanted boolean not null default false,
      text text check (text <> ''),
      answer text check (answer in ('kept', 'refused')),
      constraint summary_proposals_answered check (answer is null or text is null)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table summary_proposals`.execute(db);
  await sql`alter table known_callers drop column summary`.execute(db);
}
