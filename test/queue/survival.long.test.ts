import { expect, it } from 'vitest';
import { survive } from './survival/survive.ts';

// The same as survival.integration.test.ts, where it stands how a failure is done again; only more of it.

it('loses no caller and rings nobody twice in two hundred runs, struck down at random', async () => {
  const survived = await survive({ runs: 200 });
  console.info(survived);
  expect(survived.runs).toBe(200);
  expect(survived.compared).toBeGreaterThan(20);
  expect([...survived.blows.values()].every((count) => count > 20)).toBe(true);
}, 7_200_000);
