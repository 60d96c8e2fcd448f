import type { CheckTable } from './check-input.ts';
import { type Check, type Finding, type Task, outcome } from './check.ts';
import { countColumns } from './count-columns.ts';
import { placeOf } from './located-row.ts';
import { offendingCells } from './offending-cells.ts';
import { releasedOf } from './released-table.ts';
import { firstNumber, rowsOf } from './result-rows.ts';
import { quoteName } from '../engine/sql.ts';

function plan(table: CheckTable): Task {
  const { privacy } = table;
  const base = privacy.roundTo ?? 1;
  const columns = privacy.rounded ?? countColumns(table);
  const task = { check: 'rounding', dataset: table.dataset, table: table.table } as const;
  if (base === 1 || columns.length === 0) {
    const why =
      base === 1
        ? 'This table does not promise rounded numbers, so there is nothing to hold it to.'
        : 'No column of exact counts is rounded here.';
    return { ...task, queries: {}, judge: () => outcome([], 0, { status: 'not-checkable', note: why }) };
  }
  const broken = (column: string) => `${quoteName(column)} % ${base} <> 0`;
  const sum = columns.map((column) => `count(*) FILTER (${broken(column)})`).join(' + ');
  return {
    ...task,
    queries: {
      totals: `SELECT CAST(count(*) AS INTEGER) AS "rows", CAST(${sum} AS INTEGER) AS broken FROM ${releasedOf(table)}`,
      cells: offendingCells(table, columns, broken),
    },
    judge(results) {
      const findings = rowsOf(results['cells']).map((row): Finding => {
        const [column, observed] = [String(row['column']), String(row['observed'])];
        return {
          check: 'rounding',
          status: 'fail',
          ...placeOf(table, row),
          column,
          observed,
          allowed: `a multiple of ${base}`,
          message: `"${column}" is ${observed}, which is no multiple of ${base}: an exact number is easier to take apart than a rounded one.`,
          fix: `write  ${Math.round(Number(observed) / base) * base}  (the nearest multiple of ${base})`,
        };
      });
      const note = `Every value of ${columns.join(', ')} was divided by ${base}.${privacy.totalsRoundedAlone === false ? '' : ' Totals were rounded on their own, so parts need not add up to them.'}`;
      const findingCount = firstNumber(results['totals'], 'broken');
      return outcome(findings, firstNumber(results['totals'], 'rows'), { findingCount, note });
    },
  };
}

/** Counts are multiples of the declared base. */
export const roundingCheck: Check<'rounding'> = {
  id: 'rounding',
  leaks: 'nothing',
  cure: 'round',
  plan: (input) => input.tables.map(plan),
};
