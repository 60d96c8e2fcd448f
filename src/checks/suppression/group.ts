import type { CheckInput, CheckTable } from '../check-input.ts';
import { countColumns } from '../count-columns.ts';
import { type ColumnMargin, type Link, columnMargins, linksOf } from '../margins.ts';
import { periodColumnsOf } from '../period-sql.ts';

/** A table as the equations see it. */
export interface GroupTable {
  readonly table: CheckTable;
  /** Columns that tell its rows apart. */
  readonly dimensions: readonly string[];
  /** Columns of numbers in which a cell can be left out, or which count contributors. */
  readonly measures: readonly string[];
  readonly margins: readonly ColumnMargin[];
  readonly links: readonly Link[];
  /** Margins and links whose parts overlap: a total is no sum of them, but no part is larger than it. */
  readonly bounds: { readonly margins: readonly ColumnMargin[]; readonly links: readonly Link[] };
}

/** Tables that hang together through links, hence share equations; mostly one alone. */
export interface TableGroup {
  readonly tables: readonly GroupTable[];
  /** Whether the period cuts all of them into slices without a common equation. */
  readonly sliced: boolean;
}

/** The columns in which cells of a table may be suppressed; noisy ones left out. */
export function suppressibleColumns(table: CheckTable): string[] {
  const { suppressible, differentialPrivacy } = table.privacy;
  const numeric = (name: string) =>
    table.columns.some((column) => column.name === name && (column.type === 'integer' || column.type === 'number'));
  return (suppressible ?? countColumns(table)).filter(
    (name) => numeric(name) && !differentialPrivacy?.columns.includes(name),
  );
}

const linksIn = ({ links, bounds }: GroupTable) => [...links, ...bounds.links];

function isSliced(tables: readonly GroupTable[]): boolean {
  const columns = tables[0] ? periodColumnsOf(tables[0].table.privacy) : [];
  return tables.every(
    (one) =>
      periodColumnsOf(one.table.privacy).join() === columns.join() &&
      columns.every(
        (column) =>
          one.dimensions.includes(column) &&
          one.margins.every((margin) => margin.column !== column) &&
          one.bounds.margins.every((margin) => margin.column !== column) &&
          [...one.links, ...one.bounds.links].every((link) => link.by.includes(column)),
      ),
  );
}

/**
 * Every table, in groups; in order of the first table of each. Margins whose parts overlap give no
 * equation, only bounds.
 */
export function groupTables(tables: CheckInput['tables']): TableGroup[] {
  const described = tables.map((table): GroupTable => {
    const [margins, links] = [columnMargins(table), linksOf(table, tables)];
    return {
      table,
      dimensions: table.primaryKey,
      measures: [...new Set([...suppressibleColumns(table), ...countColumns(table)])],
      margins: margins.filter((margin) => margin.additive),
      links: links.filter((link) => link.additive),
      bounds: {
        margins: margins.filter((margin) => !margin.additive),
        links: links.filter((link) => !link.additive),
      },
    };
  });
  const groups: GroupTable[][] = [];
  for (const one of described) {
    const touches = (group: readonly GroupTable[]) =>
      group.some(
        (other) =>
          linksIn(one).some((link) => link.of === other.table) || linksIn(other).some((link) => link.of === one.table),
      );
    const joined = groups.filter(touches);
    const merged = [...joined.flat(), one];
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  const place = (group: readonly GroupTable[]) => Math.min(...group.map((one) => described.indexOf(one)));
  return groups
    .sort((a, b) => place(a) - place(b))
    .map((group) => {
      const ordered = [...group].sort((a, b) => described.indexOf(a) - described.indexOf(b));
      return { tables: ordered, sliced: isSliced(ordered) };
    });
}
