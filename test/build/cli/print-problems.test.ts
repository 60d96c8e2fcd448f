import { expect, test } from 'vitest';
import type { CheckReport } from '../../../src/audit/report.ts';
import { printProblems } from '../../../src/build/cli/print-problems.ts';
import { formatCheckJson } from '../../../src/build/local/check-times.ts';

const finding = {
  check: 'minimum-count',
  status: 'fail',
  dataset: 'installs',
  table: 'installs',
  file: 'installs/2026-08.csv',
  line: 7,
  message: 'A count is below 10.',
} as const;
const report = {
  findings: [finding, { ...finding, file: 'content/site.yaml' }],
  results: [
    {
      check: 'minimum-count',
      dataset: 'installs',
      table: 'installs',
      outcome: { status: 'fail', findings: [finding, finding], findingCount: 4113, rowsExamined: 9000 },
    },
    {
      check: 'rounding',
      dataset: 'installs',
      table: 'installs',
      outcome: { status: 'pass', findings: [], findingCount: 0, rowsExamined: 9000 },
    },
  ],
} as unknown as CheckReport;

test('findings that are counted and not listed are told, by check and table', () => {
  const lines: string[] = [];
  printProblems({ problems: [], report }, { say: (line) => lines.push(line) });
  expect(lines.join('\n')).toContain('data/installs/2026-08.csv:7 minimum-count fail');
  expect(lines).toContain('4111 more findings of minimum-count in installs were counted and not listed.');
  expect(lines.join('\n')).not.toContain('of rounding');
});

test('for machines, a finding names its file from the folder of the site on, as a problem does', () => {
  const { findings } = JSON.parse(formatCheckJson({ problems: [], report })) as { findings: { file: string }[] };
  expect(findings.map(({ file }) => file)).toEqual(['data/installs/2026-08.csv', 'content/site.yaml']);
});
