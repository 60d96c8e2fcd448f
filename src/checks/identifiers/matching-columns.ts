import { quoteName, quoteText } from '../../engine/sql.ts';
import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { textOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';

/**
 * One row for each column: how many of its values match a pattern (RE2) as a whole, as `matches`, and where the first
 * of them stands. Undefined for no columns.
 */
export function matchesQuery(
  table: CheckTable,
  columns: readonly { readonly name: string }[],
  pattern: string,
): string | undefined {
  if (columns.length === 0) return undefined;
  return columns
    .map(
      ({
        name,
      }) => `SELECT ${quoteText(name)} AS "column", CAST(count(*) AS INTEGER) AS matches, min(_file) AS file, CAST(arg_min(_line, (_file, _line)) AS INTEGER) AS line
FROM ${textOf(table)} WHERE regexp_full_match(${quoteName(name)}, ${quoteText(pattern)})`,
    )
    .join('\nUNION ALL\n');
}

/** The finding for one row of `matchesQuery`, in words of the column and the number; none where nothing matches. */
export function judgeMatches(
  { dataset, table }: CheckTable,
  row: ResultRow,
  words: (column: string, matches: number) => Pick<Finding, 'observed' | 'allowed' | 'message' | 'fix'>,
): Finding[] {
  const matches = Number(row['matches']);
  if (matches === 0) return [];
  const column = String(row['column']);
  const place = { column, file: String(row['file']), line: Number(row['line']) };
  return [{ check: 'identifiers', dataset, table, status: 'fail', ...place, ...words(column, matches) }];
}
