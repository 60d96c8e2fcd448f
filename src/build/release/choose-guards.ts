import type { BuiltSystem } from '../../checks/suppression/build-system.ts';
import type { PlacedRow } from '../../checks/suppression/placed-rows.ts';
import type { Exposed } from './find-exposed.ts';
import type { OwnTable } from './slice.ts';

/** A published number of the released file that is hidden as well, so that another stays hidden. */
export interface Guard {
  readonly cell: number;
  readonly line: number;
  readonly column: string;
  readonly for: Exposed;
}

/** A system with what is asked of its equations again and again. */
interface Ties {
  readonly system: BuiltSystem<PlacedRow>;
  /** By equation: its cells, the total first. */
  readonly members: readonly (readonly number[])[];
  /** By equation: how many of its cells are hidden. */
  readonly hiddenIn: readonly number[];
  readonly totals: ReadonlySet<number>;
  /** The equations that a cell is in. */
  readonly equationsOf: (cell: number) => readonly number[];
}

function tiesOf(system: BuiltSystem<PlacedRow>): Ties {
  const { cells, equations } = system;
  const members = equations.map(({ total, parts }) => [total, ...parts]);
  const byCell = new Map<number, number[]>();
  members.forEach((own, at) => {
    for (const cell of own) byCell.set(cell, [...(byCell.get(cell) ?? []), at]);
  });
  return {
    system,
    members,
    hiddenIn: members.map((own) => own.filter((cell) => cells[cell]?.kind !== 'published').length),
    totals: new Set(equations.map(({ total }) => total)),
    equationsOf: (cell) => byCell.get(cell) ?? [],
  };
}

/** Compares lists of numbers from their first entries on. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * Whether a cell is a published number of the released file that may be hidden. A 0 is no guard: where others are
 * printed, readers take a hidden number for 1 and more.
 */
function canGuard(cell: number, { cells, places }: BuiltSystem<PlacedRow>, { file, hiding, table }: OwnTable): boolean {
  if (cells[cell]?.kind !== 'published' || cells[cell]?.high === 0) return false;
  const place = places.get(cell);
  return place?.row?.file === file && place.table === table && hiding.canHide(place.measure);
}

/** How good a guard a cell is, the least first: no total, large enough, exposing nothing new, as small as can be. */
function scoreOf(cell: number, equation: number, need: number, ties: Ties): readonly number[] {
  const { low = 0, high = 0 } = ties.system.cells[cell] ?? {};
  const value = (low + high) / 2;
  const isEnough = value >= need;
  const opened = ties.equationsOf(cell).filter((other) => other !== equation && ties.hiddenIn[other] === 0).length;
  return [
    ties.totals.has(cell) ? 1 : 0,
    isEnough ? 0 : 1,
    opened,
    isEnough ? value : -value,
    ties.system.places.get(cell)?.row?.line ?? 0,
  ];
}

/** The best guard in the equations of a cell that hold a given number of hidden ones. */
function bestGuard(target: Exposed, hidden: number, ties: Ties, own: OwnTable): Guard | undefined {
  let best: { cell: number; score: readonly number[] } | undefined;
  for (const at of ties.equationsOf(target.cell)) {
    if (ties.hiddenIn[at] !== hidden) continue;
    for (const cell of ties.members[at] ?? []) {
      if (!canGuard(cell, ties.system, own)) continue;
      const score = scoreOf(cell, at, target.need, ties);
      if (!best || compareLists(score, best.score) < 0) best = { cell, score };
    }
  }
  if (!best) return undefined;
  const place = ties.system.places.get(best.cell);
  return { cell: best.cell, line: place?.row?.line ?? 0, column: place?.measure ?? '', for: target };
}

/** Guards from the equations with a given number of hidden cells; no two of them for the same equation. */
function guardsAmong(exposed: readonly Exposed[], hidden: number, ties: Ties, own: OwnTable): Guard[] {
  const guarded = new Set<number>();
  return exposed.flatMap((target): Guard[] => {
    if (ties.equationsOf(target.cell).some((at) => guarded.has(at))) return [];
    const guard = bestGuard(target, hidden, ties, own);
    if (!guard) return [];
    for (const cell of [target.cell, guard.cell]) for (const at of ties.equationsOf(cell)) guarded.add(at);
    return [guard];
  });
}

/**
 * For exposed cells one published number each of the released file to hide as well. First come the cells that stand in
 * an equation with the fewest other hidden ones, for the others may be exposed only through them. Best is a number that
 * is no total, is large enough, exposes nothing new, and is as small as can be: small numbers tell readers least.
 */
export function chooseGuards(system: BuiltSystem<PlacedRow>, exposed: readonly Exposed[], own: OwnTable): Guard[] {
  const ties = tiesOf(system);
  const counts = exposed.flatMap(({ cell }) => ties.equationsOf(cell).map((at) => ties.hiddenIn[at] ?? 0));
  for (const hidden of [...new Set(counts)].sort((a, b) => a - b)) {
    const chosen = guardsAmong(exposed, hidden, ties, own);
    if (chosen.length > 0) return chosen;
  }
  return [];
}
