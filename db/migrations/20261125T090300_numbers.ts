import { type Kysely, sql } from 'kysely';

/** What the numbers of the trade are read by: the team that each offer rang for, and calls and offers by their time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A call climbs from team to team, and the call itself knows only the last: each offer keeps its own.
  await sql`alter table offers add column team_id uuid references teams`.execute(db);
  await sql`update offers set team_id = calls.team_id from calls where calls.id = offers.call_id`.execute(db);
  await sql`alter table offers alter column team_id set not null`.execute(db);

  // Rows come in the order of their time, so that a summary of each stretch of the table is enough: a few kilobytes for
  // years of calls, and nearly nothing to write.
  await sql`create index calls_asked on calls using brin (asked_at) with (autosummarize = on)`.execute(db);
  await sql`create index offers_offered on offers using brin (offered_at) with (autosummarize = on)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index offers_offered`.execute(db);
  await sql`drop index calls_asked`.execute(db);
  await sql`alter table offers drop column team_id`.execute(db);
}
