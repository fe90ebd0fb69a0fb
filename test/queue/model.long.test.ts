import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { driveHistories } from './model/drive.ts';

// The same as model.integration.test.ts, where it stands how a failure is done again; only more of it.

it('keeps its promises through a hundred thousand operations at random, of several servers at once', async () => {
  await using database = await createTestDatabase();
  const { operations } = await driveHistories(database.url, { operations: 100_000 });
  expect(operations).toBeGreaterThanOrEqual(100_000);
}, 7_200_000);
