import { periodSql } from '../../checks/period-sql.ts';
import type { Engine } from '../../engine/engine.ts';
import type { TableShape } from '../../engine/load-tables.ts';
import { quoteName, quoteText } from '../../engine/sql.ts';
import { newestFile } from '../../values/newest-file.ts';
import type { DataTable, Dataset, Site } from '../../source/site.ts';
import type { DatasetModel, FileModel, TableModel } from '../../model/site-model.ts';
import { changedPeriods } from './changed-periods.ts';

/** A table as the engine loads it. */
export function shapeOf(table: DataTable): TableShape {
  return {
    name: table.name,
    columns: table.columns.map(({ name, type, missing }) => ({ name, type, missing: [...missing] })),
    releases: table.privacy.releases,
    files: table.files.map(({ path, period, format, replaced }) => ({
      name: path,
      ...(period ? { period } : {}),
      format,
      ...(replaced ? { replacedBy: replaced.by } : {}),
    })),
  };
}

/** The name under which a Parquet file's rows are also published as CSV. */
export const csvPathOf = (path: string) => path.replace(/\.parquet$/, '.csv');

/**
 * Of each withdrawn file of a table of snapshots whose successor is there, the periods whose rows are not the same, as
 * far as the newest file does not have the wrong ones still.
 */
async function correctedPeriods(table: DataTable, engine: Engine): Promise<ReadonlyMap<string, readonly string[]>> {
  const corrected = new Map<string, readonly string[]>();
  if (table.privacy.releases !== 'snapshot') return corrected;
  const newest = newestFile(shapeOf(table).files)?.name;
  for (const { path, replaced } of table.files) {
    if (newest === undefined || !replaced || table.files.every((file) => file.path !== replaced.by)) continue;
    const changed = await changedPeriods(table, path, replaced.by, engine);
    const now = newest === replaced.by ? changed : await changedPeriods(table, path, newest, engine);
    corrected.set(
      path,
      changed.filter((period) => now.includes(period)),
    );
  }
  return corrected;
}

async function tableModel(table: DataTable, engine: Engine): Promise<TableModel> {
  const released = `released.${quoteName(table.name)}`;
  const counted = await engine.query(`SELECT _file, count(*) FROM ${released} GROUP BY _file`);
  const rowsOf = new Map(counted.rows.map(([file, rows]) => [String(file), Number(rows)]));
  const period = periodSql(table.privacy);
  const span = await engine.query(`SELECT min(${period}), max(${period}), count(*) FROM ${quoteName(table.name)}`);
  const [first, last, rows] = span.rows[0] ?? [null, null, 0];
  const newest = table.files.findLast(({ replaced }) => replaced === undefined)?.path ?? '';
  const corrected = await correctedPeriods(table, engine);
  const columns = table.columns.map(({ name }) => quoteName(name)).join(', ');
  const rowsShown = await engine.query(
    `SELECT ${columns} FROM text.${quoteName(table.name)} WHERE _file = ${quoteText(newest)} ORDER BY _line LIMIT 10`,
  );
  return {
    dataset: table.dataset,
    resource: table.resource.name,
    name: table.name,
    title: table.resource.title ?? table.resource.name,
    ...(table.resource.description ? { description: table.resource.description } : {}),
    columns: table.columns,
    primaryKey: table.primaryKey,
    privacy: table.privacy,
    files: table.files.map((file) => ({
      path: file.path,
      ...(file.format === 'parquet' ? { csvPath: csvPathOf(file.path) } : {}),
      ...(file.period ? { period: file.period } : {}),
      format: file.format,
      ...replacedOf(file, corrected),
      bytes: file.bytes.length,
      sha256: file.sha256,
      rows: rowsOf.get(file.path) ?? 0,
    })),
    rows: Number(rows ?? 0),
    ...(typeof first === 'string' && typeof last === 'string' ? { periods: { first, last } } : {}),
    firstRows: rowsShown.rows.map((row) => row.map((value) => (value === null ? '' : String(value)))),
  };
}

function replacedOf(
  { path, replaced }: Pick<DataTable['files'][number], 'path' | 'replaced'>,
  corrected: ReadonlyMap<string, readonly string[]>,
): Pick<FileModel, 'replaced'> {
  const periods = corrected.get(path);
  return replaced ? { replaced: { ...replaced, ...(periods ? { periods } : {}) } } : {};
}

/** What pages say of each dataset; its tables must be loaded with their text. */
export async function prepareDatasets(site: Site, engine: Engine): Promise<DatasetModel[]> {
  const model = async (dataset: Dataset): Promise<DatasetModel> => {
    const tables: TableModel[] = [];
    for (const table of dataset.tables) tables.push(await tableModel(table, engine));
    return { id: dataset.id, file: dataset.file, descriptor: dataset.descriptor, tables };
  };
  const models: DatasetModel[] = [];
  for (const dataset of site.datasets) models.push(await model(dataset));
  return models;
}
