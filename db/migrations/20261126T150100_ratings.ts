import { type Kysely, sql } from 'kysely';

/** What callers thought of their talks, with nothing that leads back to a call or a caller. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The key is made from a token that the caller's page alone holds: the page can change its answer, and nobody else can
  // tell which call it was about.
  await sql`
    create table ratings (
      key bytea primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      placement_id uuid not null references placements on delete cascade,
      team_id uuid not null references teams on delete cascade,
      day date not null,
      score smallint not null check (score between 1 and 3)
    )`.execute(db);
  await sql`create index ratings_campaign on ratings (campaign_id, day)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ratings`.execute(db);
}
