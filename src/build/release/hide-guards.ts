import { boundCells, newBudget } from '../../checks/suppression/bound-cells.ts';
import { type BuiltSystem, type CellOrigin, buildSystem } from '../../checks/suppression/build-system.ts';
import type { GroupTable } from '../../checks/suppression/group.ts';
import type { PlacedRow } from '../../checks/suppression/judge-slices.ts';
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
async function findExposed(system: BuiltSystem<PlacedRow>, tables: readonly GroupTable[], pause: () => Promise<void>): Promise<Exposed[]> {
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const bounded = await boundCells(system, { enough, budget: newBudget(), pause });
  return [...bounded.intervals].flatMap(([cell, { low, high, exact }]): Exposed[] => {
    const place = system.origins.get(cell);
    const need = (place?.table.table.privacy.minimumCount ?? 0) - (high - low);
    return place && exact && need > 0 && !(place.row === undefined && low <= 0) ? [{ cell, place, need }] : [];
  });
}

/** Compares lists of numbers from their first entries on. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * For each exposed cell one published number of the released file to hide as well. Best is one in an equation where
 * nothing else is hidden, that is no total, that exposes nothing new, and that is just large enough: small numbers tell
 * readers least. Cells whose equation has got a guard already wait for the next round.
 */
function chooseGuards({ cells, equations, places }: BuiltSystem<PlacedRow>, exposed: readonly Exposed[], { file, hiding, table }: OwnTable): Guard[] {
  const equationsOf = new Map<number, number[]>();
  equations.forEach(({ total, parts }, at) => {
    for (const cell of [total, ...parts]) equationsOf.set(cell, [...(equationsOf.get(cell) ?? []), at]);
  });
  const totals = new Set(equations.map(({ total }) => total));
  const hiddenIn = equations.map(({ total, parts }) => [total, ...parts].filter((cell) => cells[cell]?.kind !== 'published').length);
  const guarded = new Set<number>();
  const chosen: Guard[] = [];
  for (const target of exposed) {
    const own = equationsOf.get(target.cell) ?? [];
    if (own.some((at) => guarded.has(at))) continue;
    let best: { guard: Guard; score: readonly number[] } | undefined;
    for (const at of own) {
      const { total, parts } = equations[at] ?? { total: -1, parts: [] };
      for (const cell of [total, ...parts]) {
        const [place, published] = [places.get(cell), cells[cell]];
        if (published?.kind !== 'published' || place?.row?.file !== file || place.table !== table || !hiding.canHide(place.measure)) continue;
        const value = (published.low + published.high) / 2;
        const isEnough = value >= target.need;
        const opened = (equationsOf.get(cell) ?? []).filter((other) => other !== at && hiddenIn[other] === 0).length;
        const score = [hiddenIn[at] ?? 0, totals.has(cell) ? 1 : 0, isEnough ? 0 : 1, opened, isEnough ? value : -value, place.row.line];
        if (!best || compareLists(score, best.score) < 0) best = { guard: { cell, line: place.row.line, column: place.measure, for: target }, score };
      }
    }
    if (!best) continue;
    chosen.push(best.guard);
    for (const at of [...own, ...(equationsOf.get(best.guard.cell) ?? [])]) guarded.add(at);
  }
  return chosen;
}

/**
 * Hides further numbers of a released table until no hidden number of the slice can be worked out from the published
 * ones, by the linear programs of the check of suppression; then takes back each guard that turns out not to be needed,
 * the largest first. Gives how many hidden numbers stay exposed because nothing in the released file could guard them.
 */
export async function hideGuards({ tables, rows }: Slice, own: OwnTable, pause: () => Promise<void> = async () => undefined): Promise<number> {
  const look = async () => {
    const edited = (row: PlacedRow): PlacedRow => (row.file === own.file ? { ...row, values: own.table.measures.map((measure) => own.edited.valueOf(row.line, measure)) } : row);
    const current = new Map(tables.map((table) => [table, (rows.get(table) ?? []).map((row) => (table === own.table ? edited(row) : row))]));
    const system = buildSystem(tables, (table) => current.get(table) ?? []);
    return { system, exposed: await findExposed(system, tables, pause) };
  };
  const guards: { value: number; hide: () => () => void; undo: () => void }[] = [];
  let { system, exposed } = await look();
  while (exposed.length > 0) {
    const chosen = chooseGuards(system, exposed, own);
    if (chosen.length === 0) return exposed.length;
    for (const { line, column, for: { place: { row } } } of chosen) {
      if (own.hiding.isHidden(line, column)) continue;
      const of = row === undefined ? 'a row that was left out' : row.file === own.file ? `line ${row.line}` : `line ${row.line} of data/${row.file}`;
      const value = own.edited.valueOf(line, column) ?? 0;
      const hide = () => own.hiding.hide(line, column, { kind: 'guard', of });
      guards.push({ value, hide, undo: hide() });
    }
    ({ system, exposed } = await look());
  }
  for (const { hide, undo } of guards.sort((a, b) => b.value - a.value)) {
    undo();
    if ((await look()).exposed.length > 0) hide();
  }
  return 0;
}
