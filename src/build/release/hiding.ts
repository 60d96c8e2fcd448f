import type { CheckTable } from '../../checks/check-input.ts';
import { countColumns } from '../../checks/count-columns.ts';
import { suppressibleColumns } from '../../checks/suppression/group.ts';
import { CommandFault } from '../local/command-fault.ts';
import type { CellChange, EditableTable, Reason } from './editable-table.ts';
import type { RatioParts } from './ratio-parts.ts';

/** Hides numbers of a table that is to be released, each with all that tells of the same contributors in its row. */
export interface Hiding {
  /** Hides a number and what goes with it, where not hidden yet. Gives what puts all of it back. */
  hide(line: number, column: string, reason: Reason): () => void;
  isHidden(line: number, column: string): boolean;
  /** Whether a number of the column may be hidden at all. */
  canHide(column: string): boolean;
}

/** The marker of the table. Throws a CommandFault, with the edit to make, where none is declared for a column. */
function markerOf(table: CheckTable, columns: readonly string[]): string {
  const { suppressed } = table.privacy;
  const file = table.descriptor;
  if (suppressed === undefined)
    throw new CommandFault(
      `--suppress needs a marker for hidden numbers, and "privacy" in ${file} declares none.\n  Fix: add  "suppressed": "*"  to "privacy" and  "missingValues": ["", "*"]  to the schema of "${table.resource}"`,
    );
  for (const name of columns) {
    const column = table.columns.find((one) => one.name === name);
    if (column && !column.missing.includes(suppressed))
      throw new CommandFault(
        `The marker "${suppressed}" may have to stand in "${name}" of "${table.resource}", and the "missingValues" of that column do not list it.\n  Fix: add  "missingValues": ${JSON.stringify([...column.missing, suppressed])}  to the field "${name}" in ${file}`,
      );
  }
  return suppressed;
}

/**
 * What hiding a number takes with it in its row: the column of contributors and every other suppressible column (such
 * as events of these contributors) are hidden together; further counts of contributors stand for others, and are hidden
 * alone. Ratios go with any of their two numbers; one that is no ratio of a column here goes with the contributors.
 */
export function hidingOf(edited: EditableTable, ratios: readonly RatioParts[]): Hiding {
  const { table } = edited;
  const suppressible = suppressibleColumns(table);
  const counts = countColumns(table);
  const sharesOf = (hidden: readonly string[]) =>
    ratios
      .filter(
        ({ numerator = String(table.privacy.contributors), denominator }) =>
          hidden.includes(numerator) || hidden.includes(denominator),
      )
      .map(({ ratio }) => ratio);
  const marker = markerOf(table, [...suppressible, ...sharesOf(suppressible)]);
  const ofContributors = suppressible.filter(
    (column) => column === table.privacy.contributors || !counts.includes(column),
  );
  const together = (column: string) => (ofContributors.includes(column) ? ofContributors : [column]);
  const isHidden = (line: number, column: string) => edited.valueOf(line, column) === null;
  return {
    canHide: (column) => suppressible.includes(column),
    isHidden,
    hide(line, column, reason) {
      const hidden = together(column);
      const before: (readonly [string, { text: string; change: CellChange | undefined }])[] = [];
      for (const name of [...hidden, ...sharesOf(hidden)]) {
        if (isHidden(line, name)) continue;
        before.push([name, edited.note(line, name)]);
        edited.set(line, name, marker, name === column ? reason : { kind: 'same-row', column });
      }
      return () => before.forEach(([name, noted]) => edited.restore(line, name, noted));
    },
  };
}
