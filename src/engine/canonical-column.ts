import { quoteName } from './sql.ts';

/**
 * The canonical form of a column of a published file, of which its checksum is made: one line for each row, in the
 * order of the file, ended by a line feed. A line is the value as text, with `\\`, `\n` and `\r` for a backslash, a
 * line feed and a carriage return; `\N` where a Parquet file has no value. No rows: nothing.
 *
 * Text is as published; in a Parquet file a whole number is its digits, a decimal has the digits of its scale, a
 * floating point number the digits that give it back (`118.0`, `0.1`, `1e+16`), a day is `2026-09-01`, a point in time
 * `2026-09-01 12:00:00.5` (in UTC, followed by `+00` where the file says so), a truth value `true` or `false`.
 */
export function canonicalColumn(values: readonly (string | null)[]): string {
  const lines = values.map((value) => {
    if (value === null) return '\\N';
    if (!/[\\\n\r]/.test(value)) return value;
    return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * SQL for the SHA-256 of a column's canonical form over the rows that it aggregates, 64 hexadecimal digits: the same as
 * of `canonicalColumn`. The column is text, and the rows have `_line`. NULL for no rows.
 */
export function columnSumSql(column: string): string {
  const escapes: readonly (readonly [string, string])[] = [
    [String.raw`'\'`, String.raw`'\\'`],
    ['chr(10)', String.raw`'\n'`],
    ['chr(13)', String.raw`'\r'`],
  ];
  const line = escapes.reduce((sql, [mark, written]) => `replace(${sql}, ${mark}, ${written})`, quoteName(column));
  return `sha256(string_agg(coalesce(${line}, '\\N') || chr(10), '' ORDER BY _line))`;
}
