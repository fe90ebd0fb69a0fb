import { expect, it } from 'vitest';
import { survive } from './survival/survive.ts';

// The pages' own code against real processes that are killed with SIGKILL, restarted and emptied at random moments. A
// failure prints its seed and path. To do just that run again:
//
//   SURVIVAL_SEED=... SURVIVAL_PATH=... npx vitest run --project integration test/queue/survival
//
// Which of what is under way a blow hits is up to the machine: where a replay passes, let it run some more times.

const { SURVIVAL_SEED: seed, SURVIVAL_PATH: path, SURVIVAL_RUNS: runs = '4' } = process.env;

it('loses no caller and rings nobody twice while servers, Redis and PostgreSQL are struck down', async () => {
  const replay = seed === undefined ? {} : { seed: Number(seed), ...(path === undefined ? {} : { path }) };
  const survived = await survive({ runs: Number(runs), ...replay });
  console.info(survived);
  if (seed === undefined) expect(survived.runs).toBe(Number(runs));
  expect(survived.calls).toBeGreaterThan(0);
}, 3_600_000);
