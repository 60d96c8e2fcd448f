import { expect, test } from 'vitest';
import type { CheckReport } from '../../../src/audit/report.ts';
import { printSummary } from '../../../src/build/cli/print-summary.ts';
import type { Problem } from '../../../src/problems/problem.ts';

const finding = (check: string, line: number, more: object = {}) => ({
  check,
  status: 'fail',
  dataset: 'use',
  table: 'locales',
  file: 'use/2026-08.csv',
  line,
  message: `Line ${line} is wrong.`,
  fix: 'mend it',
  ...more,
});
const report = {
  findings: [
    finding('minimum-count', 7),
    finding('minimum-count', 9),
    finding('minimum-count', 3, { table: 'platforms' }),
    finding('types', 4),
    finding('types', 5, { waiver: 'old' }),
    finding('suppression', 6, { status: 'review' }),
    finding('groups', 1, { status: 'not-checkable' }),
  ],
  results: [
    {
      check: 'minimum-count',
      dataset: 'use',
      table: 'locales',
      outcome: { findings: [1, 2], findingCount: 240 },
    },
  ],
} as unknown as CheckReport;
const problem = (code: Problem['code'], line: number, more: Partial<Problem> = {}): Problem => ({
  ...{ code, file: 'content/site.yaml', line, column: 1, message: `Line ${line}.` },
  ...more,
});

test('of many findings the first of each check and table is whole, the others are counted', () => {
  const said: string[] = [];
  const problems = [
    problem('reference/dangling', 9),
    problem('reference/dangling', 2),
    problem('text/unwritten', 3, { advice: true }),
  ];
  printSummary({ problems, report }, { say: (line) => said.push(line) });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "
    content/site.yaml:2:1 reference/dangling
      Line 2.
    1 more problem of reference/dangling.

    minimum-count in locales: 2 findings fail, 238 more counted. The first one:
    data/use/2026-08.csv:7 minimum-count fail
      Line 7 is wrong.
      Where: locales
      Fix: mend it

    minimum-count in platforms: 1 finding fails.
    data/use/2026-08.csv:3 minimum-count fail
      Line 3 is wrong.
      Where: platforms
      Fix: mend it

    types in locales: 1 finding fails, 1 to review or waived. The first one:
    data/use/2026-08.csv:4 types fail
      Line 4 is wrong.
      Where: locales
      Fix: mend it

    suppression in locales: 1 to review or waived.
    data/use/2026-08.csv:6 suppression review
      Line 6 is wrong.
      Where: locales
      Fix: mend it

    2 problems, 1 text to write, 1 check run: 4 findings fail, 2 to review or waived. All of it, one by one:  vitrine check"
  `);
});

test('a site without a fault has its counts alone', () => {
  const said: string[] = [];
  printSummary({ problems: [], report: { ...report, findings: [], results: [] } }, { say: (line) => said.push(line) });
  expect(said).toEqual([
    '\n0 problems, 0 checks run: 0 findings fail, 0 to review or waived. All of it, one by one:  vitrine check',
  ]);
});
