import { writeFileSync } from 'node:fs';
import type { Cell } from './tables/table.ts';

/** Stands for a hidden cell. */
const marker = '*';

function csvCell(cell: Cell): string {
  const text = cell === null ? marker : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180, but with line feeds alone), with a header; hidden cells as `*`. */
export function formatCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

export function writeCsv(path: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  writeFileSync(path, formatCsv(columns, rows));
}
