import { compareTexts } from '../../values/compare-texts.ts';
import type { Finding } from '../check.ts';
import type { BoundSystem } from './bound-cells.ts';
import { type Budget, newBudget } from './budget.ts';
import { buildSystem } from './build-system.ts';
import { explainCells } from './explain.ts';
import type { GroupTable } from './group.ts';
import { type Origin, cellPlace, judgeCell } from './judge-cell.ts';
import type { PlacedRow } from './placed-rows.ts';
import type { Basis, FoundRelation } from './relation.ts';
import type { SliceRow } from './slice-row.ts';

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

/** What a group is judged with: its tables, what stands beside them, and the relations between all. */
export interface SliceContext {
  readonly tables: readonly GroupTable[];
  /** Tables whose numbers may fill gaps; nothing is said of their own cells. */
  readonly beside: readonly GroupTable[];
  readonly relations: readonly FoundRelation[];
  readonly evidence: (table: GroupTable) => readonly SliceRow[];
}

/** The table, or the dataset, that findings without a cell are about. */
interface About {
  readonly check: 'suppression';
  readonly dataset: string;
  readonly table?: string;
}

/** Cells of one slice beyond which no equations are set up. */
const maxCells = 300_000;

/** One solution: the system, what bounds its cells, and the findings about cells of the group's own tables. */
async function solve(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  { tables, beside, relations, evidence }: SliceContext,
  limits: Limits,
) {
  const system = buildSystem([...tables, ...beside], rowsOf, { relations, evidence });
  const bounded = await limits.bound(system, limits);
  const explain = explainCells(system);
  const found = [...bounded.intervals].flatMap(([cell, interval]) => {
    const origin = system.origins.get(cell);
    const bounds = system.cells[cell];
    if (!origin || !bounds || !tables.includes(origin.table)) return [];
    const facts = { bounds, near: rowsOf(origin.table)[0] };
    if (!judgeCell(origin, interval, { ...facts, how: undefined })) return [];
    const finding = judgeCell(origin, interval, { ...facts, how: explain(cell, interval) });
    return finding ? [{ cell: nameOf(origin), interval, origin, finding }] : [];
  });
  return { system, bounded, found };
}

const nameOf = ({ table, measure, dimensions, row }: Origin) =>
  JSON.stringify([table.table.table, measure, row?.release, ...dimensions]);

/** What a finding says where it rests on relations that nobody declared and no number shows. */
function suppose(finding: Finding): Finding {
  return {
    ...finding,
    status: 'review',
    message: `${finding.message} That holds if the numbers are what their names say.`,
    fix: `hide one more number that goes into the same total, or declare how the numbers hang together (see the note)`,
  };
}

async function judgeSlice(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  context: SliceContext,
  about: About,
  limits: Limits,
): Promise<JudgedSlice> {
  const { tables, relations } = context;
  const rows = tables.flatMap(rowsOf);
  const suppressedCells = rows.reduce((sum, row) => sum + row.values.filter((value) => value === null).length, 0);
  const nothing = { findings: [], leftOutRows: 0, components: 0, linearPrograms: 0, loosened: 0 };
  if (rows.length > maxCells) return { ...nothing, suppressedCells, notExamined: suppressedCells };

  const only = (bases: readonly Basis[]) => ({
    ...context,
    relations: relations.filter(({ basis }) => bases.includes(basis)),
  });
  const isShown = relations.some(({ basis }) => basis === 'shown');
  let solved = await solve(rowsOf, only(['declared', 'shown']), limits);
  if (isShown && solved.bounded.contradicted.length > 0) solved = await solve(rowsOf, only(['declared']), limits);
  const { system, bounded, found } = solved;
  const findings = found.map(({ finding }) => finding);
  let more = 0;
  if (suppressedCells > 0 && relations.some(({ basis }) => basis === 'supposed')) {
    const supposed = await solve(rowsOf, context, limits);
    more = supposed.bounded.linearPrograms;
    const known = new Set(found.map(({ cell }) => cell));
    for (const { cell, finding, interval, origin } of supposed.found)
      if (!known.has(cell) && origin.row && interval.high < origin.table.table.privacy.minimumCount)
        findings.push(suppose(finding));
  }
  const originOf = (cell: number) => system.origins.get(cell);
  const isOwn = (cell: number) => {
    const origin = originOf(cell);
    return origin !== undefined && tables.includes(origin.table);
  };
  const leftOut = (cells: readonly number[]) =>
    cells.filter((cell) => system.cells[cell]?.kind === 'suppressed' && isOwn(cell)).length;
  const contradictions = bounded.contradicted.length;
  if (contradictions > 0) {
    const origin = bounded.contradicted.map(originOf).find((one) => one !== undefined);
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
    leftOutRows: [...system.origins].filter(([cell, { row }]) => row === undefined && isOwn(cell)).length,
    components: bounded.components,
    linearPrograms: bounded.linearPrograms + more,
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
  const findings = [
    ...slices.flatMap((slice) => slice.findings),
    ...judgeLimits(about, { ...measures, loosened: sum('loosened') }),
  ];
  const order = (a: Finding, b: Finding) => compareTexts(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0);
  return { findings: findings.sort(order), measures };
}
