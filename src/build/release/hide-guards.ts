import { boundCells } from '../../checks/suppression/bound-cells.ts';
import { newBudget } from '../../checks/suppression/budget.ts';
import { type BuiltSystem, type CellOrigin, buildSystem } from '../../checks/suppression/build-system.ts';
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

/** Cells that are looked at again, in all, to find guards that are not needed. */
const maxCells = 100_000;

interface Exposed {
  readonly cell: number;
  readonly place: CellOrigin<PlacedRow>;
  /** What its range is short of. */
  readonly need: number;
}

interface Guard {
  readonly cell: number;
  readonly line: number;
  readonly column: string;
  readonly for: Exposed;
}

/** Hidden cells of a slice that could still be worked out, exactly or nearly, as the check of suppression sees it. */
async function findExposed(
  system: BuiltSystem<PlacedRow>,
  tables: readonly GroupTable[],
  pause: () => Promise<void>,
): Promise<Exposed[]> {
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const bounded = await boundCells(system, { enough, budget: newBudget(), pause });
  return [...bounded.intervals].flatMap(([cell, { low, high, exact }]): Exposed[] => {
    const place = system.origins.get(cell);
    const need = (place?.table.table.privacy.minimumCount ?? 0) - (high - low);
    return place && exact && need > 0 && !(place.row === undefined && low <= 0) ? [{ cell, place, need }] : [];
  });
}

/**
 * Hidden cells that are the only ones of an equation: these need no linear program. Where the others are rounded, their
 * rounding leaves the hidden one a little room.
 */
function findAlone({ cells, equations, origins }: BuiltSystem<PlacedRow>): Exposed[] {
  const found = new Map<number, Exposed>();
  for (const { total, parts } of equations) {
    const hidden = [total, ...parts].filter((cell) => cells[cell]?.kind !== 'published');
    const [cell] = hidden;
    const place = cell === undefined ? undefined : origins.get(cell);
    if (hidden.length !== 1 || cell === undefined || place?.row === undefined) continue;
    const room = [total, ...parts]
      .filter((other) => other !== cell)
      .reduce((sum, other) => sum + (cells[other]?.high ?? 0) - (cells[other]?.low ?? 0), 0);
    const need = place.table.table.privacy.minimumCount - room;
    if (need > 0) found.set(cell, { cell, place, need });
  }
  return [...found.values()];
}

/** Compares lists of numbers from their first entries on. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * For exposed cells one published number each of the released file to hide as well. First come the cells that stand in
 * an equation with the fewest other hidden ones, for the others may be exposed only through them. Best is a number that
 * is no total, is large enough, exposes nothing new, and is as small as can be: small numbers tell readers least.
 */
