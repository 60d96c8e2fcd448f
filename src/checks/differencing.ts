import { formatDuration } from '../values/format.ts';
import { windowsIn, windowsOverlap } from '../values/window.ts';
import { type Check, type Finding, type Task, outcome } from './check.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { countColumns } from './count-columns.ts';
import { judgeGaps } from './differencing/judge-gaps.ts';
import { marginComparisons } from './differencing/margin-queries.ts';
import { releaseComparisons } from './differencing/release-queries.ts';
import { tableComparisons } from './differencing/table-queries.ts';
import { overlappingBesides } from '../schema/added-up.ts';
import { slackOf } from './margins.ts';
import { countRows, releasedOf } from './released-table.ts';
import { firstNumber } from './result-rows.ts';

/** What was not asked of windows that overlap: their sums can be subtracted, and nobody knows who is in both. */
function overlapNote({ privacy }: CheckTable): string | undefined {
  const windows = windowsIn(privacy);
  if (windows === undefined || !windowsOverlap(windows)) return undefined;
  return `Each number speaks of ${formatDuration(windows.length, 'en')} and a new one comes every ${formatDuration(windows.step, 'en')}, so neighbouring numbers are of some of the same days. Whether the difference of two leaves a small group was not examined.`;
}

function plan(table: CheckTable, input: CheckInput): Task {
  const columns = countColumns(table);
  const task = { check: 'differencing', dataset: table.dataset, table: table.table } as const;
  if (columns.length === 0) {
    const { contributors, differentialPrivacy } = table.privacy;
    const note = differentialPrivacy
      ? 'Random noise was added to these counts: the difference of two of them is noise too, and the privacy budget limits what it reveals.'
      : `No column counts contributors: ${typeof contributors === 'object' ? contributors.none : ''} That no subtraction leaves a small group is stated by ${input.site.operator.name}; the published numbers cannot show it.`;
    return { ...task, queries: {}, judge: () => outcome([], 0, { status: 'not-checkable', note }) };
  }
  const comparisons = [
    ...marginComparisons(table, input.tables, columns),
    ...tableComparisons(table, input.tables, columns),
    ...releaseComparisons(table, columns),
  ];
  return {
    ...task,
    queries: {
      rows: countRows(releasedOf(table)),
      ...Object.fromEntries(comparisons.map(({ name, sql }) => [name, sql])),
    },
    judge(results) {
      const findings: Finding[] = [];
      let findingCount = 0;
      for (const comparison of comparisons) {
        const judged = judgeGaps(table, comparison, results[comparison.name]);
        findings.push(...judged.findings);
        findingCount += judged.count;
      }
      const slack = Math.max(...columns.map((column) => slackOf(table, column)));
      const rounding =
        slack === 0 || table.privacy.totalsRoundedAlone === false
          ? ''
          : ` A rounded count stands for ±${slack}; a difference counts only where it is below ${table.privacy.minimumCount} whatever rounding did.`;
      const note =
        comparisons.length === 0
          ? 'No total, no other table with the same columns and no second release: there is nothing to subtract.'
          : `Compared: ${comparisons.map(({ name }) => name).join('; ')}.${rounding}`;
      const notSummed = overlappingBesides(table, []);
      const unsummed =
        notSummed.length === 0
          ? ''
          : ` Rows that differ in ${notSummed.join(', ')} overlap, so none of them were added up; a part was compared with its total alone.`;
      const overlapping = overlapNote(table);
      return outcome(findings, firstNumber(results['rows'], 'rows'), {
        findingCount,
        note: `${note}${unsummed}${overlapping === undefined ? '' : ` ${overlapping}`}`,
        ...(overlapping !== undefined && findings.length === 0 ? { status: 'not-checkable' as const } : {}),
      });
    },
  };
}

/** No subtraction of published numbers leaves a group of fewer than k. */
export const differencingCheck: Check<'differencing'> = {
  id: 'differencing',
  leaks: 'site',
  cure: 'hide-small',
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
