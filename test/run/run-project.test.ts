import { expect, test } from 'vitest';
import { countReport } from './run-project.ts';

test('a file that breaks before its first test is one failure, and no report at all is one too', () => {
  const files = [
    { status: 'passed', assertionResults: [{}, {}] },
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}, {}, {}] },
  ];
  expect(countReport({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, testResults: files })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 1,
  });
  expect(countReport(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
