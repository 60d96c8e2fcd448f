import { formatProblems, isWorkLeft } from '../../problems/format-problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import { plural } from '../local/plural.ts';
import type { Progress } from '../local/progress.ts';
import type { Prepared } from '../prepare/prepare.ts';

/** How many findings of each check were counted and are not listed, a line for each table. */
function unlisted(report: Prepared['report']): string[] {
  return (report?.results ?? []).flatMap(({ check, dataset, table, outcome }) => {
    const more = outcome.findingCount - outcome.findings.length;
    if (more <= 0) return [];
    return `${plural(more, 'more finding', 'more findings')} of ${check} in ${table ?? dataset} ${more === 1 ? 'was' : 'were'} counted and not listed.`;
  });
}

/** Tells problems and findings; says how many. What cannot be checked is counted, not listed. */
export function printProblems(
  { problems, report }: Pick<Prepared, 'problems' | 'report'>,
  { say }: Pick<Progress, 'say'>,
): void {
  const findings = report?.findings.filter(({ status }) => status !== 'not-checkable') ?? [];
  if (problems.length > 0) say(`\n${formatProblems(problems)}\n`);
  if (findings.length > 0) say(`\n${findings.map(formatFinding).join('\n\n')}\n`);
  for (const line of unlisted(report)) say(line);
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
