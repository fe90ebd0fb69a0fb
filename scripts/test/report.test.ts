import { expect, test } from 'vitest';
import { parseTestArguments } from './options.ts';
import { closingLine, countTests, readCounts } from './report.ts';

test('The closing line is plain, and names skipped tests only where there are some', () => {
  const report = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numFailedTestSuites: 1 };
  expect(closingLine(countTests(report))).toBe('12 passed, 1 failed');
  expect(closingLine(countTests({ ...report, numPendingTests: 2, numTodoTests: 1 }))).toBe(
    '12 passed, 1 failed, 3 skipped',
  );
});

test('A test file that can’t be loaded counts as a failure', () => {
  expect(countTests({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 1 }).failed).toBe(1);
});

test('No report means that nothing ran', () => {
  expect(closingLine(readCounts('/does/not/exist'))).toBe('0 passed, 0 failed');
});

test('Arguments are projects, parts of file names, or --long', () => {
  expect(parseTestArguments(['unit', 'sfu/token', '--long'])).toEqual({
    projects: ['unit'],
    filters: ['sfu/token'],
    long: true,
  });
  expect(() => parseTestArguments(['--watch'])).toThrow(/Unknown option --watch/);
});
