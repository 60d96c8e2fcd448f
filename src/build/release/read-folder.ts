import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { Files } from '../../source/files.ts';
import { readData } from '../../source/read-data.ts';
import { CsvRows } from '../../values/csv-rows.ts';
import { periodIn } from '../../values/period-in-path.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { plural } from '../local/plural.ts';
import { loggedFiles } from './logged-files.ts';
import { type FolderFile, type KnownTable, matchFiles } from './match-files.ts';
import type { TableRequest } from './table-request.ts';

/** The names in the first line of a CSV file; none for an empty one. */
function headerOf(bytes: Uint8Array): string[] {
  const rows = new CsvRows(bytes);
  return rows.next() ? rows.fields() : [];
}

/** Every table that the descriptors of a folder name. */
async function knownTables(files: Files): Promise<KnownTable[]> {
  const { datasets } = await readData(files);
  return datasets.flatMap(({ id, tables }) =>
    tables.map(({ resource, columns }) => ({
      dataset: id,
      resource: resource.name,
      columns: columns.map(({ name }) => name),
    })),
  );
}

/** Of the files in `data/` itself those that the log does not name, and are no policy. */
async function unlogged(paths: readonly string[], files: Files): Promise<string[]> {
  const known = await loggedFiles(files);
  return paths.filter((path) => /\.(?:csv|parquet)$/i.test(path) && !known.has(path));
}

/**
 * The files of a folder of tables, each with the table it is for, to be released together; `data` itself stands for all
 * in it that the log does not name. Throws a CommandFault that names every file of which that is not plain, and the
 * ways to name it.
 */
export async function readFolder(
  { typed, path: folder }: { readonly typed: string; readonly path: string },
  siteFolder: string,
  period: string | undefined,
  print: (line: string) => void,
): Promise<TableRequest[]> {
  const files = nodeFiles(siteFolder);
  const own = nodeFiles(folder);
  const data = join(siteFolder, 'data');
  const isData = folder === data;
  const listed = (await own.list('')).filter((path) => !isData || path.includes('/'));
  const paths = isData ? await unlogged(listed, files) : listed;
  const found: (FolderFile & { readonly bytes: Uint8Array })[] = [];
  for (const path of paths) {
    const bytes = (await own.read(path)) ?? new Uint8Array();
    found.push({ path, bytes, ...(/\.csv$/i.test(path) ? { header: headerOf(bytes) } : {}) });
  }
  const { matched, unknown, others } = matchFiles(found, await knownTables(files));
  if (others.length > 0)
    print(`${plural(others.length, 'file is no table', 'files are no tables')} and left alone: ${others.join(', ')}`);
  if (unknown.length > 0)
    throw new CommandFault(
      [
        `${plural(unknown.length, 'file', 'files')} of ${typed} cannot be told to a table, so nothing was released:`,
        ...unknown.map(({ path, reason }) => `  ${path}\n    ${reason}`),
        'Or release one by itself:  vitrine release <dataset> <file> --table <table>',
      ].join('\n'),
    );
  if (matched.length === 0 && !isData) throw new CommandFault(`There is no table (.csv, .parquet) in ${typed}.`);
  const ofFolder = periodIn(basename(folder));
  return matched.map((one) => {
    const bytes = found.find(({ path }) => path === one.path)?.bytes ?? new Uint8Array();
    const inside = relative(join(data, one.dataset), join(folder, one.path)).split(sep).join('/');
    const isInside = !inside.startsWith('..') && !isAbsolute(inside);
    const told = period ?? one.period ?? ofFolder;
    return {
      dataset: one.dataset,
      table: one.table,
      typed: join(typed, one.path),
      bytes,
      ...(isInside ? { inside } : {}),
      ...(told === undefined || isInside ? {} : { period: told }),
    };
  });
}
