import type { CheckInput, CheckTable } from '../check-input.ts';
import { countColumns } from '../count-columns.ts';
import { type ColumnMargin, type Link, columnMargins, linksOf, slackOf } from '../margins.ts';
import { periodColumnsOf } from '../../schema/period-columns.ts';
import { columnsOfRelations } from '../relations/column-relations.ts';
import { mayAddUpToTheSame } from '../relations/may-count-the-same.ts';

/** A table as the equations see it. */
export interface GroupTable {
  readonly table: CheckTable;
  /** Columns that tell its rows apart. */
  readonly dimensions: readonly string[];
  /** Further columns by which another table adds its rows up, such as the county of a municipality. */
  readonly attributes: readonly string[];
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
  /** Tables that no link names and that may count the same contributors: what they print may fill a gap here. */
  readonly beside: readonly GroupTable[];
  /** Whether the period cuts all of them into slices without a common equation. */
  readonly sliced: boolean;
}

const isNumeric = (table: CheckTable, name: string) =>
  table.columns.some((column) => column.name === name && (column.type === 'integer' || column.type === 'number'));

/** The columns in which cells of a table may be suppressed; noisy ones left out. */
export function suppressibleColumns(table: CheckTable): string[] {
  const { suppressible, differentialPrivacy } = table.privacy;
  return (suppressible ?? countColumns(table)).filter(
    (name) => isNumeric(table, name) && !differentialPrivacy?.columns.includes(name),
  );
}

const linksIn = ({ links, bounds }: GroupTable) => [...links, ...bounds.links];

/** Whether cells of a table can be hidden: a marker is declared, or a missing value that is more than an empty cell. */
export function hidesCells(table: CheckTable): boolean {
  const columns = suppressibleColumns(table);
  const hasMarker = table.columns.some(
    ({ name, missing }) => columns.includes(name) && missing.some((marker) => marker !== ''),
  );
  return columns.length > 0 && (table.privacy.suppressed !== undefined || hasMarker);
}

/** Whether numbers of a column are rounded one by one, so that sums may show what they were before. */
export const isRoundedAlone = (table: CheckTable, measure: string): boolean =>
  table.privacy.totalsRoundedAlone !== false && slackOf(table, measure) > 0;

/** The columns of a table whose numbers are rounded one by one. */
export const roundedColumns = ({ table, measures }: GroupTable): string[] =>
  measures.filter((measure) => isRoundedAlone(table, measure));

function isSliced(tables: readonly GroupTable[]): boolean {
  const columnsOf = ({ table }: GroupTable) => periodColumnsOf(table.privacy);
  const types = (one: GroupTable) =>
    columnsOf(one)
      .map((name) => one.table.columns.find((column) => column.name === name)?.type)
      .join();
  const [first] = tables;
  return tables.every((one) => {
    const pairsPeriods = (link: Link) =>
      columnsOf(one).every((column, at) => {
        const position = link.by.indexOf(column);
        return position >= 0 && link.theirs[position] === periodColumnsOf(link.of.privacy)[at];
      });
    return (
      first !== undefined &&
      types(one) === types(first) &&
      columnsOf(one).every(
        (column) =>
          one.dimensions.includes(column) &&
          [...one.margins, ...one.bounds.margins].every((margin) => margin.column !== column),
      ) &&
      linksIn(one).every(pairsPeriods)
    );
  });
}

/** Columns of a table by which links add its rows up, or which say of which rows a link speaks. */
function linkedColumns(table: CheckTable, tables: CheckInput['tables']): string[] {
  return tables.flatMap((other) =>
    linksOf(other, tables).flatMap((link) => [
      ...(link.of === table ? link.theirs : []),
      ...(link.table === table ? [...link.by, ...Object.keys(link.where)] : []),
    ]),
  );
}

function describeTable(table: CheckTable, tables: CheckInput['tables']): GroupTable {
  const dimensions = table.primaryKey;
  const [margins, links] = [columnMargins(table), linksOf(table, tables)];
  return {
    table,
    dimensions,
    attributes: [...new Set(linkedColumns(table, tables))].filter((name) => !dimensions.includes(name)),
    measures: [
      ...new Set([
        ...suppressibleColumns(table),
        ...countColumns(table),
        ...columnsOfRelations(table).filter((name) => isNumeric(table, name)),
      ]),
    ],
    margins: margins.filter((margin) => margin.additive),
    links: links.filter((link) => link.additive),
    bounds: {
      margins: margins.filter((margin) => !margin.additive),
      links: links.filter((link) => !link.additive),
    },
  };
}

/**
 * Every table, in groups; in order of the first table of each. Margins whose parts overlap give no
 * equation, only bounds.
 */
export function groupTables(tables: CheckInput['tables']): TableGroup[] {
  const described = tables.map((table) => describeTable(table, tables));
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
    .map((group): TableGroup => {
      const ordered = [...group].sort((a, b) => described.indexOf(a) - described.indexOf(b));
      const protecting = ordered.filter((one) => hidesCells(one.table) || roundedColumns(one).length > 0);
      const beside = described.filter(
        (one) => !group.includes(one) && protecting.some(({ table }) => mayAddUpToTheSame(table, one.table)),
      );
      return { tables: ordered, beside, sliced: isSliced([...ordered, ...beside]) };
    });
}
