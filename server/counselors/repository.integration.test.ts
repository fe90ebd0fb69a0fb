import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { createTestDatabase } from '../../test/support/database.ts';
import { brand } from '../platform/ids.ts';
import { ago } from '../platform/sql.ts';
import { presenceRepository } from './repository.ts';

it('the time away for one reason ends where the next reason begins, and saying the same again begins nothing', async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url, { maxConnections: 1 });
  const id = randomUUID();
  await db
    .insertInto('users')
    .values({ id, role: 'counselor', email: 'ana@demo.example', name: 'Ana', password_hash: 'none' })
    .execute();
  await db
    .insertInto('presence')
    .values({ user_id: id, state: 'away', away_reason: 'break', since: ago(600) })
    .execute();

  await presenceRepository.choose(db, brand(id), 'away', 'break');
  await presenceRepository.choose(db, brand(id), 'away', 'meal');
  await presenceRepository.choose(db, brand(id), 'away', 'meal');
  const spans = await db.selectFrom('presence_spans').selectAll().execute();
  const presence = await db.selectFrom('presence').selectAll().executeTakeFirstOrThrow();
  await db.destroy();

  expect(spans).toHaveLength(1);
  expect(spans[0]).toMatchObject({ state: 'away', away_reason: 'break', ended_at: presence.since });
  const seconds = (Number(spans[0]?.ended_at) - Number(spans[0]?.began_at)) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(600);
  expect(presence).toMatchObject({ state: 'away', away_reason: 'meal' });
});