function chooseGuards(
  { cells, equations, places }: BuiltSystem<PlacedRow>,
  exposed: readonly Exposed[],
  { file, hiding, table }: OwnTable,
): Guard[] {
  const equationsOf = new Map<number, number[]>();
  equations.forEach(({ total, parts }, at) => {
    for (const cell of [total, ...parts]) equationsOf.set(cell, [...(equationsOf.get(cell) ?? []), at]);
  });
  const totals = new Set(equations.map(({ total }) => total));
  const hiddenIn = equations.map(
    ({ total, parts }) => [total, ...parts].filter((cell) => cells[cell]?.kind !== 'published').length,
  );
  const isGuard = (cell: number) => {
    const place = places.get(cell);
    return (
      cells[cell]?.kind === 'published' &&
      place?.row?.file === file &&
      place.table === table &&
      hiding.canHide(place.measure)
    );
  };
  /** The best guard in the equations of a cell that hold a given number of hidden ones. */
  const bestFor = (target: Exposed, hidden: number): Guard | undefined => {
    let best: { guard: Guard; score: readonly number[] } | undefined;
    for (const at of equationsOf.get(target.cell) ?? []) {
      const { total, parts } = equations[at] ?? { total: -1, parts: [] };
      if (hiddenIn[at] !== hidden) continue;
      for (const cell of [total, ...parts].filter(isGuard)) {
        const place = places.get(cell);
        const value = ((cells[cell]?.low ?? 0) + (cells[cell]?.high ?? 0)) / 2;
        const isEnough = value >= target.need;
        const opened = (equationsOf.get(cell) ?? []).filter((other) => other !== at && hiddenIn[other] === 0).length;
        const score = [
          totals.has(cell) ? 1 : 0,
          isEnough ? 0 : 1,
          opened,
          isEnough ? value : -value,
          place?.row?.line ?? 0,
        ];
        if (!best || compareLists(score, best.score) < 0)
          best = { guard: { cell, line: place?.row?.line ?? 0, column: place?.measure ?? '', for: target }, score };
      }
    }
    return best?.guard;
  };
  const counts = [
    ...new Set(exposed.flatMap(({ cell }) => (equationsOf.get(cell) ?? []).map((at) => hiddenIn[at] ?? 0))),
  ].sort((a, b) => a - b);
  for (const hidden of counts) {
    const guarded = new Set<number>();
    const chosen = exposed.flatMap((target): Guard[] => {
      if (equationsOf.get(target.cell)?.some((at) => guarded.has(at))) return [];
      const guard = bestFor(target, hidden);
      if (!guard) return [];
      for (const cell of [target.cell, guard.cell]) for (const at of equationsOf.get(cell) ?? []) guarded.add(at);
      return [guard];
    });
    if (chosen.length > 0) return chosen;
  }
  return [];
}

/**
 * Hides further numbers of a released table until no hidden number of the slice can be worked out from the published
 * ones, by the linear programs of the check of suppression; then takes back each guard that turns out not to be needed,
 * the largest first, in a large table only some. Gives how many hidden numbers stay exposed because nothing in the
 * released file could guard them.
 */
export async function hideGuards(
  { tables, rows }: Slice,
  own: OwnTable,
  pause: () => Promise<void> = async () => undefined,
): Promise<number> {
  const unguarded = new Set<string>();
  const nameOf = ({ place: { table, measure, dimensions } }: Exposed) =>
    JSON.stringify([table.table.table, measure, ...dimensions]);
  const isOpen = (one: Exposed) => !unguarded.has(nameOf(one));
  const look = async () => {
    const edited = (row: PlacedRow): PlacedRow =>
      row.file === own.file
        ? { ...row, values: own.table.measures.map((measure) => own.edited.valueOf(row.line, measure)) }
        : row;
    const current = new Map(
      tables.map((table) => [table, (rows.get(table) ?? []).map((row) => (table === own.table ? edited(row) : row))]),
    );
    const system = buildSystem(tables, (table) => current.get(table) ?? []);
    const alone = findAlone(system).filter(isOpen);
    return { system, exposed: alone.length > 0 ? alone : (await findExposed(system, tables, pause)).filter(isOpen) };
  };
  const guards: { value: number; hide: () => () => void; undo: () => void }[] = [];
  let { system, exposed } = await look();
  while (exposed.length > 0) {
    const chosen = chooseGuards(system, exposed, own);
    if (chosen.length === 0) for (const one of exposed) unguarded.add(nameOf(one));
    for (const {
      line,
      column,
      for: {
        place: { row },
      },
    } of chosen) {
      if (own.hiding.isHidden(line, column)) continue;
      const of =
        row === undefined
          ? 'a row that was left out'
          : row.file === own.file
            ? `line ${row.line}`
            : `line ${row.line} of data/${row.file}`;
      const value = own.edited.valueOf(line, column) ?? 0;
      const hide = () => own.hiding.hide(line, column, { kind: 'guard', of });
      guards.push({ value, hide, undo: hide() });
    }
    ({ system, exposed } = await look());
  }
  const tries = Math.floor(maxCells / system.cells.length);
  for (const { hide, undo } of guards.sort((a, b) => b.value - a.value).slice(0, tries)) {
    undo();
    if ((await look()).exposed.length > 0) hide();
  }
  return unguarded.size;
}
