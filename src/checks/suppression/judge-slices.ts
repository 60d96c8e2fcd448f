import { compareTexts } from '../../values/compare-texts.ts';
import type { Finding } from '../check.ts';
import type { BoundSystem } from './bound-cells.ts';
import { type Budget, newBudget } from './budget.ts';
import { type GroupTable, roundedColumns } from './group.ts';
import { cellPlace } from './judge-cell.ts';
import type { PlacedRow } from './placed-rows.ts';
import type { Basis } from './relation.ts';
import {
  type AskedRounded,
  type Limits,
  type SliceContext,
  judgeReleases,
  judgeSupposed,
  solveSlice,
} from './solve-slice.ts';

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
  readonly rounded: AskedRounded;
}

/** What one slice came to. */
interface JudgedSlice extends Measures, AskedRounded {
  readonly findings: readonly Finding[];
  /** Suppressed cells whose interval may be wider than it need be. */
  readonly loosened: number;
}

/** The table, or the dataset, that findings without a cell are about. */
interface About {
  readonly check: 'suppression';
  readonly dataset: string;
  readonly table?: string;
}

/** Cells of one slice beyond which no equations are set up. */
const maxCells = 300_000;

const contradiction = (place: Pick<Finding, 'check' | 'dataset' | 'table' | 'period'>, cells: number): Finding => ({
  ...place,
  status: 'review',
  message: `The published totals contradict each other: no values of the ${cells} left-out cells agree with all of them, so nothing can be said about these cells.`,
  observed: 'equations without a solution',
  allowed: 'totals that their parts can add up to',
  fix: 'correct the totals, or write "additive": false in the margin if one contributor can be in several parts',
});

async function judgeSlice(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  context: SliceContext,
  about: About,
  limits: Limits,
): Promise<JudgedSlice> {
  const { tables, relations } = context;
  const rows = tables.flatMap(rowsOf);
  const suppressedCells = rows.reduce((sum, row) => sum + row.values.filter((value) => value === null).length, 0);
  const nothing = {
    ...{ findings: [], leftOutRows: 0, components: 0, linearPrograms: 0, loosened: 0 },
    ...{ roundedCells: 0, roundedNotExamined: 0 },
  };
  if (rows.length > maxCells) return { ...nothing, suppressedCells, notExamined: suppressedCells };

  const only = (bases: readonly Basis[]) => ({
    ...context,
    relations: relations.filter(({ basis }) => bases.includes(basis)),
  });
  const isShown = relations.some(({ basis }) => basis === 'shown');
  let solved = await solveSlice(rowsOf, only(['declared', 'shown']), limits);
  const contradictsItself = () => solved.bounded.contradicted.length > 0;
  if (isShown && contradictsItself()) solved = await solveSlice(rowsOf, only(['declared']), limits);
  if (suppressedCells > 0 && contradictsItself())
    solved = await solveSlice(rowsOf, only(['declared']), limits, { hidesZeros: true });
  const { system, bounded, found, rounded } = solved;
  const originOf = (cell: number) => system.origins.get(cell);
  const isOwn = (cell: number) => {
    const origin = originOf(cell);
    return origin !== undefined && tables.includes(origin.table);
  };
  const isRounded = tables.some((one) => roundedColumns(one).length > 0);
  const more =
    isRounded || (suppressedCells > 0 && relations.some(({ basis }) => basis === 'supposed'))
      ? await judgeSupposed(rowsOf, context, limits, found, isRounded)
      : { findings: [], linearPrograms: 0, rounded };
  const releases = await judgeReleases(rowsOf, only(['declared', 'shown']), limits, found);
  const leftOut = (cells: readonly number[]) =>
    cells.filter((cell) => system.cells[cell]?.kind === 'suppressed' && isOwn(cell)).length;
  // What contradicts itself in rounded numbers alone, the check of differences names.
  const contradicted = bounded.contradicted.filter((cell) => system.cells[cell]?.kind !== 'published');
  const at = contradicted.map(originOf).find((one) => one !== undefined);
  const place = at ? cellPlace(at, rows[0]) : { ...about, period: rows[0]?.period ?? '' };
  return {
    findings: [
      ...found.map(({ finding }) => finding),
      ...more.findings,
      ...releases.findings,
      ...(contradicted.length > 0 ? [contradiction(place, contradicted.length)] : []),
    ],
    ...more.rounded,
    suppressedCells,
    leftOutRows: [...system.origins].filter(([cell, { row }]) => row === undefined && isOwn(cell)).length,
    components: bounded.components,
    linearPrograms: bounded.linearPrograms + more.linearPrograms + releases.linearPrograms,
    notExamined: leftOut(bounded.skipped),
    loosened: leftOut(bounded.loosened),
  };
}

/** What could not be found out, of all slices together. */
function judgeLimits(
  about: About,
  { notExamined, suppressedCells, loosened }: Measures & Pick<JudgedSlice, 'loosened'>,
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
  context: SliceContext,
  slicesOf: ReadonlyMap<GroupTable, ReadonlyMap<string, readonly PlacedRow[]>>,
  bound: BoundSystem,
  pause: () => Promise<void>,
  budget: Budget = newBudget(),
): Promise<JudgedSlices> {
  const { tables } = context;
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const names = [...new Set(tables.flatMap((one) => [...(slicesOf.get(one)?.keys() ?? [])]))].sort();
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
    slices.push(await judgeSlice(rowsOf, context, about, { enough, budget, bound, pause }));
  }
  const sum = (key: Exclude<keyof JudgedSlice, 'findings'>) => slices.reduce((total, slice) => total + slice[key], 0);
  const measures = {
    suppressedCells: sum('suppressedCells'),
    leftOutRows: sum('leftOutRows'),
    components: sum('components'),
    linearPrograms: sum('linearPrograms'),
    notExamined: sum('notExamined'),
  };
  const rounded = { roundedCells: sum('roundedCells'), roundedNotExamined: sum('roundedNotExamined') };
  const findings = [
    ...slices.flatMap((slice) => slice.findings),
    ...judgeLimits(about, { ...measures, loosened: sum('loosened') }),
  ];
  const order = (a: Finding, b: Finding) => compareTexts(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0);
  return { findings: findings.sort(order), measures, rounded };
}
