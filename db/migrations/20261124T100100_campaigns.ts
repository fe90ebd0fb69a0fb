import { type Kysely, sql } from 'kysely';

/** Campaigns, the places where their codes are shown, and the pages opened from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type placement_kind as enum ('poster', 'screen', 'link')`.execute(db);

  await sql`
    create table campaigns (
      id uuid primary key,
      name text not null check (name <> ''),
      team_id uuid not null references teams,
      website text,
      address_form text not null default 'tu' check (address_form in ('tu', 'vous')),
      call_to_action_fr text not null,
      call_to_action_en text not null,
      created_at timestamptz not null default now(),
      closed_at timestamptz
    )`.execute(db);

  await sql`
    create table batches (
      id uuid primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      label text not null check (label <> ''),
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index batches_campaign on batches (campaign_id, created_at)`.execute(db);

  await sql`
    create table placements (
      id uuid primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      batch_id uuid references batches on delete cascade,
      kind placement_kind not null,
      label text not null check (label <> ''),
      address text,
      code text not null,
      position integer not null default 0,
      expires_at timestamptz,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      constraint placements_code_unique unique (code)
    )`.execute(db);
  await sql`create index placements_campaign on placements (campaign_id, created_at, position)`.execute(db);
  await sql`create index placements_batch on placements (batch_id, position)`.execute(db);

  await sql`
    create table screens (
      id uuid primary key,
      placement_id uuid not null unique references placements on delete cascade,
      name text not null,
      created_at timestamptz not null default now(),
      constraint screens_name_unique unique (name)
    )`.execute(db);

  // A visit is one caller's page session, made by the page; nothing in it says who the caller is.
  await sql`
    create table visits (
      id uuid primary key,
      placement_id uuid not null references placements on delete cascade,
      language text not null,
      opened_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table scans (
      visit_id uuid primary key references visits on delete cascade,
      placement_id uuid not null references placements on delete cascade,
      scanned_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index scans_placement on scans (placement_id, scanned_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table scans, visits, screens, placements, batches, campaigns`.execute(db);
  await sql`drop type placement_kind`.execute(db);
}
