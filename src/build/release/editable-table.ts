import type { CheckTable } from '../../checks/check-input.ts';
import { encodeText, joinBytes } from '../../log/encoding.ts';
import { CsvRows } from '../../values/csv-rows.ts';
import { formatCsvField } from '../../values/csv.ts';

/** Why a cell of a table that is to be released was changed. */
export type Reason =
  | { readonly kind: 'rounded'; readonly base: number }
  /** A ratio of numbers that were rounded. */
  | { readonly kind: 'recomputed' }
  | { readonly kind: 'too-small'; readonly minimumCount: number }
  /** Stands for the same contributors as a hidden number of its row. */
  | { readonly kind: 'same-row'; readonly column: string }
  /** Hidden so that the number in another place, such as `line 7`, cannot be worked out. */
  | { readonly kind: 'guard'; readonly of: string };

export interface CellChange {
  readonly line: number;
  /** The row's key: `month=2026-10, version=4.0`. */
  readonly row: string;
  readonly column: string;
  readonly to: string;
  readonly reason: Reason;
}

/**
 * A CSV file whose cells can be changed; every other byte stays. Its structure must have been found right (`scanCsv`).
 */
export class EditableTable {
  readonly table: CheckTable;
  /** The line on which each row begins; the header is line 1. */
  readonly lines: readonly number[];
  readonly #bytes: Uint8Array;
  /** The row that begins on a line: its bytes, and its values as they are now. */
  readonly #rows = new Map<number, { readonly start: number; readonly end: number; readonly fields: string[] }>();
  readonly #changes = new Map<string, CellChange>();

  constructor(table: CheckTable, bytes: Uint8Array) {
    this.table = table;
    this.#bytes = bytes;
    const rows = new CsvRows(bytes);
    rows.next();
    while (rows.next()) this.#rows.set(rows.line, { start: rows.start, end: rows.end, fields: rows.fields() });
    this.lines = [...this.#rows.keys()];
  }

  #at(column: string): number {
    const at = this.table.columns.findIndex(({ name }) => name === column);
    if (at < 0) throw new RangeError(`no column ${column}`);
    return at;
  }

  textOf(line: number, column: string): string {
    return this.#rows.get(line)?.fields[this.#at(column)] ?? '';
  }

  /** The number in a cell; null where none is given or what stands there is no number. */
  valueOf(line: number, column: string): number | null {
    const text = this.textOf(line, column);
    const missing = this.table.columns[this.#at(column)]?.missing ?? [];
    return missing.includes(text) || text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
  }

  keyOf(line: number): string {
    return this.table.primaryKey.map((column) => `${column}=${this.textOf(line, column)}`).join(', ');
  }

  set(line: number, column: string, to: string, reason: Reason): void {
    const row = this.#rows.get(line);
    if (!row) throw new RangeError(`no row on line ${line}`);
    row.fields[this.#at(column)] = to;
    this.#changes.set(`${line} ${column}`, { line, row: this.keyOf(line), column, to, reason });
  }

  /** Puts a cell back as it was when `before` was noted. */
  restore(
    line: number,
    column: string,
    before: { readonly text: string; readonly change: CellChange | undefined },
  ): void {
    const row = this.#rows.get(line);
    if (row) row.fields[this.#at(column)] = before.text;
    if (before.change) this.#changes.set(`${line} ${column}`, before.change);
    else this.#changes.delete(`${line} ${column}`);
  }

  note(line: number, column: string): { text: string; change: CellChange | undefined } {
    return { text: this.textOf(line, column), change: this.#changes.get(`${line} ${column}`) };
  }

  /** The last change of every changed cell, by line, then in the order of the columns. */
  changes(): CellChange[] {
    return [...this.#changes.values()].sort((a, b) => a.line - b.line || this.#at(a.column) - this.#at(b.column));
  }

  bytes(): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (const line of new Set(this.changes().map((change) => change.line))) {
      const row = this.#rows.get(line);
      if (!row) continue;
      const text = row.fields.map(formatCsvField).join(',');
      parts.push(this.#bytes.subarray(from, row.start), encodeText(text));
      from = row.end;
    }
    return joinBytes(...parts, this.#bytes.subarray(from));
  }
}
