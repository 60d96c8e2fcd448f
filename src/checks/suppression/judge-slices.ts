import type { Finding } from '../check.ts';
import { type Budget, boundCells } from './bound-cells.ts';
import { type CellOrigin, type SliceRow, buildSystem } from './build-system.ts';
import type { GroupTable } from './group.ts';
import type { Interval } from './system.ts';

/** A row with its place in the published files. */
export interface PlacedRow extends SliceRow {
  readonly file: string;
  readonly line: number;
  readonly period: string;
}

export interface JudgedSlices {
  readonly findings: readonly Finding[];
  readonly measures: {
    readonly suppressedCells: number;
    readonly leftOutRows: number;
    readonly components: number;
    readonly linearPrograms: number;
    readonly notExamined: number;
  };
}

/** Cells of one slice beyond which no equations are set up. */
const maxCells = 300_000;

type Origin = CellOrigin<PlacedRow>;

const count = (value: number) => String(Math.round(value * 1e6) / 1e6);

function placeOf(
  { table: { table, dimensions }, measure, dimensions: values, row }: Origin,
  near: PlacedRow | undefined,
) {
  const at = row ?? near;
  return {
    check: 'suppression',
    dataset: table.dataset,
    table: table.table,
    column: measure,
    row: dimensions.map((column, index) => `${column}=${values[index] ?? ''}`).join(', '),
    ...(at ? { period: at.period, file: at.file } : {}),
    ...(row ? { line: row.line } : {}),
  } as const;
}

/** A finding about a left-out cell, or undefined where its interval protects it. */
function judgeCell(origin: Origin, { low, high, exact }: Interval, near: PlacedRow | undefined): Finding | undefined {
  const { minimumCount: k } = origin.table.table.privacy;
  const isRow = origin.row === undefined;
  // A row that is not there may have nobody in it; that nobody is in it is no news.
  if (!exact || high - low >= k || (isRow && low <= 0)) return undefined;
  const what = isRow ? 'The row was left out' : 'The number is hidden';
  const exposed =
    high - low < (origin.table.table.columns.find(({ name }) => name === origin.measure)?.type === 'number' ? 1e-6 : 1);
  const status = exposed && !(isRow && low >= k) ? 'fail' : 'review';
  const message = exposed
    ? `${what}, but the published totals and the other numbers leave only one value for it.`
    : `${what}, but the published totals and the other numbers leave only values from ${count(low)} to ${count(high)} for it.`;
  return {
    ...placeOf(origin, near),
    status,
    message,
    observed: exposed ? `exactly ${count(low)}` : `${count(low)} to ${count(high)}, a range of ${count(high - low)}`,
    allowed: `a range of ${k} or more`,
    fix: isRow
      ? 'leave out one more row that goes into the same total, then run the check again'
      : 'hide one more number that goes into the same total, then run the check again',
  };
}

/** Judges every slice of a group: bounds each left-out cell, and says which could not be bounded. */
export async function judgeSlices(
  tables: readonly GroupTable[],
  slicesOf: ReadonlyMap<GroupTable, ReadonlyMap<string, readonly PlacedRow[]>>,
  budget: Budget,
  pause: () => Promise<void>,
): Promise<JudgedSlices> {
  const findings: Finding[] = [];
  const measures = { suppressedCells: 0, leftOutRows: 0, components: 0, linearPrograms: 0, notExamined: 0 };
  let loosened = 0;
  const enough = Math.max(...tables.map(({ table }) => table.privacy.minimumCount));
  const names = [...new Set([...slicesOf.values()].flatMap((slices) => [...slices.keys()]))].sort();
  const [first] = tables;
  const about = {
    check: 'suppression',
    dataset: first?.table.dataset ?? '',
    ...(tables.length === 1 && first ? { table: first.table.table } : {}),
  } as const;
  for (const name of names) {
    await pause();
    const rowsOf = (table: GroupTable) => slicesOf.get(table)?.get(name) ?? [];
    const rows = tables.flatMap(rowsOf);
    const period = rows[0]?.period ?? '';
    const hidden = rows.reduce((sum, row) => sum + row.values.filter((value) => value === null).length, 0);
    measures.suppressedCells += hidden;
    if (rows.length > maxCells) {
      measures.notExamined += hidden;
      continue;
    }
    const system = buildSystem(tables, rowsOf);
    const bounded = await boundCells(system, { enough, budget, pause });
    measures.leftOutRows += [...system.origins.values()].filter(({ row }) => row === undefined).length;
    measures.components += bounded.components;
    measures.linearPrograms += bounded.linearPrograms;
    const leftOut = (cells: readonly number[]) =>
      cells.filter((cell) => system.cells[cell]?.kind === 'suppressed').length;
    measures.notExamined += leftOut(bounded.skipped);
    loosened += leftOut(bounded.loosened);
    for (const [cell, interval] of bounded.intervals) {
      const origin = system.origins.get(cell);
      const finding = origin && judgeCell(origin, interval, rowsOf(origin.table)[0]);
      if (finding) findings.push(finding);
    }
    if (bounded.contradicted.length > 0) {
      const origin = bounded.contradicted.map((cell) => system.origins.get(cell)).find((found) => found !== undefined);
      findings.push({
        ...(origin ? placeOf(origin, rows[0]) : { ...about, period }),
        status: 'review',
        message: `The published totals contradict each other: no values of the ${bounded.contradicted.length} left-out cells agree with all of them, so nothing can be said about these cells.`,
        observed: 'equations without a solution',
        allowed: 'totals that their parts can add up to',
        fix: 'correct the totals, or write "additive": false in the margin if one contributor can be in several parts',
      });
    }
  }
  if (measures.notExamined > 0) {
    findings.push({
      ...about,
      status: 'review',
      message: `${measures.notExamined} of ${measures.suppressedCells} suppressed cells were not examined, because too many of them hang together through totals.`,
      observed: `${measures.notExamined} cells not examined`,
      allowed: 'every suppressed cell examined',
    });
  }
  if (loosened > 0) {
    findings.push({
      ...about,
      status: 'review',
      message: `${loosened} suppressed cells were bounded without comparing rounded totals with each other, because too many rounded numbers hang together; their true range can be a little narrower.`,
      observed: `${loosened} cells bounded loosely`,
      allowed: 'every suppressed cell bounded exactly',
    });
  }
  const order = (a: Finding, b: Finding) =>
    (a.file ?? '') < (b.file ?? '') ? -1 : (a.file ?? '') > (b.file ?? '') ? 1 : (a.line ?? 0) - (b.line ?? 0);
  return { findings: findings.sort(order), measures };
}
