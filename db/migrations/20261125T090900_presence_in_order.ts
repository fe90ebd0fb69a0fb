import { type Kysely, sql } from 'kysely';

/**
 * The states of a counselor's day follow each other without gap or overlap: whatever the clock does, since of two
 * transactions that change a state the one that began first may be the second to write; and though a state is chosen again
 * that is so already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger presence_span on presence`.execute(db);
  await sql`
    create or replace function keep_presence_span() returns trigger language plpgsql as $$
    begin
      if old.state = new.state and old.away_reason is not distinct from new.away_reason then
        new.since := old.since;
        return new;
      end if;
      new.since := greatest(new.since, old.since);
      insert into presence_spans (user_id, state, away_reason, began_at, ended_at)
      values (old.user_id, old.state, old.away_reason, old.since, new.since);
      return new;
    end $$`.execute(db);
  await sql`
    create trigger presence_span before update of state, away_reason on presence
    for each row execute function keep_presence_span()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger presence_span on presence`.execute(db);
  await sql`
    create or replace function keep_presence_span() returns trigger language plpgsql as $$
    begin
      insert into presence_spans (user_id, state, away_reason, began_at, ended_at)
      values (old.user_id, old.state, old.away_reason, old.since, greatest(new.since, old.since));
      return null;
    end $$`.execute(db);
  await sql`
    create trigger presence_span after update of state, away_reason on presence for each row
    when (old.state is distinct from new.state or old.away_reason is distinct from new.away_reason)
    execute function keep_presence_span()`.execute(db);
}
