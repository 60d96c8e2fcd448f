import type { Table } from '../engine/engine.ts';
import { type Check, type Finding, type Outcome, type Task, outcome } from './check.ts';
import type { CheckInput } from './check-input.ts';
import { slackOf } from './margins.ts';
import { releasedOf } from './released-table.ts';
import { rowsOf } from './result-rows.ts';
import { newBudget } from './suppression/bound-cells.ts';
import { type GroupTable, type TableGroup, groupTables, suppressibleColumns } from './suppression/group.ts';
import { judgeMarkers, judgeTotals } from './suppression/judge-markers.ts';
import { type PlacedRow, judgeSlices } from './suppression/judge-slices.ts';
import { cellsQuery, markersQuery, totalsQuery } from './suppression/queries.ts';

/** Placed rows of one table by slice, from the columns of a `cells` query. */
function readSlices(one: GroupTable, table: Table | undefined): Map<string, PlacedRow[]> {
  const slices = new Map<string, PlacedRow[]>();
  const width = one.dimensions.length;
  for (const [slice, release, file, line, period, ...rest] of table?.rows ?? []) {
    const key = String(slice);
    const rows = slices.get(key) ?? [];
    slices.set(key, rows);
    rows.push({
      release: String(release),
      file: String(file),
      line: Number(line),
      period: String(period ?? ''),
      dimensions: rest.slice(0, width).map(String),
      values: rest.slice(width).map((value) => (value === null ? null : Number(value))),
    });
  }
  return slices;
}

function roundingNote(group: TableGroup): string {
  const rounded = group.tables
    .flatMap(({ table, measures }) => measures.map((measure) => ({ table, slack: slackOf(table, measure) })))
    .filter(({ slack }) => slack > 0);
  if (rounded.length === 0) return '';
  const alone = rounded.filter(({ table }) => table.privacy.totalsRoundedAlone !== false);
  if (alone.length === 0)
    return ' Totals are sums of rounded counts, so the equations hold exactly for the rounded counts.';
  return ` Totals are rounded on their own, so each published count c stands for every true count from c − ${Math.max(...alone.map(({ slack }) => slack))} to c + ${Math.max(...alone.map(({ slack }) => slack))}.`;
}

function noTask(group: TableGroup, input: CheckInput): Pick<Outcome, 'status' | 'note'> {
  const [first] = group.tables;
  const { contributors, differentialPrivacy } = first?.table.privacy ?? {};
  if (differentialPrivacy)
    return {
      status: 'not-checkable',
      note: 'Random noise was added to these counts, so no total gives a hidden one away exactly; the privacy budget limits what they reveal.',
    };
  const reason = typeof contributors === 'object' ? `: ${contributors.none}` : '.';
  return {
    status: 'not-checkable',
    note: `No column counts contributors, and none is declared as suppressible${reason} What was left out is stated by ${input.site.operator.name}.`,
  };
}

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
  if (measured.length === 0) return { ...task, queries: {}, judge: () => outcome([], 0, noTask(group, input)) };

  const queries: Record<string, string> = {
    rows: measured
      .map(({ table }) => `SELECT CAST(count(*) AS INTEGER) AS "rows" FROM ${releasedOf(table)}`)
      .join('\nUNION ALL\n'),
  };
  const add = (name: string, one: GroupTable, sql: string | undefined) => {
    if (sql !== undefined) queries[group.tables.length === 1 ? name : `${name} ${one.table.table}`] = sql;
  };
  const resultOf = (results: Readonly<Record<string, Table>>, name: string, one: GroupTable) =>
    results[group.tables.length === 1 ? name : `${name} ${one.table.table}`];
  for (const one of measured) {
    add('cells', one, cellsQuery(group, one));
    add('markers', one, markersQuery(one));
    add('totals', one, totalsQuery(one));
  }
  return {
    ...task,
    queries,
    async judge(results, pause) {
      const slices = new Map(measured.map((one) => [one, readSlices(one, resultOf(results, 'cells', one))] as const));
      const solved = await judgeSlices(measured, slices, newBudget(), pause);
      const findings: Finding[] = [...solved.findings];
      for (const one of measured) {
        findings.push(
          ...judgeMarkers(one, resultOf(results, 'markers', one)),
          ...judgeTotals(one, resultOf(results, 'totals', one)),
        );
      }
      const rows = rowsOf(results['rows']).reduce((sum, row) => sum + Number(row['rows']), 0);
      const equations = group.tables.some((one) => one.margins.length > 0 || one.links.length > 0);
      const { suppressedCells, leftOutRows, linearPrograms, components, notExamined } = solved.measures;
      const hidden =
        suppressedCells === 0
          ? `No cell of ${measured.flatMap((one) => suppressibleColumns(one.table)).join(', ') || 'this table'} is suppressed.`
          : `Suppressed cells: ${suppressedCells}.`;
      const leftOut = leftOutRows === 0 ? '' : ` Rows that were left out of totals: ${leftOutRows}.`;
      const how =
        suppressedCells + leftOutRows === 0
          ? ''
          : equations
            ? ` Systems of equations without a common cell: ${components}; linear programs solved: ${linearPrograms}. The other cells follow from one equation alone or were seen to range far enough.`
            : ' No total is declared that its parts add up to, so no published number bounds them.';
      const missed = notExamined > 0 ? ` Not examined, for their system is too large: ${notExamined}.` : '';
      return outcome(findings, rows, {
        note: `${hidden}${leftOut}${how}${missed}${roundingNote(group)}`,
        measures: solved.measures,
      });
    },
  };
}

/** No suppressed cell can be worked out from what is published. */
export const suppressionCheck: Check<'suppression'> = {
  id: 'suppression',
  cure: 'hide-small',
  plan(input) {
    const groups = groupTables(input.tables);
    return groups.map((group) => planGroup(group, groups, input));
  },
};
