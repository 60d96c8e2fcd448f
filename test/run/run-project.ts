import { readFile, rm } from 'node:fs/promises';
import type { Asked } from './parse-asked.ts';
import type { Project } from './projects.ts';
import { type Outcome, runStep } from './run-step.ts';

/** What is read of the report that Vitest writes. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Counts a report; undefined, where there is none, is one failure. */
export function countReport(report: Report | undefined): Pick<Outcome, 'passed' | 'failed' | 'skipped'> {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that fails before its first test (a syntax error, a failed hook) counts as one failed test.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
}

/** Runs what is asked for of one project of tests. */
export async function runProject(project: Project, { paths, passed }: Asked): Promise<Outcome> {
  const file = `test/.output/results-${project}-${process.pid}.json`;
  const outcome = await runStep({
    name: project,
    program: 'vitest',
    args: [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...passed,
      ...paths,
    ],
  });
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as Report | null;
  await rm(file, { force: true });
  const counts = countReport(report ?? undefined);
  // A runner that ends badly although every test passed (an error outside of tests) has failed too.
  const failed = counts.failed === 0 ? outcome.failed : counts.failed;
  return { ...outcome, ...counts, failed };
}
