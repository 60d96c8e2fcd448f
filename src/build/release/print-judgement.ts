import type { ReportedFinding } from '../../audit/report.ts';
import { checks } from '../../checks/all-checks.ts';
import type { Check, Cure } from '../../checks/check.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import { unlistedFindings } from '../local/unlisted-findings.ts';
import type { JudgedFolder } from './judge-folder.ts';
import type { ProtectOptions } from './protect-table.ts';

const isOpen = ({ status, waiver }: ReportedFinding) => status === 'fail' && waiver === undefined;

/** What could be done about findings that stop a release, as far as this command can do it. */
export function adviceOn(
  failing: readonly ReportedFinding[],
  files: readonly string[],
  { suppress, round }: ProtectOptions,
): string[] {
  const isCuredBy = (cure: Cure) =>
    failing.some(
      (finding) =>
        finding.file !== undefined && files.includes(finding.file) && (checks[finding.check] as Check).cure === cure,
    );
  return [
    ...(!round && isCuredBy('round') ? ['With  --round  this command rounds the numbers itself.'] : []),
    ...(!suppress && isCuredBy('hide-small')
      ? ['With  --suppress  this command hides small numbers, and as many others as it takes to keep them hidden.']
      : []),
  ];
}

/** Prints problems, then findings (without what cannot be checked), then how many fail. */
export function printJudgement(
  { problems, report }: Pick<JudgedFolder, 'problems' | 'report'>,
  print: (line: string) => void,
): void {
  if (problems.length > 0) print(`\n${formatProblems(problems)}\n`);
  if (!report) return;
  const findings = report.findings.filter(({ status }) => status !== 'not-checkable');
  if (findings.length > 0) print(`\n${findings.map(formatFinding).join('\n\n')}\n`);
  for (const { text } of unlistedFindings(report)) print(text);
  const failed = findings.filter(isOpen).length;
  print(
    `Checks on old and new together: ${report.results.length}; findings that fail: ${failed}, to review or waived: ${findings.length - failed}.`,
  );
}
