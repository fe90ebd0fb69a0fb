import { type Kysely, sql } from 'kysely';

/** That the caller left by the way out at once: kept until the counselor's record of the call is done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calls add column exited boolean not null default false`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calls drop column exited`.execute(db);
}
