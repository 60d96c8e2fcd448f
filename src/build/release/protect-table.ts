import { openHighs } from '../../solver/highs.ts';
import type { CheckTable } from '../../checks/check-input.ts';
import { countColumns } from '../../checks/count-columns.ts';
import { groupTables } from '../../checks/suppression/group.ts';
import type { Engine } from '../../engine/engine.ts';
import { CommandFault } from '../local/command-fault.ts';
import { type CellChange, EditableTable } from './editable-table.ts';
import { findSmall, hideSmall } from './hide-small.ts';
import { hideGuards } from './hide-guards.ts';
import { hidingOf } from './hiding.ts';
import { ratioParts } from './ratio-parts.ts';
import { readSlices } from './read-slices.ts';
import { roundTable } from './round-table.ts';

export interface ProtectOptions {
  readonly suppress: boolean;
  readonly round: boolean;
}

export interface ProtectedTable {
  readonly bytes: Uint8Array;
  readonly changes: readonly CellChange[];
  /** What was asked for and could not be done, in sentences. */
  readonly notes: readonly string[];
}

/** Whether a table can be protected at all; throws a CommandFault that says why not. */
function judgeRequest(table: CheckTable, path: string, { suppress, round }: ProtectOptions): void {
  const { privacy } = table;
  if (!path.endsWith('.csv'))
    throw new CommandFault(
      `--suppress and --round write the protected table as CSV, and ${path} is a Parquet file: protect the table before it becomes Parquet, or give it as CSV.`,
    );
  if (privacy.differentialPrivacy && countColumns(table).length === 0)
    throw new CommandFault(
      `The counts of "${table.resource}" carry random noise; hiding or rounding them would add nothing, and tell which were small.`,
    );
  if (round && (privacy.roundTo ?? 1) === 1)
    throw new CommandFault(
      `--round needs a base, and "privacy" in ${table.descriptor} declares none.\n  Fix: add  "roundTo": 5`,
    );
  if (suppress && typeof privacy.contributors !== 'string')
    throw new CommandFault(
      `--suppress hides numbers behind which fewer than ${privacy.minimumCount} stand, and no column of "${table.resource}" counts who stands behind a row: ${privacy.contributors.none}`,
    );
}

/**
 * The table of a new file (of the path, relative to `data/`) as it may be published: small numbers hidden, then all
 * rounded, then as many further numbers hidden as it takes. Its tables, old files and new, must be loaded; `tables` are
 * those of the whole site, because totals of other tables may give a number away.
 */
export async function protectTable(
  table: CheckTable,
  file: { readonly path: string; readonly bytes: Uint8Array },
  tables: readonly CheckTable[],
  engine: Engine,
  options: ProtectOptions,
): Promise<ProtectedTable> {
  judgeRequest(table, file.path, options);
  const edited = new EditableTable(table, file.bytes);
  const ratios = ratioParts(edited);
  const foreign = options.round ? ratios.filter(({ numerator }) => numerator === undefined) : [];
  const notes = foreign.map(
    ({ ratio }) =>
      `"${ratio}" is no ratio of a column of this table, so it was not computed anew from the rounded numbers.`,
  );
  const small = findSmall(edited);
  if (options.round) roundTable(edited, ratios, await openHighs());
  if (options.suppress) {
    const hiding = hidingOf(edited, ratios);
    // What was large enough may have been rounded below the limit.
    const all = [
      ...small,
      ...findSmall(edited).filter(
        ({ line, column }) => !small.some((one) => one.line === line && one.column === column),
      ),
    ];
    const left = hideSmall(edited, hiding, all);
    notes.push(
      ...left.map(
        ({ line, column }) =>
          `Line ${line}: "${column}" is below ${table.privacy.minimumCount}, and "suppressible" does not name this column, so it was not hidden; leave the row out or put it together with others.`,
      ),
    );
    const group = groupTables(tables).find((one) => one.tables.some((other) => other.table === table));
    const owner = group?.tables.find((other) => other.table === table);
    for (const slice of group && owner ? await readSlices(group, owner, file.path, engine) : []) {
      const exposed = owner ? await hideGuards(slice, { table: owner, file: file.path, edited, hiding }) : 0;
      if (exposed > 0)
        notes.push(
          `${exposed} hidden ${exposed === 1 ? 'number' : 'numbers'} can still be worked out, and no number of this file is left that could be hidden to prevent it.`,
        );
    }
  }
  return { bytes: edited.bytes(), changes: edited.changes(), notes };
}
