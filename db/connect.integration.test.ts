import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../test/support/database.ts';
import { connect } from './connect.ts';

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
