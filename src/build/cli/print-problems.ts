import { formatProblems, isWorkLeft } from '../../problems/format-problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import { plural } from '../local/plural.ts';
import type { Progress } from '../local/progress.ts';
import { unlistedFindings } from '../local/unlisted-findings.ts';
import type { Prepared } from '../prepare/prepare.ts';

/** Tells problems and findings; says how many. What cannot be checked is counted, not listed. */
export function printProblems(
  { problems, report }: Pick<Prepared, 'problems' | 'report'>,
  { say }: Pick<Progress, 'say'>,
): void {
  const findings = report?.findings.filter(({ status }) => status !== 'not-checkable') ?? [];
  if (problems.length > 0) say(`\n${formatProblems(problems)}\n`);
  if (findings.length > 0) say(`\n${findings.map(formatFinding).join('\n\n')}\n`);
  for (const { text } of unlistedFindings(report)) say(text);
  const left = problems.filter(isWorkLeft).length;
  const advice = problems.filter((problem) => problem.advice).length;
  const failed = findings.filter(({ status, waiver }) => status === 'fail' && waiver === undefined).length;
  const parts = [
    plural(problems.length - advice, 'problem', 'problems'),
    ...(advice > left ? [plural(advice - left, 'piece of advice', 'pieces of advice')] : []),
    ...(left > 0 ? [plural(left, 'text to write', 'texts to write')] : []),
  ];
  if (report)
    parts.push(
      `${plural(report.results.length, 'check', 'checks')} run: ${plural(failed, 'finding fails', 'findings fail')}, ${plural(findings.length - failed, 'to review or waived', 'to review or waived')}`,
    );
  say(`${parts.join(', ')}.`);
}
