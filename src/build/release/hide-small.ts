import { countColumns } from '../../checks/count-columns.ts';
import type { EditableTable } from './editable-table.ts';
import type { Hiding } from './hiding.ts';

/** A number that is too small, noted before anything was rounded. */
export interface SmallNumber {
  readonly line: number;
  readonly column: string;
}

/** Every count of contributors that the check of least counts would refuse. */
export function findSmall(edited: EditableTable): SmallNumber[] {
  const { minimumCount, zeroAllowed } = edited.table.privacy;
  return edited.lines.flatMap((line) =>
    countColumns(edited.table).flatMap((column): SmallNumber[] => {
      const value = edited.valueOf(line, column);
      const small = value !== null && value < minimumCount && (value !== 0 || zeroAllowed === false);
      return small ? [{ line, column }] : [];
    }),
  );
}

/** Hides the small numbers; gives those in columns where nothing may be hidden. */
export function hideSmall(edited: EditableTable, hiding: Hiding, small: readonly SmallNumber[]): SmallNumber[] {
  const { minimumCount } = edited.table.privacy;
  for (const { line, column } of small)
    if (hiding.canHide(column)) hiding.hide(line, column, { kind: 'too-small', minimumCount });
  return small.filter(({ column }) => !hiding.canHide(column));
}
