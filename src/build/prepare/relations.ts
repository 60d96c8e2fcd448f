import type { ChartModel, ContentModel, DatasetModel, Reference, TableModel } from '../../model/site-model.ts';
import { categoriesOf, schedulesOf } from '../../schema/categories-of.ts';
import { kindOf } from '../../schema/kinds.ts';
import { kindNames } from '../../schema/nouns.ts';
import { linkedNounOf, referencesOf, relationKey } from './references-of.ts';

type Relations = Record<string, Reference[]>;

/** Two things that are linked with each other, by their keys. */
type Pair = readonly [string, string];

interface Parts {
  readonly content: ContentModel;
  readonly datasets: readonly DatasetModel[];
  readonly charts: readonly ChartModel[];
}

const pairWith = (self: string, keys: readonly string[]) => keys.map((key): Pair => [self, key]);

/** What the front matter of texts names. */
const pairsOfTexts = (content: ContentModel): Pair[] =>
  kindNames.flatMap((kind) => {
    const noun = linkedNounOf(kind);
    if (noun === undefined) return [];
    return content[kind].flatMap(({ id, data }) =>
      kindOf(kind)
        .mentions(data)
        .flatMap((named) => {
          const other = named.target === 'datasets' ? 'dataset' : linkedNounOf(named.target);
          return other === undefined ? [] : pairWith(relationKey(noun, id), [relationKey(other, named.id)]);
        }),
    );
  });

/** The schedules of fields that take them from their categories. */
const pairsOfSchedules = ({ categories, dictionary }: ContentModel): Pair[] =>
  dictionary.flatMap(({ id, data }) => {
    if (data.kind !== 'collected' || data.retention !== undefined) return [];
    const schedules = schedulesOf(data, (one) => categories.find((category) => category.id === one)?.data.retention);
    return pairWith(
      relationKey('field', id),
      schedules.map(({ schedule }) => relationKey('schedule', schedule)),
    );
  });

/** What the columns of a table are about. */
const pairsOfColumns = ({ dictionary }: ContentModel, { dataset, name, columns, privacy }: TableModel): Pair[] =>
  columns.flatMap((column) => {
    const field = dictionary.find((candidate) => candidate.id === column.fieldId);
    return [
      ...pairWith(relationKey('field', column.fieldId), [
        relationKey('dataset', dataset),
        relationKey('column', `${name}.${column.name}`),
      ]),
      // A column inherits what its field is about, so that no page is more than one link away.
      ...pairWith(relationKey('column', `${name}.${column.name}`), [
        relationKey('dataset', dataset),
        ...categoriesOf(field?.data.category ? field.data : privacy).map((one) => relationKey('category', one)),
        ...[...(field?.data.methods ?? []), ...privacy.method].map((method) => relationKey('method', method)),
      ]),
    ];
  });

/** What descriptors say their tables are about. */
const pairsOfTables = (content: ContentModel, tables: readonly TableModel[]): Pair[] =>
  tables.flatMap((table) => [
    ...pairWith(relationKey('dataset', table.dataset), [
      ...categoriesOf(table.privacy).map((one) => relationKey('category', one)),
      ...table.privacy.method.map((method) => relationKey('method', method)),
      ...(table.privacy.breaks ?? []).flatMap(({ change }) => (change ? [relationKey('change', change)] : [])),
    ]),
    ...pairsOfColumns(content, table),
  ]);

/** What the SQL of charts reads: tables, and the columns it names. */
const pairsOfCharts = (charts: readonly ChartModel[], tables: readonly TableModel[]): Pair[] =>
  charts.flatMap((chart) =>
    tables
      .filter(({ name }) => chart.tables.includes(name))
      .flatMap(({ dataset, name, privacy, columns }) =>
        pairWith(relationKey('chart', chart.id), [
          relationKey('dataset', dataset),
          ...categoriesOf(privacy).map((one) => relationKey('category', one)),
          ...columns
            .filter((column) => new RegExp(`(?<!\\w)${column.name}(?!\\w)`).test(chart.sql))
            .flatMap((column) => [
              relationKey('field', column.fieldId),
              relationKey('column', `${name}.${column.name}`),
            ]),
        ]),
      ),
  );

/**
 * What is linked with what, both ways: each pair is said once above and holds in both directions. Lists keep the order
 * of `referencesOf`, so that they read alike on every page.
 */
export function relationsOf({ content, datasets, charts }: Parts): Relations {
  const references = referencesOf(content, datasets);
  const tables = datasets.flatMap((dataset) => dataset.tables);
  const linked = new Map<string, Set<string>>();
  const link = (from: string, to: string) => linked.set(from, (linked.get(from) ?? new Set()).add(to));
  for (const [a, b] of [
    ...pairsOfTexts(content),
    ...pairsOfSchedules(content),
    ...pairsOfTables(content, tables),
    ...pairsOfCharts(charts, tables),
  ]) {
    if (a === b || !references.has(a) || !references.has(b)) continue;
    link(a, b);
    link(b, a);
  }
  const rank = new Map([...references.keys()].map((key, index) => [key, index]));
  const inOrder = (keys: Iterable<string>) => [...keys].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  return Object.fromEntries(
    inOrder(linked.keys()).map((key) => [
      key,
      inOrder(linked.get(key) ?? []).flatMap((other) => references.get(other) ?? []),
    ]),
  );
}
