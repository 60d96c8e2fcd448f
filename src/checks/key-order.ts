import { quoteName, quoteText } from '../engine/sql.ts';
import { compareTexts } from '../values/compare-texts.ts';
import type { CheckColumn, CheckTable } from './check-input.ts';

const labelsOf = ({ constraints }: CheckColumn) => constraints?.enum?.map(String) ?? [];
const isNumber = ({ type }: CheckColumn) => type === 'integer' || type === 'number';

/** Where a label stands in the list of its column, then those that are not in it. */
function placeIn(column: CheckColumn, text: string): number {
  const listed = labelsOf(column);
  const at = listed.indexOf(text);
  return at < 0 ? listed.length : at;
}

function compareCells(column: CheckColumn, a: string, b: string): number {
  const byPlace = placeIn(column, a) - placeIn(column, b);
  if (byPlace !== 0) return byPlace;
  return isNumber(column) && Number(a) !== Number(b) ? Number(a) - Number(b) : compareTexts(a, b);
}

/**
 * Compares rows (their cells in the order of the columns) by their key, column after column: as the descriptor lists
 * labels, numbers by size, other texts by their signs. This order is known beforehand and tells nothing of the numbers.
 */
export function compareByKey(
  { columns, primaryKey }: Pick<CheckTable, 'columns' | 'primaryKey'>,
  a: readonly string[],
  b: readonly string[],
): number {
  for (const name of primaryKey) {
    const at = columns.findIndex((one) => one.name === name);
    const column = columns[at];
    const order = column ? compareCells(column, a[at] ?? '', b[at] ?? '') : 0;
    if (order !== 0) return order;
  }
  return 0;
}

/** SQL: the same order over `text`, as a list for ORDER BY; `1` for a table without a key. */
export function keyOrderSql({ columns, primaryKey }: Pick<CheckTable, 'columns' | 'primaryKey'>): string {
  const parts = primaryKey.flatMap((name) => {
    const column = columns.find((one) => one.name === name);
    if (!column) return [];
    const value = quoteName(name);
    const listed = labelsOf(column);
    return [
      ...(listed.length > 0
        ? [`coalesce(nullif(list_position([${listed.map(quoteText).join(', ')}], ${value}), 0), ${listed.length + 1})`]
        : []),
      ...(isNumber(column) ? [`TRY_CAST(${value} AS DOUBLE)`] : []),
      value,
    ];
  });
  return parts.length === 0 ? '1' : parts.join(', ');
}
