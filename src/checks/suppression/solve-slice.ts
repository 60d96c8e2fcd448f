import type { Finding } from '../check.ts';
import type { BoundSystem } from './bound-cells.ts';
import type { Budget } from './budget.ts';
import { type Knowledge, buildSystem } from './build-system.ts';
import { explainCells } from './explain.ts';
import type { GroupTable } from './group.ts';
import { type Origin, judgeCell, judgeRounded } from './judge-cell.ts';
import type { PlacedRow } from './placed-rows.ts';
import type { FoundRelation } from './relation.ts';
import type { SliceRow } from './slice-row.ts';

export interface Limits {
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

/** Rounded numbers of which it was asked what they were before, and those of which it could not be found out. */
export interface AskedRounded {
  readonly roundedCells: number;
  readonly roundedNotExamined: number;
}

/** One solution: the system, what bounds its cells, and the findings about cells of the group's own tables. */
export async function solveSlice(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  { tables, beside, relations, evidence }: SliceContext,
  limits: Limits,
  more: Pick<Knowledge, 'takesAsWhole' | 'comparesReleases' | 'hidesZeros'> = {},
) {
  const knowledge = { relations, evidence, asksRounded: true, ...more };
  const system = buildSystem([...tables, ...beside], rowsOf, knowledge);
  const bounded = await limits.bound(system, limits);
  const explain = explainCells(system);
  const found = [...bounded.intervals].flatMap(([cell, interval]) => {
    const origin = system.origins.get(cell);
    const bounds = system.cells[cell];
    if (!origin || !bounds || !tables.includes(origin.table)) return [];
    const facts = { bounds, near: rowsOf(origin.table)[0] };
    const published = origin.row?.values[origin.table.measures.indexOf(origin.measure)] ?? null;
    const judge = (how: string | undefined) =>
      published === null
        ? judgeCell(origin, interval, { ...facts, how })
        : judgeRounded(origin, published, interval, { ...facts, how });
    const finding = judge(undefined) && judge(explain(cell, interval));
    const isRounded = published !== null;
    return finding ? [{ cell: nameOf(origin), interval, origin, finding, isRounded }] : [];
  });
  const asked = [...system.origins].filter(
    ([cell, { table }]) => system.cells[cell]?.enough !== undefined && tables.includes(table),
  );
  const rounded: AskedRounded = {
    roundedCells: asked.length,
    roundedNotExamined: asked.filter(([cell]) => !bounded.intervals.has(cell)).length,
  };
  return { system, bounded, found, rounded };
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

/** The same of a rounded number. */
const supposeWhole = (finding: Finding): Finding => ({
  ...finding,
  status: 'review',
  message: `${finding.message} That holds if no row was left out, and the numbers are what their names say.`,
});

type Found = Awaited<ReturnType<typeof solveSlice>>['found'];

/**
 * What follows besides what is `known`, if relations hold that nobody declared and no number shows; of rounded numbers,
 * if no row was left out either.
 */
export async function judgeSupposed(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  context: SliceContext,
  limits: Limits,
  known: Found,
  asksRounded: boolean,
) {
  const isSupposed = context.relations.some(({ basis }) => basis === 'supposed');
  const { found, bounded, rounded } = await solveSlice(rowsOf, context, limits, { takesAsWhole: asksRounded });
  const names = new Set(known.map(({ cell }) => cell));
  const isNews = ({ cell, isRounded, interval, origin }: Found[number]) =>
    !names.has(cell) &&
    origin.row &&
    (isRounded || (isSupposed && interval.high < origin.table.table.privacy.minimumCount));
  const findings = found.filter(isNews).map(({ finding, isRounded }) => (isRounded ? supposeWhole : suppose)(finding));
  return { findings, linearPrograms: bounded.linearPrograms, rounded };
}

/**
 * What follows besides what is `known` from two releases that print the same, each of which hides something else. A
 * number that one of them prints is no news; one that both hide is told of once.
 */
export async function judgeReleases(
  rowsOf: (table: GroupTable) => readonly PlacedRow[],
  context: SliceContext,
  limits: Limits,
  known: Found,
): Promise<{ findings: Finding[]; linearPrograms: number }> {
  const nothing = { findings: [], linearPrograms: 0 };
  if (!context.tables.some((one) => rowsOf(one).some(({ release }) => release !== ''))) return nothing;
  const { found, bounded } = await solveSlice(rowsOf, context, limits, { comparesReleases: true });
  if (bounded.contradicted.length > 0) return { ...nothing, linearPrograms: bounded.linearPrograms };
  const placeOf = ({ table, measure, dimensions }: Origin) => nameOf({ table, measure, dimensions });
  const printed = new Set(
    context.tables.flatMap((table) =>
      rowsOf(table).flatMap(({ values, dimensions }) =>
        table.measures.flatMap((measure, at) =>
          (values[at] ?? null) === null ? [] : [placeOf({ table, measure, dimensions })],
        ),
      ),
    ),
  );
  const told = new Set(known.map(({ cell }) => cell));
  const places = new Set(known.map(({ origin }) => placeOf(origin)));
  const news = found
    .filter(({ cell, origin }) => !told.has(cell) && !printed.has(placeOf(origin)) && !places.has(placeOf(origin)))
    .toSorted((a, b) => Number(a.origin.row?.release !== '') - Number(b.origin.row?.release !== ''));
  const first = new Map<string, Finding>();
  for (const { origin, finding } of news) if (!first.has(placeOf(origin))) first.set(placeOf(origin), finding);
  return { findings: [...first.values()], linearPrograms: bounded.linearPrograms };
}
