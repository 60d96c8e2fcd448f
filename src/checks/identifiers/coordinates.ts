import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import { textOf } from '../released-table.ts';
import type { ResultRow } from '../result-rows.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';

const latitude = /(^|_)(lat|latitude)(_|$)/i;
const longitude = /(^|_)(lon|lng|long|longitude)(_|$)/i;

/** With three digits after the point, a place is known to about a hundred metres. */
const digits = String.raw`[+-]?[0-9]+\.[0-9]{3,}`;

/**
 * One row for each column of degrees, if a table has both kinds of them: how many values are precise. Undefined
 * otherwise.
 */
export function coordinatesQuery(table: CheckTable): string | undefined {
  const named = (pattern: RegExp) => table.columns.filter(({ name, type }) => type === 'number' && pattern.test(name));
  const [north, east] = [named(latitude), named(longitude)];
  if (north.length === 0 || east.length === 0) return undefined;
  return [...north, ...east]
    .map(
      ({
        name,
      }) => `SELECT ${quoteText(name)} AS "column", CAST(count(*) AS INTEGER) AS "precise", min(_file) AS file, CAST(arg_min(_line, (_file, _line)) AS INTEGER) AS line
FROM ${textOf(table)} WHERE regexp_full_match(${quoteName(name)}, ${quoteText(digits)})`,
    )
    .join('\nUNION ALL\n');
}

/** The finding for one row of `coordinatesQuery`. */
export function judgeCoordinates(table: CheckTable, row: ResultRow): Finding[] {
  const precise = Number(row['precise']);
  if (precise === 0) return [];
  const column = String(row['column']);
  return [
    {
      check: 'identifiers',
      dataset: table.dataset,
      table: table.table,
      status: 'fail',
      column,
      file: String(row['file']),
      line: Number(row['line']),
      observed: `${precise} ${precise === 1 ? 'value' : 'values'} with three or more digits after the point`,
      allowed: 'two digits at most (about a kilometre)',
      message: `"${column}" gives places to about a hundred metres: that is a house, not a region.`,
      fix: 'publish a region or country in place of degrees, or round to one digit',
    },
  ];
}
