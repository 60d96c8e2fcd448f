import type { Table } from '../engine/engine.ts';
import { type Check, type Task, outcome } from './check.ts';
import type { CheckInput } from './check-input.ts';
import { countRows, releasedOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';
import { describeChecked, describeUnchecked } from './suppression/describe.ts';
import { findRelations } from './suppression/find-relations.ts';
import { type GroupTable, type TableGroup, groupTables, hidesCells, roundedColumns } from './suppression/group.ts';
import { judgeMarkers, judgeTotals } from './suppression/judge-markers.ts';
import { judgeSlices } from './suppression/judge-slices.ts';
import { type PlacedRow, readPlacedRows } from './suppression/placed-rows.ts';
import { cellsQuery, evidenceQuery, markersQuery, totalsQuery } from './suppression/queries.ts';
import { readEvidence } from './suppression/read-evidence.ts';
import { judgeRowOrder, rowOrderQuery } from './suppression/row-order.ts';

/** What is asked of each table of a group. */
type Question = 'cells' | 'evidence' | 'markers' | 'totals' | 'order';

/** The name of a query: that of its question, with the table's where the group has several. */
function queryName({ tables }: TableGroup, question: Question, one: GroupTable): string {
  return tables.length === 1 && tables[0] === one ? question : `${question} ${one.table.table}`;
}

function queriesOf(group: TableGroup, measured: readonly GroupTable[]): Record<string, string> {
  const rows = measured.map(({ table }) => countRows(releasedOf(table)));
  const queries: Record<string, string> = { rows: rows.join('\nUNION ALL\n') };
  for (const one of measured) {
    const asked: Readonly<Record<Question, string | undefined>> = {
      cells: cellsQuery(group, one),
      evidence: searches(group) ? evidenceQuery(group, one) : undefined,
      markers: markersQuery(one),
      totals: totalsQuery(one),
      order: rowOrderQuery(one),
    };
    for (const question of ['cells', 'evidence', 'markers', 'totals', 'order'] as const) {
      const sql = asked[question];
      if (sql !== undefined) queries[queryName(group, question, one)] = sql;
    }
  }
  for (const one of group.beside)
    for (const [question, sql] of [
      ['cells', cellsQuery(group, one)],
      ['evidence', evidenceQuery(group, one)],
    ] as const)
      queries[queryName(group, question, one)] = sql;
  return queries;
}

/** Whether relations that nobody declared are looked for: only hidden or rounded numbers can be given away by them. */
const searches = ({ tables }: TableGroup) =>
  tables.some((one) => hidesCells(one.table) || roundedColumns(one).length > 0);

function planGroup(group: TableGroup, groups: readonly TableGroup[], input: CheckInput): Task {
  const measured = group.tables.filter((one) => one.measures.length > 0);
  const [first] = measured.length > 0 ? measured : group.tables;
  const dataset = first?.table.dataset ?? 'site';
  // A group of several tables is named by its dataset, unless another one of the dataset would bear the same name.
  const alike = groups.filter((other) => other.tables.length > 1 && other.tables[0]?.table.dataset === dataset).length;
  const task = {
    check: 'suppression',
    dataset,
    ...(first && (group.tables.length === 1 || alike > 1) ? { table: first.table.table } : {}),
  } as const;
  if (measured.length === 0)
    return { ...task, queries: {}, judge: () => outcome([], 0, describeUnchecked(group, input)) };
  return {
    ...task,
    queries: queriesOf(group, measured),
    async judge(results: Readonly<Record<string, Table>>, pause, bound) {
      const resultOf = (question: Question, one: GroupTable) => results[queryName(group, question, one)];
      const seen = [...measured, ...group.beside];
      const slices = new Map(seen.map((one) => [one, readPlacedRows(one, resultOf('cells', one)?.rows ?? [])]));
      const evidence = new Map(
        seen.map((one) => [
          one,
          readEvidence(one, resultOf('evidence', one)?.rows ?? [], slices.get(one) ?? new Map<string, PlacedRow[]>()),
        ]),
      );
      const evidenceOf = (one: GroupTable) => evidence.get(one) ?? [];
      const relations = searches(group) ? findRelations(seen, evidenceOf) : [];
      const context = { tables: measured, beside: group.beside, relations, evidence: evidenceOf };
      const solved = await judgeSlices(context, slices, bound, pause);
      const findings = [
        ...solved.findings,
        ...measured.flatMap((one) => [
          ...judgeMarkers(one, resultOf('markers', one)),
          ...judgeTotals(one, resultOf('totals', one)),
          ...judgeRowOrder(one, resultOf('order', one)),
        ]),
      ];
      const rows = rowsOf(results['rows']).reduce((sum, row) => sum + Number(row['rows']), 0);
      const note = describeChecked(group, measured, solved, relations);
      return outcome(findings, rows, { note, measures: solved.measures });
    },
  };
}

/** No suppressed cell can be worked out from what is published. */
export const suppressionCheck: Check<'suppression'> = {
  id: 'suppression',
  leaks: 'site',
  cure: 'hide-small',
  plan(input) {
    const groups = groupTables(input.tables);
    return groups.map((group) => planGroup(group, groups, input));
  },
};
