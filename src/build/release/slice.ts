import type { GroupTable } from '../../checks/suppression/group.ts';
import type { PlacedRow } from '../../checks/suppression/placed-rows.ts';
import type { EditableTable } from './editable-table.ts';
import type { Hiding } from './hiding.ts';

/** The rows among which hidden numbers could be worked out: one slice of all tables that hang together. */
export interface Slice {
  readonly tables: readonly GroupTable[];
  /** Rows as they stand in the files; those of the table that is released are read from `edited` instead. */
  readonly rows: ReadonlyMap<GroupTable, readonly PlacedRow[]>;
}

/** The table that is released, among those of its group. */
export interface OwnTable {
  readonly table: GroupTable;
  /** Relative to `data/`. */
  readonly file: string;
  readonly edited: EditableTable;
  readonly hiding: Hiding;
}
