import { compareTexts } from '../../values/compare-texts.ts';
import type { Finding } from '../check.ts';
import type { BoundSystem } from './bound-cells.ts';
import { type Budget, newBudget } from './budget.ts';
import { buildSystem } from './build-system.ts';
import type { GroupTable } from './group.ts';
import { judgeCell, cellPlace } from './judge-cell.ts';
import type { PlacedRow } from './placed-rows.ts';

type Measures = {
  readonly suppressedCells: number;
  readonly leftOutRows: number;
  readonly components: number;
  readonly linearPrograms: number;
  readonly notExamined: number;
};

export interface JudgedSlices {
  readonly findings: readonly Finding[];
  readonly measures: Measures;
}

/** What one slice came to. */
interface JudgedSlice extends Measures {
  readonly findings: readonly Finding[];
  /** Suppressed cells whose interval may be wider than it need be. */
  readonly loosened: number;
}

interface Limits {
  /** The range of values from which on a cell is protected. */
  readonly enough: number;
  readonly budget: Budget;
  readonly bound: BoundSystem;
  readonly pause: () => Promise<void>;
}

/** The table, or the dataset, that findings without a cell are about. */
interface About {
  readonly check: 'suppression';
  readonly dataset: string;
  readonly table?: string;
}

/** Cells of one slice beyond which no equations are set up. */
const maxCells = 300_000;

async function judgeSlice(
  tables: readonly GroupTable[],
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  about: About,
  limits: Limits,
): Promise<JudgedSlice> {
  const rows = tables.flatMap(rowsOf);
  const suppressedCells = rows.reduce((sum, row) => sum + row.values.filter((value) => value === null).length, 0);
  const nothing = { findings: [], leftOutRows: 0, components: 0, linearPrograms: 0, loosened: 0 };
  if (rows.length > maxCells) return { ...nothing, suppressedCells, notExamined: suppressedCells };

  const system = buildSystem(tables, rowsOf);
  const bounded = await limits.bound(system, limits);
  const originOf = (cell: number) => system.origins.get(cell);
  const leftOut = (cells: readonly number[]) =>
    cells.filter((cell) => system.cells[cell]?.kind === 'suppressed').length;
  const findings = [...bounded.intervals].flatMap(([cell, interval]) => {
    const origin = originOf(cell);
    return (origin && judgeCell(origin, interval, rowsOf(origin.table)[0])) ?? [];
  });
  const contradictions = bounded.contradicted.length;
  if (contradictions > 0) {
    const origin = bounded.contradicted.map(originOf).find((found) => found !== undefined);
    findings.push({
      ...(origin ? cellPlace(origin, rows[0]) : { ...about, period: rows[0]?.period ?? '' }),
      status: 'review',
      message: `The published totals contradict each other: no values of the ${contradictions} left-out cells agree with all of them, so nothing can be said about these cells.`,
      observed: 'equations without a solution',
      allowed: 'totals that their parts can add up to',
      fix: 'correct the totals, or write "additive": false in the margin if one contributor can be in several parts',
    });
  }
  return {
    findings,
    suppressedCells,
    leftOutRows: [...system.origins.values()].filter(({ row }) => row === undefined).length,
    components: bounded.components,
    linearPrograms: bounded.linearPrograms,
    notExamined: leftOut(bounded.skipped),
    loosened: leftOut(bounded.loosened),
  };
}

/** What could not be found out, of all slices together. */
function judgeLimits(
  about: About,
  { notExamined, suppressedCells, loosened }: Omit<JudgedSlice, 'findings'>,
): Finding[] {
  const findings: Finding[] = [];
  if (notExamined > 0)
    findings.push({
      ...about,
      status: 'review',
      message: `${notExamined} of ${suppressedCells} suppressed cells were not examined, because too many of them hang together through totals.`,
      observed: `${notExamined} cells not examined`,
      allowed: 'every suppressed cell examined',
    });
  if (loosened > 0)
    findings.push({
      ...about,
      status: 'review',
      message: `${loosened} suppressed cells were bounded without comparing rounded totals with each other, because too many rounded numbers hang together; their true range can be a little narrower.`,
      observed: `${loosened} cells bounded loosely`,
      allowed: 'every suppressed cell bounded exactly',
    });
  return findings;
}

/**
 * Judges every slice of a group: bounds each left-out cell, and says which could not be bounded. Findings in order of
 * place.
 */
export async function judgeSlices(
  tables: readonly GroupTable[],
  slicesOf: ReadonlyMap<GroupTable, ReadonlyMap<string, readonly PlacedRow[]>>,
  bound: BoundSystem,
  pause: () => Promise<void>,
  budget: Budget = newBudget(),
): Promise<JudgedSlices> {
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const names = [...new Set([...slicesOf.values()].flatMap((slices) => [...slices.keys()]))].sort();
  const [first] = tables;
  const about: About = {
    check: 'suppression',
    dataset: first?.table.dataset ?? '',
    ...(tables.length === 1 && first ? { table: first.table.table } : {}),
  };
  const slices: JudgedSlice[] = [];
  for (const name of names) {
    await pause();
    const rowsOf = (table: GroupTable) => slicesOf.get(table)?.get(name) ?? [];
    slices.push(await judgeSlice(tables, rowsOf, about, { enough, budget, bound, pause }));
  }
  const sum = (key: Exclude<keyof JudgedSlice, 'findings'>) => slices.reduce((total, slice) => total + slice[key], 0);
  const measures = {
    suppressedCells: sum('suppressedCells'),
    leftOutRows: sum('leftOutRows'),
    components: sum('components'),
    linearPrograms: sum('linearPrograms'),
    notExamined: sum('notExamined'),
  };
  const findings = [
    ...slices.flatMap((slice) => slice.findings),
    ...judgeLimits(about, { ...measures, loosened: sum('loosened') }),
  ];
  const order = (a: Finding, b: Finding) => compareTexts(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0);
  return { findings: findings.sort(order), measures };
}
