import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads how many tests ran from what vitest's JSON reporter wrote. No report: nothing ran. */
export function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  return countTests(JSON.parse(readFileSync(file, 'utf8')));
}

/** The counts of a report. A file that could not even be loaded has no tests in it: it counts as one failure. */
export function countTests(report: unknown): Counts {
  const number = (name: string): number => {
    const value = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined;
    return typeof value === 'number' ? value : 0;
  };
  const broken = number('numFailedTests') === 0 ? number('numFailedTestSuites') : 0;
  return {
    passed: number('numPassedTests'),
    failed: number('numFailedTests') + broken,
    skipped: number('numPendingTests') + number('numTodoTests'),
  };
}

/** The line that a run ends with. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
