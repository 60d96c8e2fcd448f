import type { CheckReport, ReportedFinding } from './report.ts';

/** Whether a finding stops a build: a `fail` that no waiver accepts. */
export const isFailing = ({ status, waiver }: ReportedFinding): boolean => status === 'fail' && waiver === undefined;

/** What a finding is about, whatever it says: a late release is later every day, and the same failure. */
const aboutOf = ({ check, dataset, table, period, column, row, file, line }: ReportedFinding) =>
  JSON.stringify([check, dataset, table, period, column, row, file, line]);

/** Findings that fail in the later report and did not in the earlier one of the same bytes. */
export function failsSince(earlier: CheckReport, later: CheckReport): readonly ReportedFinding[] {
  const known = new Set(earlier.findings.filter(isFailing).map(aboutOf));
  return later.findings.filter((finding) => isFailing(finding) && !known.has(aboutOf(finding)));
}
