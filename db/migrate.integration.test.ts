import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/support/database.ts';
import { connect, type Database } from './connect.ts';
import { migrateDown, migrateUp } from './migrate.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { maxConnections: 1 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** All that migrations make: columns, constraints, indexes, types and sequences. */
async function schema(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
        || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'kysely%'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like 'kysely%'
    union all select 'type ' || typname || ' ' || string_agg(enumlabel, ',' order by enumsortorder)
      from pg_type join pg_enum on enumtypid = pg_type.oid group by typname
    union all select 'sequence ' || relname from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace
    order by line`.execute(db);
  return rows.map((row) => row.line);
}

describe('migrations', () => {
  it('go all the way down to nothing, and up again to the very same schema', async () => {
    const before = await schema();
    expect(before.length).toBeGreaterThan(100);
    expect((await migrateDown(db)).length).toBeGreaterThan(0);
    expect(await schema()).toEqual([]);
    await migrateUp(db);
    expect(await schema()).toEqual(before);
  });

  it('have nothing left to do when they are done', async () => {
    expect(await migrateUp(db)).toEqual([]);
  });
});

describe('the database itself refuses', () => {
  const ids = { team: crypto.randomUUID(), user: crypto.randomUUID(), campaign: crypto.randomUUID() };
  const placement = crypto.randomUUID();
  const aCall = async () => {
    const visit = crypto.randomUUID();
    const id = crypto.randomUUID();
    await db.insertInto('visits').values({ id: visit, placement_id: placement, language: 'fr' }).execute();
    await db
      .insertInto('calls')
      .values({
        id,
        campaign_id: ids.campaign,
        placement_id: placement,
        visit_id: visit,
        team_id: ids.team,
        kind: 'video',
        resume_hash: Buffer.from(id),
      })
      .execute();
    return { id, visit };
  };
  const offer = (call: string) =>
    db
      .insertInto('offers')
      .values({
        id: crypto.randomUUID(),
        call_id: call,
        counselor_id: ids.user,
        team_id: ids.team,
        deadline: new Date(),
      })
      .execute();

  beforeAll(async () => {
    await db.insertInto('teams').values({ id: ids.team, name: 'T' }).execute();
    await db
      .insertInto('users')
      .values({ id: ids.user, email: 'a@b.c', name: 'A', role: 'counselor', password_hash: '' })
      .execute();
    await db
      .insertInto('campaigns')
      .values({ id: ids.campaign, name: 'C', team_id: ids.team, call_to_action_fr: 'x', call_to_action_en: 'x' })
      .execute();
    await db
      .insertInto('placements')
      .values({ id: placement, campaign_id: ids.campaign, kind: 'poster', label: 'P', code: 'P' })
      .execute();
  });

  it('two live offers for one counselor, or for one call', async () => {
    const [one, two] = [await aCall(), await aCall()];
    await offer(one.id);
    await expect(offer(two.id)).rejects.toThrow('offers_one_live_per_counselor');
    await expect(offer(one.id)).rejects.toThrow('offers_one_live_per_call');
  });

  it('a second call of one visit while the first lives', async () => {
    const { visit } = await aCall();
    const second = db
      .insertInto('calls')
      .values({
        id: crypto.randomUUID(),
        campaign_id: ids.campaign,
        placement_id: placement,
        visit_id: visit,
        team_id: ids.team,
        kind: 'audio',
        resume_hash: Buffer.from(crypto.randomUUID()),
      })
      .execute();
    await expect(second).rejects.toThrow('calls_one_per_visit');
  });

  it.each([
    ['a call that ended without a reason', { state: 'closed', closed_at: new Date() }, 'calls_ending_has_a_reason'],
    ['a reason for a call that goes on', { close_reason: 'failed' }, 'calls_ending_has_a_reason'],
    ['a call that rings at nobody', { state: 'offered' }, 'calls_counselor'],
  ] as const)('%s', async (_what, change, constraint) => {
    const { id } = await aCall();
    await expect(db.updateTable('calls').set(change).where('id', '=', id).execute()).rejects.toThrow(constraint);
  });
});
