import { expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { driveHistories } from './model/drive.ts';

// Random histories of a queue, held against the plain rules in `model/plain.ts`. A failure prints its seed, the path to its
// shrunk counterexample, and the rounds of it. To do just that one again:
//
//   MODEL_SEED=... MODEL_PATH=... npx vitest run --project integration test/queue/model
//
// What happens at the same time in a round is up to the machine: where a replay passes, let it run some more times.

const { MODEL_SEED: seed, MODEL_PATH: path, MODEL_OPERATIONS: wanted = '3000' } = process.env;

it('keeps its promises through three thousand operations at random, of several servers at once', async () => {
  await using database = await createTestDatabase();
  const plan = { operations: Number(wanted) };
  const replay = seed === undefined ? {} : { seed: Number(seed), ...(path === undefined ? {} : { path }) };
  const { operations } = await driveHistories(database.url, { ...plan, ...replay });
  if (seed === undefined) expect(operations).toBeGreaterThanOrEqual(plan.operations);
}, 1_800_000);
