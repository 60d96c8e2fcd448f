import type { CheckTable } from './check-input.ts';
import { type Check, type Finding, type Task, findingLimit, outcome } from './check.ts';
import { countColumns } from './count-columns.ts';
import { placeOf, rowPlace } from './located-row.ts';
import { releasedOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';
import { quoteName, quoteText } from './sql.ts';

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
  const parts = columns.map(
    (column) =>
      `SELECT ${quoteText(column)} AS "column", CAST(${quoteName(column)} AS VARCHAR) AS observed, ${rowPlace(table)}\nFROM ${releasedOf(table)} WHERE ${broken(column)}`,
  );
  const sum = columns.map((column) => `count(*) FILTER (${broken(column)})`).join(' + ');
  return {
    ...task,
    queries: {
      totals: `SELECT CAST(count(*) AS INTEGER) AS "rows", CAST(${sum} AS INTEGER) AS broken FROM ${releasedOf(table)}`,
      cells: `${parts.join('\nUNION ALL\n')}\nORDER BY file, line, "column" LIMIT ${findingLimit}`,
    },
    judge(results) {
      const [total] = rowsOf(results['totals']);
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
      return outcome(findings, Number(total?.['rows'] ?? 0), { findingCount: Number(total?.['broken'] ?? 0), note });
    },
  };
}

/** Counts are multiples of the declared base. */
export const roundingCheck: Check<'rounding'> = {
  id: 'rounding',
  cure: 'round',
  plan: (input) => input.tables.map(plan),
};
