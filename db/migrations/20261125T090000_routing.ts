import { type Kysely, sql } from 'kysely';

/** Routing as data: what counselors can do, the ladders that calls climb, and the queue that matching reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table teams
      add column offer_seconds integer not null default 20 check (offer_seconds between 5 and 120),
      add column misses_until_away integer not null default 2 check (misses_until_away between 1 and 10),
      add column cooldown_seconds integer not null default 60 check (cooldown_seconds between 0 and 3600),
      add column wrap_up_seconds integer not null default 600 check (wrap_up_seconds between 30 and 3600),
      add column answer_goal_seconds integer not null default 60 check (answer_goal_seconds between 5 and 3600)`.execute(
    db,
  );

  await sql`
    create table skills (
      code text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
      name text not null check (name <> ''),
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table counselor_skills (
      user_id uuid not null references users on delete cascade,
      skill text not null references skills on delete cascade,
      primary key (user_id, skill)
    )`.execute(db);
  await sql`alter table users add column spoken_languages text[] not null default '{fr}'`.execute(db);

  // opening_hours null: always open. Its shape is that of the contract's OpeningHours.
  await sql`
    alter table campaigns
      add column routing_version integer not null default 1,
      add column time_zone text not null default 'Europe/Paris',
      add column opening_hours jsonb,
      add column longest_wait_seconds integer check (longest_wait_seconds between 60 and 86400),
      add column longest_queue integer check (longest_queue between 1 and 100000),
      add column nobody_on_duty text not null default 'queue' check (nobody_on_duty in ('queue', 'turn_away')),
      add column writing boolean not null default true,
      add column callbacks boolean not null default false,
      add column callback_minutes integer not null default 30 check (callback_minutes between 10 and 120),
      add column callbacks_per_slot integer not null default 2 check (callbacks_per_slot between 1 and 100)`.execute(
    db,
  );

  await sql`
    create table routing_steps (
      campaign_id uuid not null references campaigns on delete cascade,
      position integer not null check (position >= 0),
      kind text not null check (kind in ('team', 'instead')),
      team_id uuid references teams,
      required_skills text[] not null default '{}',
      preferred_skills text[] not null default '{}',
      language text not null default 'preferred' check (language in ('required', 'preferred', 'any')),
      priority integer not null default 0 check (priority between 0 and 100),
      instead text[] not null default '{}',
      seconds integer check (seconds between 5 and 86400),
      primary key (campaign_id, position),
      constraint routing_steps_team check ((kind = 'team') = (team_id is not null)),
      constraint routing_steps_begin_with_a_team check (position > 0 or kind = 'team')
    )`.execute(db);
  await sql`insert into routing_steps (campaign_id, position, kind, team_id)
    select id, 0, 'team', team_id from campaigns`.execute(db);

  // What a call asks for, written once for all calls that ask for the same: matching looks at the head of each.
  await sql`
    create table demands (
      id integer generated always as identity primary key,
      team_id uuid not null references teams on delete cascade,
      required_skills text[] not null,
      preferred_skills text[] not null,
      languages text[] not null,
      language_required boolean not null,
      constraint demands_unique unique (team_id, required_skills, preferred_skills, languages, language_required)
    )`.execute(db);

  await sql`
    alter table calls
      add column routing_version integer not null default 1,
      add column step integer not null default 0 check (step >= 0),
      add column step_ends_at timestamptz,
      add column give_up_at timestamptz,
      add column priority integer not null default 0,
      add column is_callback boolean not null default false,
      add column held_until timestamptz`.execute(db);

  // One row for each demand that a call's reached steps make. It stays, not waiting, while the call is offered.
  await sql`
    create table queue_entries (
      call_id uuid not null references calls on delete cascade,
      demand_id integer not null references demands,
      team_id uuid not null references teams,
      step integer not null,
      waiting boolean not null default true,
      priority integer not null,
      asked_at timestamptz not null,
      primary key (call_id, demand_id)
    ) with (fillfactor = 80)`.execute(db);
  await sql`create index queue_entries_order on queue_entries (demand_id, priority desc, asked_at, call_id)
    where waiting`.execute(db);
  await sql`create index queue_entries_team on queue_entries (team_id, priority desc, asked_at, call_id)
    where waiting`.execute(db);
  await sql`drop index calls_queue`.execute(db);
  await sql`
    insert into demands (team_id, required_skills, preferred_skills, languages, language_required)
    select distinct team_id, '{}'::text[], '{}'::text[], '{}'::text[], false from calls
    where state in ('waiting', 'offered')`.execute(db);
  await sql`
    insert into queue_entries (call_id, demand_id, team_id, step, waiting, priority, asked_at)
    select calls.id, demands.id, calls.team_id, 0, calls.state = 'waiting', 0, calls.asked_at
    from calls join demands using (team_id) where calls.state in ('waiting', 'offered')`.execute(db);

  // Who was told at the door that it was no use to wait: the need that was not met.
  await sql`
    create table turned_away (
      visit_id uuid not null references visits on delete cascade,
      reason text not null check (reason in ('closed_hours', 'queue_full', 'nobody_on_duty')),
      campaign_id uuid not null references campaigns on delete cascade,
      placement_id uuid not null references placements on delete cascade,
      at timestamptz not null default now(),
      primary key (visit_id, reason)
    )`.execute(db);
  await sql`create index turned_away_campaign on turned_away (campaign_id, at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table turned_away, queue_entries`.execute(db);
  await sql`create index calls_queue on calls (team_id, asked_at, id) where state = 'waiting'`.execute(db);
  await sql`
    alter table calls drop column routing_version, drop column step, drop column step_ends_at, drop column give_up_at, drop column priority,
      drop column is_callback, drop column held_until`.execute(db);
  await sql`drop table demands, routing_steps`.execute(db);
  await sql`
    alter table campaigns drop column routing_version, drop column time_zone, drop column opening_hours, drop column longest_wait_seconds,
      drop column longest_queue, drop column nobody_on_duty, drop column writing, drop column callbacks,
      drop column callback_minutes, drop column callbacks_per_slot`.execute(db);
  await sql`alter table users drop column spoken_languages`.execute(db);
  await sql`drop table counselor_skills, skills`.execute(db);
  await sql`
    alter table teams drop column offer_seconds, drop column misses_until_away, drop column cooldown_seconds,
      drop column wrap_up_seconds, drop column answer_goal_seconds`.execute(db);
}
