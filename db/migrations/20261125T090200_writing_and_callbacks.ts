import { type Kysely, sql } from 'kysely';

/** What a caller can have instead of waiting to be seen: a conversation in writing, or a callback at a chosen time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Messages live as long as their call: they are deleted in the transaction that closes it.
  await sql`
    create table messages (
      call_id uuid not null references calls on delete cascade,
      number integer not null check (number > 0),
      id uuid not null,
      author text not null check (author in ('caller', 'counselor')),
      text text not null check (text <> ''),
      sent_at timestamptz not null default now(),
      primary key (call_id, number),
      constraint messages_once unique (call_id, id)
    )`.execute(db);

  await sql`create type callback_state as enum ('booked', 'due', 'taken', 'missed', 'cancelled')`.execute(db);
  // The caller's only key to it is the secret of the return link, of which the table holds the SHA-256. What has ended
  // is kept to be counted, without what leads to the caller's page or browser.
  await sql`
    create table callbacks (
      id uuid primary key,
      campaign_id uuid not null references campaigns on delete cascade,
      placement_id uuid not null references placements on delete cascade,
      visit_id uuid references visits on delete cascade,
      kind call_kind not null,
      languages text[] not null default '{}',
      slot_from timestamptz not null,
      slot_to timestamptz not null,
      secret_hash bytea not null,
      state callback_state not null default 'booked',
      call_id uuid references calls on delete set null,
      push jsonb,
      push_tried_at timestamptz,
      booked_at timestamptz not null default now(),
      ended_at timestamptz,
      constraint callbacks_secret_unique unique (secret_hash),
      constraint callbacks_slot check (slot_to > slot_from),
      constraint callbacks_ended check ((state in ('booked', 'due')) = (ended_at is null)),
      constraint callbacks_forget_their_caller check (
        case when ended_at is null then visit_id is not null else visit_id is null and push is null end)
    )`.execute(db);
  await sql`create index callbacks_open on callbacks (campaign_id, slot_from) where state in ('booked', 'due')`.execute(
    db,
  );
  await sql`create index callbacks_due on callbacks (slot_from) where state in ('booked', 'due')`.execute(db);
  await sql`create unique index callbacks_one_per_visit on callbacks (visit_id) where state in ('booked', 'due')`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table callbacks, messages`.execute(db);
  await sql`drop type callback_state`.execute(db);
}
