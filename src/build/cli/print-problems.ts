import { isFailing } from '../../audit/fails-since.ts';
import type { ReportedFinding } from '../../audit/report.ts';
import { formatProblems, isWorkLeft } from '../../problems/format-problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import { plural } from '../local/plural.ts';
import type { Progress } from '../local/progress.ts';
import { unlistedFindings } from '../local/unlisted-findings.ts';
import type { Prepared } from '../prepare/prepare.ts';

type Told = Pick<Prepared, 'problems' | 'report'>;

/** What the checks found of what can be checked. */
export const foundIn = ({ report }: Pick<Told, 'report'>): readonly ReportedFinding[] =>
  report?.findings.filter(({ status }) => status !== 'not-checkable') ?? [];

/** How many problems and findings there are, in one sentence. */
export function countAll({ problems, report }: Told): string {
  const findings = foundIn({ report });
  const left = problems.filter(isWorkLeft).length;
  const advice = problems.filter((problem) => problem.advice).length;
  const failed = findings.filter(isFailing).length;
  const parts = [
    plural(problems.length - advice, 'problem', 'problems'),
    ...(advice > left ? [plural(advice - left, 'piece of advice', 'pieces of advice')] : []),
    ...(left > 0 ? [plural(left, 'text to write', 'texts to write')] : []),
  ];
  if (report)
    parts.push(
      `${plural(report.results.length, 'check', 'checks')} run: ${plural(failed, 'finding fails', 'findings fail')}, ${plural(findings.length - failed, 'to review or waived', 'to review or waived')}`,
    );
  return `${parts.join(', ')}.`;
}

/** Tells problems and findings; says how many. What cannot be checked is counted, not listed. */
export function printProblems({ problems, report }: Told, { say }: Pick<Progress, 'say'>): void {
  const findings = foundIn({ report });
  if (problems.length > 0) say(`\n${formatProblems(problems)}\n`);
  if (findings.length > 0) say(`\n${findings.map(formatFinding).join('\n\n')}\n`);
  for (const { text } of unlistedFindings(report)) say(text);
  say(countAll({ problems, report }));
}
