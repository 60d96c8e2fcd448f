import { formatDuration } from '../values/format.ts';
import { windowsIn, windowsOverlap } from '../values/window.ts';
import { type Check, type Task, outcome } from './check.ts';
import type { CheckInput, CheckTable } from './check-input.ts';
import { countColumns } from './count-columns.ts';
import { columnComparisons } from './differencing/column-queries.ts';
import type { Comparison } from './differencing/comparison.ts';
import { judgeGaps } from './differencing/judge-gaps.ts';
import { marginComparisons, undeclaredTotals } from './differencing/margin-queries.ts';
import { periodComparisons } from './differencing/period-queries.ts';
import { type RangeColumn, judgeRanges, rangeColumns, rangesQuery } from './differencing/range-gaps.ts';
import { releaseComparisons } from './differencing/release-queries.ts';
import { splitComparisons } from './differencing/split-queries.ts';
import { tableComparisons } from './differencing/table-queries.ts';
import { overlappingBesides } from '../schema/added-up.ts';
import { slackOf } from './margins.ts';
import { mayCountTheSame } from './relations/may-count-the-same.ts';
import { countRows, releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';
import { quoteText } from '../engine/sql.ts';

/** What was not asked of windows that overlap: their sums can be subtracted, and nobody knows who is in both. */
function overlapNote({ privacy }: CheckTable): string | undefined {
  const windows = windowsIn(privacy);
  if (windows === undefined || !windowsOverlap(windows)) return undefined;
  return `Each number speaks of ${formatDuration(windows.length, 'en')} and a new one comes every ${formatDuration(windows.step, 'en')}, so neighbouring numbers are of some of the same days. Whether the difference of two leaves a small group was not examined.`;
}

const list = (tables: readonly CheckTable[]) => tables.map(({ table }) => table).join(', ');
const rangesName = ({ column }: RangeColumn) => `ranges in ${column}`;

/** SQL for how many pairs of numbers each comparison has. */
const countPairs = (asked: readonly Comparison[]) =>
  asked
    .map(({ name, pairs }) => `SELECT ${quoteText(name)} AS name, CAST(count(*) AS INTEGER) AS pairs FROM (${pairs})`)
    .join('\nUNION ALL\n');

/** Everything that is compared under a table. */
function comparisonsOf(table: CheckTable, { tables }: CheckInput): Comparison[] {
  const columns = countColumns(table);
  return [
    ...marginComparisons(table, tables, columns),
    ...undeclaredTotals(table, columns),
    ...columnComparisons(table),
    ...tableComparisons(table, tables, columns),
    ...splitComparisons(table, tables),
    ...periodComparisons(table, tables),
    ...releaseComparisons(table, columns),
  ];
}

/** The tables under which this one is compared. */
const comparedUnder = (table: CheckTable, input: CheckInput) =>
  input.tables.filter(
    (other) =>
      other !== table &&
      (comparisonsOf(other, input).some((comparison) => comparison.other === table) ||
        rangeColumns(other, input.tables).some(({ tables }) => tables.includes(table))),
  );

interface Compared {
  /** Names of comparisons of which there was a pair of numbers. */
  readonly here: readonly string[];
  /** The tables that were compared with this one, here or under them. */
  readonly under: readonly CheckTable[];
  readonly others: readonly CheckTable[];
}

/** What was compared, and what was not, in sentences. */
function describe(table: CheckTable, { tables }: CheckInput, compared: Compared): string {
  const { totalsRoundedAlone, minimumCount } = table.privacy;
  const slack = Math.max(...countColumns(table).map((column) => slackOf(table, column)));
  const notSummed = overlappingBesides(table, []);
  const { here, under, others } = compared;
  const isAny = here.length + under.length > 0;
  const apart = tables.filter(
    (other) => mayCountTheSame(table, other) && !under.includes(other) && !others.includes(other),
  );
  return [
    here.length > 0 ? `Compared: ${here.join('; ')}.` : '',
    under.length > 0 ? `Compared under ${list(under)}.` : '',
    apart.length > 0
      ? `Not compared with ${list(apart)}, though the same contributors may be counted there: nothing says which rows speak of the same ones.`
      : '',
    isAny
      ? ''
      : 'Nothing here could be subtracted: no total is declared or named like one, no number is known to lie in another, no row of another table is known to speak of the same contributors, and there is no second release. Whether a number that was published elsewhere lies in one of these cannot be seen here.',
    slack > 0 && totalsRoundedAlone !== false && isAny
      ? `A rounded count stands for ±${slack}; a difference counts only where it is below ${minimumCount} whatever rounding did.`
      : '',
    notSummed.length > 0
      ? `Rows that differ in ${notSummed.join(', ')} overlap, so none of them were added up; a part was compared with its total alone.`
      : '',
    overlapNote(table) ?? '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
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
  const comparisons = comparisonsOf(table, input);
  const ranges = rangeColumns(table, input.tables);
  const asked = comparisons.filter(({ pairs }) => pairs !== undefined);
  return {
    ...task,
    queries: {
      rows: countRows(releasedOf(table)),
      ...Object.fromEntries(comparisons.map(({ name, sql }) => [name, sql])),
      ...(asked.length === 0 ? {} : { pairs: countPairs(asked) }),
      ...Object.fromEntries(ranges.map((range) => [rangesName(range), rangesQuery(range)])),
    },
    judge(results) {
      const pairs = new Map(rowsOf(results['pairs']).map((row) => [row['name'], Number(row['pairs'])]));
      const judged = comparisons.map((comparison) => judgeGaps(table, comparison, results[comparison.name]));
      const nested = ranges.map((range) => judgeRanges(table, range, results[rangesName(range)]));
      const findings = [...judged, ...nested].flatMap((one) => one.findings);
      const findingCount =
        judged.reduce((sum, { count }) => sum + count, 0) + nested.reduce((sum, one) => sum + one.findings.length, 0);
      const made = comparisons.filter(({ name }) => pairs.get(name) !== 0);
      const here = [
        ...made.map(({ name }) => name),
        ...ranges.filter((_, at) => (nested[at]?.compared ?? 0) > 0).map(({ column }) => `ranges in ${column}`),
      ];
      const compared = { here, under: comparedUnder(table, input), others: made.map(({ other }) => other) };
      const isUnasked = overlapNote(table) !== undefined || here.length + compared.under.length === 0;
      return outcome(findings, firstNumber(results['rows'], 'rows'), {
        findingCount,
        note: describe(table, input, compared),
        ...(isUnasked && findings.length === 0 ? { status: 'not-checkable' as const } : {}),
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
