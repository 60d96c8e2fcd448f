import type { CheckTable } from '../../checks/check-input.ts';
import { compareByKey } from '../../checks/key-order.ts';
import { joinBytes } from '../../log/encoding.ts';
import { CsvRows } from '../../values/csv-rows.ts';

interface Row {
  readonly text: Uint8Array;
  readonly fields: readonly string[];
}

/** Whether a cell of a table, as it is published, holds the marker of hidden numbers. */
export const hidesAny = ({ privacy: { suppressed } }: CheckTable, rows: readonly Row[]): boolean =>
  suppressed !== undefined && rows.some(({ fields }) => fields.includes(suppressed));

/** The rows of a CSV file whose structure was found right, each with its line end; the header is not among them. */
export function rowsIn(bytes: Uint8Array): { readonly head: Uint8Array; readonly rows: readonly Row[] } {
  const reader = new CsvRows(bytes);
  reader.next();
  const found: { start: number; fields: readonly string[] }[] = [];
  while (reader.next()) found.push({ start: reader.start, fields: reader.fields() });
  return {
    head: bytes.subarray(0, found[0]?.start ?? bytes.length),
    rows: found.map(({ start, fields }, at) => ({
      text: bytes.subarray(start, found[at + 1]?.start ?? bytes.length),
      fields,
    })),
  };
}

/**
 * A CSV file with its rows in the order of their keys, which is known beforehand and tells nothing of the numbers;
 * undefined where they are in it already. Its structure must have been found right.
 */
export function orderByKey(table: CheckTable, bytes: Uint8Array): Uint8Array | undefined {
  const { head, rows } = rowsIn(bytes);
  const ordered = [...rows].sort((a, b) => compareByKey(table, a.fields, b.fields));
  if (ordered.every((row, at) => row === rows[at])) return undefined;
  return joinBytes(head, ...ordered.map(({ text }) => text));
}
