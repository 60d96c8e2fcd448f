import type { Table, Value } from '../engine/engine.ts';

export type ResultRow = Readonly<Record<string, Value>>;

/** The rows of a result, their values by name of column; empty for a query that was not run. */
export function rowsOf(table: Table | undefined): ResultRow[] {
  if (table === undefined) return [];
  const names = table.columns.map((column) => column.name);
  return table.rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
}

/** A number of the first row of a result; 0 where there is none. */
export function firstNumber(table: Table | undefined, column: string): number {
  return Number(rowsOf(table)[0]?.[column] ?? 0);
}
