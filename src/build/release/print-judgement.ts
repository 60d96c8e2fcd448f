import type { ReportedFinding } from '../../audit/report.ts';
import { checks } from '../../checks/all-checks.ts';
import type { Check, Cure } from '../../checks/check.ts';
import { formatProblems } from '../../problems/format-problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import type { JudgedFolder } from './judge-folder.ts';
import type { ProtectOptions } from './protect-table.ts';

const isOpen = ({ status, waiver }: ReportedFinding) => status === 'fail' && waiver === undefined;

/** What could be done about findings that stop a release, as far as this command can do it. */
export function adviceOn(
  failing: readonly ReportedFinding[],
  file: string,
  { suppress, round }: ProtectOptions,
): string[] {
  const isCuredBy = (cure: Cure) =>
    failing.some((finding) => finding.file === file && (checks[finding.check] as Check).cure === cure);
  const unlogged = failing.some(
    (finding) => finding.check === 'integrity' && finding.observed === 'no entry in the log' && finding.file !== file,
  );
  return [
    ...(!round && isCuredBy('round') ? ['With  --round  this command rounds the numbers itself.'] : []),
    ...(!suppress && isCuredBy('hide-small')
      ? ['With  --suppress  this command hides small numbers, and as many others as it takes to keep them hidden.']
      : []),
    ...(unlogged ? ['Files that were published before there was a log are entered with  vitrine release --adopt'] : []),
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
  const failed = findings.filter(isOpen).length;
  print(
    `Checks on old and new together: ${report.results.length}; findings that fail: ${failed}, to review or waived: ${findings.length - failed}.`,
  );
}
