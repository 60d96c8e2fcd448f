import type { CheckTable } from './check-input.ts';
import { cellFault, cellRules, isMissing } from './cell-rules.ts';
import { type Check, type Finding, type Task, findingLimit, outcome } from './check.ts';
import { countedRows } from './counted-rows.ts';
import { placeOf, rowPlace } from './located-row.ts';
import { releaseOf } from './margins.ts';
import { countRows, textOf } from './released-table.ts';
import { type ResultRow, firstNumber, rowsOf } from './result-rows.ts';
import { boundedColumns } from './shares.ts';
import { quoteName } from '../engine/sql.ts';

function repeats(table: CheckTable, columns: readonly string[], where = ''): string {
  const keys = columns.map(quoteName);
  // A snapshot replaces the one before, and a correction a withdrawn file, so rows may return in the next one.
  const isRepeating =
    table.privacy.releases === 'snapshot' || table.files.some(({ replacedBy }) => replacedBy !== undefined);
  const release = table.privacy.releases === 'snapshot' ? '_file' : releaseOf(table);
  const group = [...(isRepeating ? [release] : []), ...keys].join(', ');
  const later = `SELECT ${rowPlace(table)}, ${columns.length === 1 ? `${keys[0]} AS observed,` : ''} CAST(first_value(_line) OVER seen AS INTEGER) AS first_line, first_value(_file) OVER seen AS first_file
  FROM ${textOf(table)}${where} WINDOW seen AS (PARTITION BY ${group} ORDER BY _file, _line) QUALIFY row_number() OVER seen > 1`;
  return `${countedRows(later)} ORDER BY file, line LIMIT ${findingLimit}`;
}

function cells(table: CheckTable): string {
  const parts = boundedColumns(table).flatMap((column) => {
    const fault = cellFault(column, column.constraints?.required === true || table.primaryKey.includes(column.name));
    return fault === undefined
      ? []
      : [`SELECT ${fault} AS fault, ${quoteName(column.name)} AS observed, ${rowPlace(table)} FROM ${textOf(table)}`];
  });
  const faults = `SELECT * FROM (\n${parts.join('\nUNION ALL\n')}\n) WHERE fault IS NOT NULL`;
  return `${countedRows(faults)} ORDER BY file, line, fault LIMIT ${findingLimit}`;
}

/** Where a whole number was stored as a floating point number, as pandas does beside empty cells and SUM in SQL. */
function fixOfWholeNumber(type: string | undefined, observed: string): Pick<Finding, 'fix'> {
  const whole = type === 'integer' ? /^([+-]?[0-9]+)\.0+$/.exec(observed)?.[1] : undefined;
  return whole === undefined
    ? {}
    : {
        fix: `write  ${whole}  and store the column as whole numbers: in pandas  .astype("Int64")  in SQL  CAST(sum(…) AS BIGINT)`,
      };
}

function cellFinding(table: CheckTable, row: ResultRow): Finding {
  const [name = '', rule = ''] = String(row['fault']).split(' ');
  const column = boundedColumns(table).find((candidate) => candidate.name === name);
  const broken = column === undefined ? undefined : cellRules(column).find((candidate) => candidate.id === rule);
  const observed = row['observed'] === null ? '' : String(row['observed']);
  return {
    check: 'types',
    status: 'fail',
    ...placeOf(table, row),
    column: name,
    observed: observed === '' ? '(empty)' : observed,
    allowed: broken?.allowed ?? '',
    message: `"${name}" is ${observed === '' ? 'empty' : `"${observed}"`} here, but must be ${broken?.allowed ?? 'another value'}.`,
    ...(rule === 'type' ? fixOfWholeNumber(column?.type, observed) : {}),
  };
}

function repeatFinding(table: CheckTable, columns: readonly string[], row: ResultRow, what: string): Finding {
  const first = `${String(row['first_file'])}:${String(row['first_line'])}`;
  return {
    check: 'types',
    status: 'fail',
    ...placeOf(table, row),
    column: columns.join(', '),
    ...(row['observed'] === undefined ? {} : { observed: String(row['observed']) }),
    allowed: 'once only',
    message: `${what} stands in ${first} already, so nobody can tell which of the two rows is true.`,
    fix: 'remove one of the two rows',
  };
}

function plan(table: CheckTable): Task {
  const unique = table.columns.filter(
    (column) => column.constraints?.unique && !(table.primaryKey.length === 1 && table.primaryKey[0] === column.name),
  );
  const uniqueQueries = unique.map(
    (column, index) => [`unique${index}`, repeats(table, [column.name], ` WHERE NOT ${isMissing(column)}`)] as const,
  );
  return {
    check: 'types',
    dataset: table.dataset,
    table: table.table,
    queries: {
      totals: countRows(textOf(table)),
      cells: cells(table),
      ...(table.primaryKey.length === 0 ? {} : { keys: repeats(table, table.primaryKey) }),
      ...Object.fromEntries(uniqueQueries),
    },
    judge(results) {
      const total = (name: string) => firstNumber(results[name], 'total');
      const findings = [
        ...rowsOf(results['cells']).map((row) => cellFinding(table, row)),
        ...rowsOf(results['keys']).map((row) =>
          repeatFinding(table, table.primaryKey, row, `A row with the key ${String(row['row'])}`),
        ),
        ...unique.flatMap((column, index) =>
          rowsOf(results[`unique${index}`]).map((row) =>
            repeatFinding(table, [column.name], row, `The value "${String(row['observed'])}" of "${column.name}"`),
          ),
        ),
      ];
      const findingCount = ['cells', 'keys', ...uniqueQueries.map(([name]) => name)].reduce(
        (sum, name) => sum + total(name),
        0,
      );
      return outcome(findings, firstNumber(results['totals'], 'rows'), { findingCount });
    },
  };
}

/** Every value is of its declared type and keeps the column's constraints; no key stands twice. */
export const typesCheck: Check<'types'> = {
  id: 'types',
  leaks: 'file',
  plan: (input) => input.tables.map(plan),
};
