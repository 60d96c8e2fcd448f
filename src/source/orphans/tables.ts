import type { Problem } from '../../problems/problem.ts';
import { suggest } from '../../problems/suggest.ts';
import { overlappingBesides } from '../../schema/added-up.ts';
import type { Path } from '../located.ts';
import { privacyPath } from '../privacy-columns.ts';
import type { Dataset, DataTable, Site } from '../site.ts';
import { repeated } from './repeated.ts';

/** A table with its dataset and its place there. */
interface Placed {
  readonly dataset: Dataset;
  readonly table: DataTable;
  readonly index: number;
}

/** Tables with one name in SQL. */
function judgeNames(tables: readonly Placed[]): Problem[] {
  return [...new Set(repeated(tables.map(({ table }) => table.name)))].flatMap((name): Problem[] => {
    const last = tables.findLast(({ table }) => table.name === name);
    if (!last) return [];
    return [
      {
        code: 'file/duplicate',
        ...last.dataset.located.at(['resources', last.index, 'name']),
        message: `Two tables are named "${name}" in SQL.`,
        fix: 'give one of the two resources another name',
      },
    ];
  });
}

/** A margin must name another table, and columns that this table has. */
function judgeMargin({ dataset, table, index }: Placed, at: number, tables: readonly Placed[]): Problem[] {
  const margin = table.privacy.margins?.[at];
  if (!margin || !('of' in margin)) return [];
  const place = (path: Path) => dataset.located.at(privacyPath(table.resource, index, ['margins', at, ...path]));
  const near = tables.toSorted((a, b) => Number(b.dataset === dataset) - Number(a.dataset === dataset));
  const others = near.map((placed) => placed.table).filter((other) => other !== table);
  const names = others.map(({ resource }) => resource.name);
  const of = others.find(({ resource }) => resource.name === margin.of);
  if (!of)
    return [
      {
        code: 'reference/dangling',
        ...place(['of']),
        message: `A margin of "${table.resource.name}" names the table "${margin.of}", and there is no other table of that name.`,
        fix: names.length === 0 ? 'remove the margin' : `write  ${suggest(margin.of, names) ?? names[0] ?? ''}`,
      },
    ];
  const columns = of.columns.map(({ name }) => name);
  const overlapping = overlappingBesides(
    of,
    margin.by.map((own) => margin.as?.[own] ?? own),
  );
  if (margin.additive === true && overlapping.length > 0)
    return [
      {
        code: 'reference/conflict',
        ...place(['additive']),
        message: `The rows of "${margin.of}" overlap in ${overlapping.join(', ')}, so they do not add up to the rows of "${table.resource.name}", as this margin says.`,
        fix: 'remove  "additive": true',
      },
    ];
  return margin.by.flatMap((own, position): Problem[] => {
    const column = margin.as?.[own] ?? own;
    if (columns.includes(column)) return [];
    return [
      {
        code: 'reference/dangling',
        ...place(margin.as?.[own] === undefined ? ['by', position] : ['as', own]),
        message: `The tables must agree in "${column}", but "${margin.of}" has no such column. Columns: ${columns.join(', ')}.`,
        fix: `say how "${margin.of}" calls it, "as": {"${own}": "${suggest(column, columns) ?? columns[0] ?? ''}"}, or remove it here`,
      },
    ];
  });
}

/** A share of a number in another table must name a table beside its own, and a column that this table has. */
function judgeShare({ dataset, table, index }: Placed, at: number): Problem[] {
  const whole = table.privacy.shares?.[at]?.of;
  if (typeof whole !== 'object' || !('table' in whole)) return [];
  const place = (key: string) => dataset.located.at(privacyPath(table.resource, index, ['shares', at, 'of', key]));
  const names = dataset.tables.map(({ resource }) => resource.name);
  const of = dataset.tables.find(({ resource }) => resource.name === whole.table);
  const [key, wanted, choices] = of
    ? (['column', whole.column, of.columns.map(({ name }) => name)] as const)
    : (['table', whole.table, names] as const);
  if (choices.includes(wanted)) return [];
  return [
    {
      code: 'reference/dangling',
      ...place(key),
      message: of
        ? `"${wanted}" is no column of "${whole.table}".`
        : `The dataset has no table "${wanted}" that could hold the whole of this share.`,
      fix: `write  ${suggest(wanted, [...choices]) ?? `one of ${choices.join(', ')}`}`,
    },
  ];
}

/** Problems of tables that do not fit each other. */
export function findTableOrphans(datasets: Site['datasets']): Problem[] {
  const tables = datasets.flatMap((dataset) => dataset.tables.map((table, index) => ({ dataset, table, index })));
  return [
    ...judgeNames(tables),
    ...tables.flatMap((placed) =>
      (placed.table.privacy.margins ?? []).flatMap((_margin, at) => judgeMargin(placed, at, tables)),
    ),
    ...tables.flatMap((placed) => (placed.table.privacy.shares ?? []).flatMap((_share, at) => judgeShare(placed, at))),
  ];
}
