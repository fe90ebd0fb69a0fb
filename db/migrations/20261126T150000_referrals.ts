import { type Kysely, sql } from 'kysely';

/** Structures that callers can be pointed to, and which of them were given in which call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table structures (
      id uuid primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      name text not null check (name <> ''),
      address text,
      phone text,
      website text,
      opening text,
      created_at timestamptz not null default now(),
      archived_at timestamptz
    )`.execute(db);
  await sql`create index structures_campaign on structures (campaign_id, name, id)`.execute(db);

  // One written by hand has its words only until the call is closed: then it is a referral that was given, and no more.
  await sql`
    create table referrals (
      id uuid primary key,
      call_id uuid not null references calls on delete cascade,
      structure_id uuid references structures,
      written jsonb,
      given_at timestamptz not null default now(),
      constraint referrals_listed_or_written check (structure_id is null or written is null),
      constraint referrals_once_per_call unique (call_id, structure_id)
    )`.execute(db);
  await sql`create index referrals_structure on referrals (structure_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table referrals, structures`.execute(db);
}
