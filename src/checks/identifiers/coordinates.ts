import type { CheckTable } from '../check-input.ts';
import type { Finding } from '../check.ts';
import type { ResultRow } from '../result-rows.ts';
import { judgeMatches, matchesQuery } from './matching-columns.ts';

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
  return matchesQuery(table, north.length === 0 || east.length === 0 ? [] : [...north, ...east], digits);
}

/** The finding for one row of `coordinatesQuery`. */
export const judgeCoordinates = (table: CheckTable, row: ResultRow): Finding[] =>
  judgeMatches(table, row, (column, precise) => ({
    observed: `${precise} ${precise === 1 ? 'value' : 'values'} with three or more digits after the point`,
    allowed: 'two digits at most (about a kilometre)',
    message: `"${column}" gives places to about a hundred metres: that is a house, not a region.`,
    fix: 'publish a region or country in place of degrees, or round to one digit',
  }));
