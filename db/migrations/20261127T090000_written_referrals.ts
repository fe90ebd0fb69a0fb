import { type Kysely, sql } from 'kysely';

/** What was written by hand stays for an hour after its call, for a caller who was cut off: it is found to be forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referrals_written on referrals (call_id) where written is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index referrals_written`.execute(db);
}
