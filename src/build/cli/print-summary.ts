import { isFailing } from '../../audit/fails-since.ts';
import type { ReportedFinding } from '../../audit/report.ts';
import { formatProblem } from '../../problems/format-problem.ts';
import { comparePositions } from '../../problems/problem.ts';
import { formatFinding } from '../local/format-finding.ts';
import { plural } from '../local/plural.ts';
import type { Progress } from '../local/progress.ts';
import { type Unlisted, unlistedFindings } from '../local/unlisted-findings.ts';
import type { Prepared } from '../prepare/prepare.ts';
import { countAll, foundIn } from './print-problems.ts';

const taskOf = ({ check, dataset, table }: Pick<ReportedFinding, 'check' | 'dataset' | 'table'>) =>
  `${check} in ${table ?? dataset}`;

/** The findings of one check in one table: how many there are, and the first one whole. */
function formatTask(task: string, findings: readonly ReportedFinding[], unlisted: readonly Unlisted[]): string {
  const [first] = findings;
  const failed = findings.filter(isFailing).length;
  const counts = [
    ...(failed > 0 ? [plural(failed, 'finding fails', 'findings fail')] : []),
    ...(findings.length > failed ? [`${findings.length - failed} to review or waived`] : []),
    ...unlisted.filter((one) => taskOf(one) === task).map(({ more }) => `${more} more counted`),
  ];
  const head = `${task}: ${counts.join(', ')}.${findings.length > 1 ? ' The first one:' : ''}`;
  return first ? `${head}\n${formatFinding(first)}` : head;
}

/**
 * Tells problems and findings in short: the first problem of each code, the first finding of each check in each table,
 * and how many there are. Advice and texts to write are counted. Nothing wrong: the counts alone.
 */
export function printSummary(
  { problems, report }: Pick<Prepared, 'problems' | 'report'>,
  { say }: Pick<Progress, 'say'>,
): void {
  const wrong = problems.filter(({ advice }) => !advice).sort(comparePositions);
  const ofCodes = [...Map.groupBy(wrong, ({ code }) => code)].flatMap(([code, [first, ...others]]) => {
    if (!first) return [];
    const more = others.length > 0 ? [`${plural(others.length, 'more problem', 'more problems')} of ${code}.`] : [];
    return [[formatProblem(first), ...more].join('\n')];
  });
  const unlisted = unlistedFindings(report);
  const ofTasks = [...Map.groupBy(foundIn({ report }), taskOf)].map(([task, list]) => formatTask(task, list, unlisted));
  for (const text of [...ofCodes, ...ofTasks]) say(`\n${text}`);
  say(`\n${countAll({ problems, report })} All of it, one by one:  vitrine check`);
}
