import { type Kysely, sql } from 'kysely';

/** When the caller of a booked time came: the call begins with the time, its caller's wait does not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calls add column came_at timestamptz`.execute(db);
  // Of those before nobody knows: they came at once, but for those who never did.
  await sql`
    update calls set came_at = asked_at
    where is_callback and (accepted_at is not null or caller_server is not null)`.execute(db);
  await sql`alter table calls add constraint calls_came_to_a_booked_time
    check (is_callback or came_at is null)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calls drop column came_at`.execute(db);
}
