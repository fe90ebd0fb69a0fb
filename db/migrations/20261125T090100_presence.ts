import { type Kysely, sql } from 'kysely';

/** Who is connected, by the lease of the server that holds the socket; and the time that counselors spend in each state. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Each server process renews its one row every two seconds. Whoever is connected to it is there as long as it does:
  // ten thousand people who wait cost no write at all.
  await sql`
    create table servers (
      id uuid primary key,
      started_at timestamptz not null default now(),
      seen_at timestamptz not null default now()
    ) with (fillfactor = 50)`.execute(db);

  await sql`
    alter table calls drop column caller_seen_at, add column caller_server uuid,
      alter column caller_left_at set default now()`.execute(db);
  await sql`update calls set caller_left_at = coalesce(caller_left_at, now()) where state <> 'closed'`.execute(db);
  await sql`alter table calls add constraint calls_caller_there
    check (caller_left_at is not null or caller_server is not null or state = 'closed')`.execute(db);

  await sql`
    alter table presence drop column seen_at, add column server_id uuid, add column left_at timestamptz default now(),
      add column away_reason text, add column back_until timestamptz`.execute(db);
  await sql`update presence set left_at = now()`.execute(db);

  // One row for each time that a state was left, written by the database itself, so that no way of changing a state
  // can forget it.
  await sql`
    create table presence_spans (
      user_id uuid not null references users on delete cascade,
      state presence_state not null,
      away_reason text,
      began_at timestamptz not null,
      ended_at timestamptz not null,
      constraint presence_spans_in_order check (ended_at >= began_at)
    )`.execute(db);
  await sql`create index presence_spans_user on presence_spans (user_id, began_at)`.execute(db);
  await sql`create index presence_spans_ended on presence_spans (ended_at)`.execute(db);
  await sql`
    create function keep_presence_span() returns trigger language plpgsql as $$
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

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger presence_span on presence`.execute(db);
  await sql`drop function keep_presence_span()`.execute(db);
  await sql`drop table presence_spans`.execute(db);
  await sql`
    alter table presence drop column server_id, drop column left_at, drop column away_reason,
      drop column back_until, add column seen_at timestamptz not null default now()`.execute(db);
  await sql`alter table calls drop constraint calls_caller_there`.execute(db);
  await sql`
    alter table calls drop column caller_server, alter column caller_left_at drop default,
      add column caller_seen_at timestamptz not null default now()`.execute(db);
  await sql`drop table servers`.execute(db);
}
