import type { CheckInput, CheckTable } from './check-input.ts';
import { type Check, type Finding, type Task, outcome } from './check.ts';
import { countColumns } from './count-columns.ts';
import { slackOf } from './margins.ts';
import { placeOf } from './located-row.ts';
import { offendingCells } from './offending-cells.ts';
import { releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';
import { quoteName } from '../engine/sql.ts';
import { isUnwritten } from '../values/unwritten.ts';

/** SQL that holds for a value that is too small; NULL, a suppressed or missing cell, never is. */
function below(column: string, { privacy }: CheckTable): string {
  const zero = privacy.zeroAllowed === false ? '' : ` AND ${quoteName(column)} <> 0`;
  return `${quoteName(column)} < ${privacy.minimumCount}${zero}`;
}

/** SQL that holds for a rounded value that is large enough as printed, and may stand for one that is not. */
function mayBeBelow(column: string, table: CheckTable): string {
  const { minimumCount, zeroAllowed } = table.privacy;
  const [value, slack] = [quoteName(column), slackOf(table, column)];
  const zero = zeroAllowed === false || slack < 1 ? '' : ` OR ${value} = 0`;
  return `(${value} >= ${minimumCount}${zero}) AND ${value} - ${slack} < ${minimumCount}`;
}

function totals(table: CheckTable, columns: readonly string[]): string {
  const sum = (some: readonly string[], condition: (column: string) => string) =>
    some.map((column) => `count(*) FILTER (${condition(column)})`).join(' + ');
  const rounded = columns.filter((column) => slackOf(table, column) > 0);
  const near =
    rounded.length === 0 ? '' : `,\n  CAST(${sum(rounded, (column) => mayBeBelow(column, table))} AS INTEGER) AS near`;
  return `SELECT CAST(count(*) AS INTEGER) AS "rows", CAST(${sum(columns, (column) => below(column, table))} AS INTEGER) AS below,\n  CAST(${sum(columns, (column) => `${quoteName(column)} IS NULL`)} AS INTEGER) AS empty${near}\nFROM ${releasedOf(table)}`;
}

/** What rounding hides of the numbers near k, in a sentence; empty where there are none. */
function roundedNote(near: number, table: CheckTable, columns: readonly string[], input: CheckInput): string {
  if (near === 0) return '';
  const { minimumCount: k } = table.privacy;
  const slack = Math.max(...columns.map((column) => slackOf(table, column)));
  const one = near === 1;
  return ` ${near} of them ${one ? 'is' : 'are'} so near ${k} or 0 that the true ${one ? 'count' : 'counts'} may be smaller than ${k}: rounded, ${k} stands for ${Math.max(0, k - slack)} to ${k + slack}. That ${one ? 'it was' : 'they were'} held to ${k} before rounding is stated by ${input.site.operator.name}.`;
}

function describe(table: CheckTable, column: string, observed: string): Pick<Finding, 'message' | 'allowed' | 'fix'> {
  const { minimumCount: k, suppressed, unit, zeroAllowed } = table.privacy;
  const allowed = zeroAllowed === false ? `${k} or more` : `0, or ${k} or more`;
  const oneIs = isUnwritten(unit) ? '' : ` (one contributor is one ${unit})`;
  const message = `"${column}" is ${observed}, so fewer than ${k} contributors${oneIs} stand behind this number.`;
  const fix =
    suppressed === undefined
      ? `put the row together with others until "${column}" is at least ${k}, or leave it out`
      : `write  ${suppressed}  instead, and hide a second number wherever totals would give this one away`;
  return { message, allowed, fix };
}

function notCheckable(table: CheckTable, input: CheckInput): string | undefined {
  const { contributors, differentialPrivacy, minimumCount } = table.privacy;
  if (typeof contributors !== 'string')
    return `No column counts contributors: ${contributors.none} That at least ${minimumCount} of them stand behind every row is stated by ${input.site.operator.name}; the published numbers cannot show it.`;
  if (differentialPrivacy !== undefined)
    return `Random noise was added to ${differentialPrivacy.columns.join(', ')}, so small or negative numbers say nothing about single contributors; the privacy budget, the coarse classes and the declared noise take the place of a least count.`;
  return undefined;
}

function plan(table: CheckTable, input: CheckInput): Task {
  const columns = countColumns(table);
  const task = { check: 'minimum-count', dataset: table.dataset, table: table.table } as const;
  const reason = notCheckable(table, input);
  if (columns.length === 0)
    return { ...task, queries: {}, judge: () => outcome([], 0, { status: 'not-checkable', note: reason }) };
  return {
    ...task,
    queries: {
      totals: totals(table, columns),
      cells: offendingCells(table, columns, (column) => below(column, table)),
    },
    judge(results) {
      const findings = rowsOf(results['cells']).map((row): Finding => {
        const [column, observed] = [String(row['column']), String(row['observed'])];
        return {
          check: 'minimum-count',
          status: 'fail',
          ...placeOf(table, row),
          column,
          observed,
          ...describe(table, column, observed),
        };
      });
      const empty = firstNumber(results['totals'], 'empty');
      const examined = `Every value of ${columns.join(', ')} was compared with ${table.privacy.minimumCount}${empty === 0 ? '' : `; ${empty} suppressed or missing ${empty === 1 ? 'cell was' : 'cells were'} passed over`}.`;
      const near = firstNumber(results['totals'], 'near');
      const compared = `${examined}${roundedNote(near, table, columns, input)}`;
      const note = reason === undefined ? compared : `${reason} ${compared}`;
      const kept = reason === undefined && near === 0 ? 'pass' : 'not-checkable';
      const status = findings.length > 0 ? 'fail' : kept;
      const findingCount = firstNumber(results['totals'], 'below');
      return outcome(findings, firstNumber(results['totals'], 'rows'), { status, findingCount, note });
    },
  };
}

/** No published row describes fewer than k contributors. */
export const minimumCountCheck: Check<'minimum-count'> = {
  id: 'minimum-count',
  leaks: 'file',
  cure: 'hide-small',
  plan: (input) => input.tables.map((table) => plan(table, input)),
};
