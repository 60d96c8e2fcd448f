import type { CheckReport, TaskResult } from '../../audit/report.ts';
import { fileOfFinding } from './format-finding.ts';
import type { Problem } from '../../problems/problem.ts';

const programs = ({ outcome }: TaskResult) => outcome.measures?.['linearPrograms'] ?? 0;
const rounded = (seconds: number) => Number(seconds.toFixed(3));
const sum = (results: readonly TaskResult[], of: (result: TaskResult) => number | undefined) =>
  results.reduce((total, result) => total + (of(result) ?? 0), 0);

/** The report without times: what is published must not depend on how fast a machine was. */
export function withoutTimes(report: CheckReport): CheckReport {
  return { ...report, results: report.results.map(({ seconds: _, judgementSeconds: __, ...result }) => result) };
}

/** How long the checks took and which took longest, and the linear programs where any was solved; one sentence each. */
export function describeTimes({ results }: CheckReport): string {
  const byCheck = [...Map.groupBy(results, ({ check }) => check)]
    .map(([check, own]) => ({ check, seconds: sum(own, ({ seconds }) => seconds) }))
    .sort((a, b) => b.seconds - a.seconds);
  const solved = results.filter((result) => programs(result) > 0);
  const slowest = byCheck
    .slice(0, 3)
    .map(({ check, seconds }) => `${check} ${seconds.toFixed(1)} s`)
    .join(', ');
  const lines = [
    `The checks took ${sum(results, ({ seconds }) => seconds).toFixed(1)} s${slowest === '' ? '' : ` (longest: ${slowest})`}.`,
  ];
  if (solved.length > 0)
    lines.push(
      `Linear programs solved: ${sum(solved, programs)}, in ${sum(solved, ({ judgementSeconds }) => judgementSeconds).toFixed(1)} s.`,
    );
  return lines.join(' ');
}

/** What `vitrine check --json` prints: problems, findings, and each result in brief with its times and measures. */
export function formatCheckJson({
  problems,
  report,
}: {
  readonly problems: readonly Problem[];
  readonly report?: CheckReport | undefined;
}): string {
  const results = report?.results.map(({ check, dataset, table, outcome, seconds, judgementSeconds }) => ({
    check,
    dataset,
    ...(table === undefined ? {} : { table }),
    status: outcome.status,
    findings: outcome.findingCount,
    rows: outcome.rowsExamined,
    ...(outcome.measures === undefined ? {} : { measures: outcome.measures }),
    ...(seconds === undefined ? {} : { seconds: rounded(seconds) }),
    ...(judgementSeconds === undefined ? {} : { judgementSeconds: rounded(judgementSeconds) }),
  }));
  const findings = report?.findings.map((finding) => ({ ...finding, file: fileOfFinding(finding) }));
  return `${JSON.stringify({ problems, findings: findings ?? [], results: results ?? [] }, null, 2)}\n`;
}
