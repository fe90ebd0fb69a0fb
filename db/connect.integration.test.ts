import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../test/support/database.ts';
import { connect } from './connect.ts';
import { sentAhead, thenCommit } from './prepared.ts';

it('outlives a connection that breaks between two statements of a transaction', async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url, { maxConnections: 2 });
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(db);
    // Time to hear of it, while nothing is asked of the connection.
    await sql`select pg_sleep(0.1)`.execute(db);
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow(/terminat|connection error/);
  await sql`select 1`.execute(db);
  await db.destroy();
});

it('commits behind the last statement of a transaction, and nothing where that fails', async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url, { maxConnections: 1 });
  await sql`create table numbers (number int primary key)`.execute(db);
  const add = (last: number) =>
    db.transaction().execute(async (tx) => {
      await sql`insert into numbers values (${last - 1})`.execute(tx);
      await sql`${thenCommit} insert into numbers values (${last})`.execute(tx);
    });
  const numbers = async () =>
    (await sql<{ number: number }>`select number from numbers order by number`.execute(db)).rows.map(
      (row) => row.number,
    );
  await add(2);
  expect(await numbers()).toEqual([1, 2]);
  await sql`insert into numbers values (9)`.execute(db);
  await expect(add(9)).rejects.toThrow('duplicate key');
  expect(await numbers()).toEqual([1, 2, 9]);
  // The connection can serve the next transaction.
  await db.transaction().execute((tx) => sql`delete from numbers where number = ${9}`.execute(tx));
  await add(4);
  expect(await numbers()).toEqual([1, 2, 3, 4]);
  await db.destroy();
});

it('fails with what was sent ahead', async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url, { maxConnections: 1 });
  const failing = db.transaction().execute(async (tx) => {
    await sql`${sentAhead} select 1 / ${0}::int`.execute(tx);
    await sql`select ${1}::int`.execute(tx);
  });
  await expect(failing).rejects.toThrow('current transaction is aborted');
  await db.destroy();
});
