import type { CellValue } from './chart-input.ts';

/** The number in a cell; integers beyond 2^53 come as text of digits. Undefined for anything else. */
export function numberIn(value: CellValue): number | undefined {
  if (typeof value === 'bigint' || (typeof value === 'string' && /^-?\d{16,}$/.test(value))) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
