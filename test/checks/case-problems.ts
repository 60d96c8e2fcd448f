import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CheckTable } from '../../src/checks/check-input.ts';
import { formatEntry, parseEntry } from '../../src/log/log-entry.ts';
import { formatProblem } from '../../src/problems/format-problem.ts';
import { siteSchema } from '../../src/schema/content/site.ts';
import { kinds } from '../../src/schema/kinds.ts';
import { id } from '../../src/schema/scalars.ts';
import type { Files } from '../../src/source/files.ts';
import { readDataset } from '../../src/source/read-data.ts';
import type { DataTable } from '../../src/source/site.ts';
import type { CheckCase } from './case.ts';

const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';
const checkedConfig = siteSchema.pick({ operator: true, budget: true, sampleRate: true });

function faultsOf(file: string, schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : [`${file}: ${z.prettifyError(error)}`];
}

/** Front matter and file name of the entries of a kind, held to the schemas of both. */
function entryProblems(
  schema: z.ZodType,
  entries: readonly { readonly id: string; readonly file: string }[],
): string[] {
  return entries.flatMap(({ id: name, file, ...data }) => [
    ...faultsOf(file, id, name),
    ...faultsOf(file, schema, data),
  ]);
}

/** The descriptor that an adopter would have to write for the tables of a dataset. */
function descriptorOf(dataset: string, tables: readonly CheckTable[]): string {
  return JSON.stringify({
    $schema: profile,
    name: dataset,
    title: dataset,
    description: 'Tables of a test.',
    licenses: [{ name: 'CC0-1.0' }],
    privacy: {},
    resources: tables.map(({ resource, files, columns, primaryKey, privacy }) => ({
      name: resource,
      path: files.map(({ path }) => path.slice(dataset.length + 1)),
      schema: {
        fields: columns.map(({ missing, ...column }) => ({ ...column, missingValues: missing })),
        primaryKey,
      },
      privacy,
    })),
  });
}

/** What checks look at of a table, whoever describes it. */
function shapeOf(table: CheckTable | DataTable) {
  const { dataset, columns, primaryKey, privacy, files } = table;
  return {
    dataset,
    table: 'name' in table ? table.name : table.table,
    columns: columns.map(({ name, type, missing, constraints }) => ({ name, type, missing, constraints })),
    primaryKey,
    privacy,
    files: files.map(({ path, period, format, sha256 }) => ({ path, period, format, sha256 })),
  };
}

/** Problems of a dataset's descriptor and files; none where the program reads from them what the case says. */
async function datasetProblems(
  dataset: string,
  tables: readonly CheckTable[],
  published: CheckCase['files'],
): Promise<string[]> {
  const texts: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(published).map(([path, text]) => [`data/${path}`, text])),
    [`data/${dataset}/datapackage.json`]: descriptorOf(dataset, tables),
  };
  const files: Files = {
    list: async () => Object.keys(texts),
    read: async (path) => (texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path])),
  };
  const read = await readDataset(files, dataset);
  if (read.problems.length > 0 || read.dataset === undefined) return read.problems.map(formatProblem);
  const [stated, found] = [tables.map(shapeOf), read.dataset.tables.map(shapeOf)];
  if (isDeepStrictEqual(stated, found)) return [];
  return [`data/${dataset}/: the case says ${JSON.stringify(stated)}, and the program reads ${JSON.stringify(found)}`];
}

/**
 * Why no adopter could have written what a case consists of: problems that the schemas, the reader of datasets and that
 * of the log find in it. None for a case that can happen.
 */
export async function caseProblems({ input, files }: CheckCase): Promise<string[]> {
  const datasets = Map.groupBy(input.tables, ({ dataset }) => dataset);
  const read = [...datasets].map(([dataset, tables]) => datasetProblems(dataset, tables, files));
  return [
    ...faultsOf('content/site.yaml', checkedConfig, input.site),
    ...entryProblems(kinds.dictionary.schema, input.fields),
    ...entryProblems(kinds.categories.schema, input.categories),
    ...entryProblems(kinds.retention.schema, input.schedules),
    ...entryProblems(kinds.changes.schema, input.changes),
    ...entryProblems(kinds.waivers.schema, input.waivers),
    ...(await Promise.all(read)).flat(),
    ...input.log.entries.flatMap((entry, at) =>
      parseEntry(formatEntry(entry), at + 1).faults.map(({ message }) => `data/log.jsonl:${at + 1} ${message}`),
    ),
  ];
}
