import type { BoundSystem } from '../../checks/suppression/bound-cells.ts';
import { type BuiltSystem, buildSystem } from '../../checks/suppression/build-system.ts';
import type { PlacedRow } from '../../checks/suppression/placed-rows.ts';
import { boundInNode } from '../local/bound-in-node.ts';
import { type Guard, chooseGuards } from './choose-guards.ts';
import { type Exposed, findAlone, findExposed } from './find-exposed.ts';
import type { OwnTable, Slice } from './slice.ts';

/** Cells that are looked at again, in all, to find guards that are not needed. */
const maxCells = 100_000;

/** The numbers of a slice as they stand while some of the released ones are hidden. */
function systemOf({ tables, rows }: Slice, own: OwnTable): BuiltSystem<PlacedRow> {
  const edited = (row: PlacedRow): PlacedRow =>
    row.file === own.file
      ? { ...row, values: own.table.measures.map((measure) => own.edited.valueOf(row.line, measure)) }
      : row;
  const current = new Map(
    tables.map((table) => [table, (rows.get(table) ?? []).map((row) => (table === own.table ? edited(row) : row))]),
  );
  return buildSystem(tables, (table) => current.get(table) ?? []);
}

/** What a guard keeps hidden, for the reason that is told of it. */
function guardedPlace({ for: { place } }: Guard, { file }: OwnTable): string {
  const { row } = place;
  if (row === undefined) return 'a row that was left out';
  return row.file === file ? `line ${row.line}` : `line ${row.line} of data/${row.file}`;
}

const nameOf = ({ place: { table, measure, dimensions } }: Exposed) =>
  JSON.stringify([table.table.table, measure, ...dimensions]);

/**
 * Hides further numbers of a released table until no hidden number of the slice can be worked out from the published
 * ones, by the linear programs of the check of suppression; then takes back each guard that turns out not to be needed,
 * the largest first, in a large table only some. Gives how many hidden numbers stay exposed because nothing in the
 * released file could guard them.
 */
export async function hideGuards(slice: Slice, own: OwnTable, bound: BoundSystem = boundInNode()): Promise<number> {
  const unguarded = new Set<string>();
  const isOpen = (one: Exposed) => !unguarded.has(nameOf(one));
  const look = async () => {
    const system = systemOf(slice, own);
    const alone = findAlone(system).filter(isOpen);
    const exposed = alone.length > 0 ? alone : (await findExposed(system, slice.tables, bound)).filter(isOpen);
    return { system, exposed };
  };
  const hidden: { value: number; hide: () => () => void; undo: () => void }[] = [];
  let { system, exposed } = await look();
  while (exposed.length > 0) {
    const chosen = chooseGuards(system, exposed, own);
    if (chosen.length === 0) for (const one of exposed) unguarded.add(nameOf(one));
    for (const guard of chosen) {
      const { line, column } = guard;
      if (own.hiding.isHidden(line, column)) continue;
      const value = own.edited.valueOf(line, column) ?? 0;
      const hide = () => own.hiding.hide(line, column, { kind: 'guard', of: guardedPlace(guard, own) });
      hidden.push({ value, hide, undo: hide() });
    }
    ({ system, exposed } = await look());
  }
  const tries = Math.floor(maxCells / system.cells.length);
  for (const { hide, undo } of hidden.sort((a, b) => b.value - a.value).slice(0, tries)) {
    undo();
    if ((await look()).exposed.length > 0) hide();
  }
  return unguarded.size;
}
