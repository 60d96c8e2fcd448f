import { entryPath } from '../../model/entry-path.ts';
import type { ChartModel, ContentModel, DatasetModel, SiteModel } from '../../model/site-model.ts';
import { datasetsIn } from '../../model/translate-datasets.ts';
import { kindOf, type ShownNoun } from '../../schema/kinds.ts';
import { type Kind, kindNames, nouns } from '../../schema/nouns.ts';
import { sayUnwritten } from '../../values/unwritten.ts';
import { type PublishedFile, jsonFile } from './published-files.ts';
import { paths } from '../../model/paths.ts';

/** One thing a reader can find. `url` is a path below the base. */
export interface SearchDocument {
  readonly id: number;
  readonly url: string;
  readonly kind: ShownNoun | 'dataset';
  readonly title: string;
  /** Words shown below the title. */
  readonly summary: string;
  /** Further words that are searched. */
  readonly text: string;
}

type Row = Omit<SearchDocument, 'id'>;

/** The entries of one kind. Charts are found by the words that are read of them, not by their SQL. */
function rowsOfKind(kind: Kind, content: ContentModel, charts: readonly ChartModel[]): Row[] {
  const { shown } = kindOf(kind);
  if (!shown) return [];
  const entries =
    kind === 'charts'
      ? charts.map(({ id, spec, caption }) => ({ id, data: spec, text: caption.text }))
      : content[kind].map(({ id, data, text }) => ({ id, data, text }));
  return entries.map(({ id, data, text }) => ({
    kind: nouns[kind] as ShownNoun,
    url: entryPath(kind, id) ?? '',
    title: data.title,
    ...shown.search({ data, text }),
  }));
}

const written = (text: string) => sayUnwritten(text, () => '').trim();

const rowsOfDatasets = (datasets: readonly DatasetModel[]): Row[] =>
  datasets.map(({ id, descriptor, tables }) => ({
    kind: 'dataset',
    url: `data/${id}/`,
    title: descriptor.title,
    summary: written(descriptor.description).slice(0, 160),
    text: tables
      .flatMap((table) => [table.name, ...table.columns.flatMap((column) => [column.name, column.title ?? ''])])
      .join(' '),
  }));

/** Everything a reader can find: kind by kind, the tables after the charts that are drawn from them. */
function documentsOf(model: SiteModel, language: string, content: ContentModel): Row[] {
  const prefix = language === model.config.language ? '' : `${language}/`;
  const charts = model.charts[language] ?? [];
  const rows = kindNames.flatMap((kind) => [
    ...rowsOfKind(kind, content, charts),
    ...(kind === 'charts' ? rowsOfDatasets(datasetsIn(model, language)) : []),
  ]);
  return rows.map(({ title, summary, text, ...row }) => ({
    ...row,
    url: prefix + row.url,
    // What is found has a name, be it that of its file.
    title: written(title) || (row.url.split(/[/#]/).findLast(Boolean) ?? ''),
    summary: written(summary),
    text: written(text),
  }));
}

/** What the search page loads when it is used: one file a language. */
export function publishSearch(model: SiteModel): PublishedFile[] {
  return Object.entries(model.content).map(([language, content]) =>
    jsonFile(
      paths.search(language),
      documentsOf(model, language, content).map((row, id): SearchDocument => ({ id, ...row })),
      true,
    ),
  );
}
