import { createRandom } from './random.ts';
import { type Followed, type Scenario, simulate } from './simulation.ts';

/** A mean with the standard error of that mean. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

export interface Measured {
  /** Share of callers who could not be answered at once. */
  readonly waiting: Estimate;
  readonly meanWait: Estimate;
  readonly abandoned: Estimate;
}

/** So many runs of each point, one after the other, each from an empty queue. */
const runs = 10;
/** This share of a run's callers is not counted: the queue began empty, and has to forget it. */
const warmUp = 0.05;

/** Simulates a point in runs that know nothing of each other, so that their scatter tells how sure the means are. */
export function replicate(scenario: Omit<Scenario, 'random'>, seed: number): Measured {
  const random = createRandom(seed);
  const callers = scenario.callers / runs;
  const followed = Array.from({ length: runs }, () => simulate({ ...scenario, callers, random }));

  function estimate(measure: (run: Followed, caller: number) => number): Estimate {
    const first = Math.ceil(callers * warmUp);
    const means = followed.map((run) => {
      let sum = 0;
      for (let caller = first; caller < callers; caller++) sum += measure(run, caller);
      return sum / (callers - first);
    });
    const mean = average(means);
    const variance = (average(means.map((value) => (value - mean) ** 2)) * runs) / (runs - 1);
    return { mean, standardError: Math.sqrt(variance / runs) };
  }

  return {
    waiting: estimate(({ waits }, caller) => ((waits[caller] ?? 0) > 0 ? 1 : 0)),
    meanWait: estimate(({ waits }, caller) => waits[caller] ?? 0),
    abandoned: estimate(({ left }, caller) => left[caller] ?? 0),
  };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
