import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    return rows.map((row) => row.tablename);
  } finally {
    await client.end();
  }
}

test('A test database has the newest schema, is the test’s alone, and is gone afterwards', async () => {
  let url: string;
  {
    await using first = await createTestDatabase();
    await using second = await createTestDatabase();
    url = first.url;
    expect(second.url).not.toBe(first.url);
    expect(await tables(first.url)).toContain('calls');
  }
  await expect(tables(url)).rejects.toThrow(/does not exist/);
});
