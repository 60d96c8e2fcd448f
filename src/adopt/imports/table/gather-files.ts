import type { Problem } from '../../../problems/problem.ts';
import type { Descriptor } from '../../../schema/data/descriptor.ts';
import { wordsOfPath } from '../../../values/period-in-path.ts';
import type { ImportRecord } from '../record.ts';
import { printBytes } from './print-bytes.ts';
import { columnsIn, type GivenTable } from './open-file.ts';

/** The folder of a dataset, as far as an import must heed it. */
export interface DatasetFolder {
  readonly dataset: string;
  /** What its descriptor names: each table with its columns, and its files as far as they are there. */
  readonly resources: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  }[];
  /** Files of the dataset that the log names, by their paths below `data/`. */
  readonly logged: ReadonlySet<string>;
  readonly record: ImportRecord | undefined;
}

export interface GatheredFiles {
  /** What the tables of the dataset are made of: the files that are there, and those that were given. */
  readonly files: readonly GivenTable[];
  readonly lines: readonly string[];
}

/** The tables and files of a descriptor, in the form in which it was read. */
export const resourcesOf = (
  descriptor: Partial<Descriptor> | undefined,
): readonly Partial<Descriptor['resources'][number]>[] =>
  Array.isArray(descriptor?.resources) ? descriptor.resources : [];

/** The table of the dataset that a file is of: by its name, else by its columns where one table alone has them. */
function tableFor(file: GivenTable, { resources }: DatasetFolder): string | undefined {
  if (file.table !== undefined) return file.table;
  const word = wordsOfPath(file.source).words.join('-');
  if (resources.some(({ name }) => name === word)) return word;
  const columns = columnsIn(file);
  const alike = resources.filter((one) => !('code' in columns) && one.columns.join('\n') === columns.join('\n'));
  return alike.length === 1 ? alike[0]?.name : undefined;
}

const refused = (path: string, message: string, fix: string): Problem => ({
  code: 'reference/conflict',
  file: path,
  line: 1,
  column: 1,
  message,
  fix,
});

/**
 * The files of a dataset that is there, with those that are given: one of the same bytes is there already; one that an
 * earlier import brought and that changed takes its own place while the log does not name it. A published file never
 * changes, and where the log names files of the dataset, others are published by a release; both are told.
 */
export function gatherFiles(given: readonly GivenTable[], folder: DatasetFolder): GatheredFiles | readonly Problem[] {
  const { dataset, resources, logged, record } = folder;
  const there = resources.flatMap(({ name, files }) =>
    files.map(({ path, bytes }): GivenTable & { readonly inside: string } => ({
      source: `data/${dataset}/${path}`,
      bytes,
      inside: path,
      table: name,
    })),
  );
  const prints = new Map(there.map((file) => [printBytes(file.bytes), file]));
  const brought = new Map(
    Object.entries(record?.files ?? {}).flatMap(([path, { of, keys }]) =>
      path.startsWith(`data/${dataset}/`) && keys['bytes'] !== undefined ? [[of, { path, print: keys['bytes'] }]] : [],
    ),
  );
  const gone = new Set<string>();
  const fresh: GivenTable[] = [];
  const problems: Problem[] = [];
  const lines: string[] = [];
  for (const file of given) {
    if (prints.has(printBytes(file.bytes)) || there.some(({ source }) => source === file.source)) continue;
    const before = brought.get(file.source);
    const own = there.find(({ source }) => source === before?.path);
    if (before && own) {
      const path = own.inside;
      if (logged.has(`${dataset}/${path}`))
        problems.push(
          refused(
            file.source,
            `It differs from ${before.path}, which the log names, and a published file never changes.`,
            `publish it as a correction:  vitrine release ${dataset} ${file.source} --corrects ${path} --reason "…"`,
          ),
        );
      else if (printBytes(own.bytes) !== before.print)
        problems.push(
          refused(
            file.source,
            `${before.path} was changed by hand since it was imported, and the source changed too.`,
            `remove ${before.path} to take the source's, or leave ${file.source} out to keep it`,
          ),
        );
      else {
        gone.add(own.source);
        fresh.push({ ...file, table: own.table });
      }
    } else if (logged.size > 0 && there.length > 0)
      lines.push(
        `${file.source} is not published yet: the log names files of ${dataset}, so the next one goes through  vitrine release ${dataset} <file>`,
      );
    else fresh.push({ ...file, table: tableFor(file, folder) });
  }
  return problems.length > 0
    ? problems
    : { files: [...there.filter(({ source }) => !gone.has(source)), ...fresh], lines };
}
