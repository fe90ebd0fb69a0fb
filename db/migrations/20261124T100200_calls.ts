import { type Kysely, sql } from 'kysely';

/** Calls, every step of their lives, and the offers that rang for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type call_kind as enum ('video', 'audio', 'text')`.execute(db);
  await sql`create type call_state as enum
    ('waiting', 'offered', 'connecting', 'active', 'wrap_up', 'closed')`.execute(db);
  await sql`create type close_reason as enum
    ('completed', 'abandoned', 'no_answer', 'closed_hours', 'blocked', 'failed', 'callback_booked')`.execute(db);
  await sql`create type call_disposition as enum
    ('helped', 'referred', 'follow_up', 'no_need', 'technical', 'abusive')`.execute(db);
  await sql`create type offer_outcome as enum ('accepted', 'declined', 'expired', 'withdrawn')`.execute(db);

  // One number line for all offers: a later offer of any call has a higher fence than every earlier one. Two
  // thousand million offers are 68 years of one a second.
  await sql`create sequence offer_fence as integer`.execute(db);

  await sql`
    create table calls (
      id uuid primary key,
      campaign_id uuid not null references campaigns,
      placement_id uuid not null references placements,
      visit_id uuid not null references visits,
      team_id uuid not null references teams,
      kind call_kind not null,
      languages text[] not null default '{}',
      state call_state not null default 'waiting',
      version integer not null default 1,
      deadline timestamptz,
      close_reason close_reason,
      counselor_id uuid references users,
      fence integer,
      epoch integer not null default 0,
      media_host text,
      back_in_line boolean not null default false,
      resume_hash bytea not null,
      asked_at timestamptz not null default now(),
      accepted_at timestamptz,
      active_at timestamptz,
      active_since timestamptz,
      talk_seconds integer not null default 0 check (talk_seconds >= 0),
      closed_at timestamptz,
      caller_seen_at timestamptz not null default now(),
      caller_left_at timestamptz,
      disposition call_disposition,
      note text not null default '',
      constraint calls_resume_unique unique (resume_hash),
      constraint calls_ending_has_a_reason check ((state in ('wrap_up', 'closed')) = (close_reason is not null)),
      constraint calls_closed_at check ((state = 'closed') = (closed_at is not null)),
      constraint calls_counselor check (
        case when state = 'waiting' then counselor_id is null
             when state = 'closed' then true
             else counselor_id is not null end),
      constraint calls_active_since check ((state = 'active') = (active_since is not null))
    ) with (fillfactor = 70)`.execute(db);
  await sql`create index calls_queue on calls (team_id, asked_at, id) where state = 'waiting'`.execute(db);
  await sql`create index calls_open on calls (state, deadline) where state <> 'closed'`.execute(db);
  await sql`create index calls_placement on calls (placement_id, asked_at)`.execute(db);
  await sql`create index calls_campaign on calls (campaign_id, asked_at)`.execute(db);
  await sql`create index calls_answers on calls (team_id, accepted_at) where accepted_at is not null`.execute(db);
  // A visit has one call at a time, and a counselor too: the database itself refuses a second.
  await sql`create unique index calls_one_per_visit on calls (visit_id)
    where state in ('waiting', 'offered', 'connecting', 'active')`.execute(db);
  await sql`create unique index calls_one_per_counselor on calls (counselor_id)
    where state in ('offered', 'connecting', 'active', 'wrap_up')`.execute(db);

  await sql`
    create table call_events (
      call_id uuid not null references calls on delete cascade,
      version integer not null,
      type text not null,
      from_state call_state,
      to_state call_state not null,
      counselor_id uuid references users,
      at timestamptz not null default now(),
      primary key (call_id, version)
    )`.execute(db);

  await sql`
    create table offers (
      id uuid primary key,
      call_id uuid not null references calls on delete cascade,
      counselor_id uuid not null references users,
      fence integer not null unique default nextval('offer_fence'),
      offered_at timestamptz not null default now(),
      deadline timestamptz not null,
      outcome offer_outcome,
      resolved_at timestamptz,
      constraint offers_resolved check ((outcome is null) = (resolved_at is null))
    )`.execute(db);
  await sql`create unique index offers_one_live_per_call on offers (call_id) where outcome is null`.execute(db);
  await sql`create unique index offers_one_live_per_counselor on offers (counselor_id)
    where outcome is null`.execute(db);
  await sql`create index offers_call on offers (call_id, counselor_id, resolved_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table offers, call_events, calls`.execute(db);
  await sql`drop sequence offer_fence`.execute(db);
  await sql`drop type offer_outcome, call_disposition, close_reason, call_state, call_kind`.execute(db);
}
