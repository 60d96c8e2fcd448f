import type { Problem } from '../../../problems/problem.ts';
import type { Descriptor } from '../../../schema/data/descriptor.ts';
import { parseYaml } from '../../../source/parse-yaml.ts';
import { everyField, everyFieldOf } from '../answers.ts';
import { idOfKey } from '../field-ids.ts';
import { printsOf } from '../merge-json.ts';
import { importPaths, withAnswers } from '../plan-import.ts';
import { type ImportRecord, readRecord, type WrittenParts } from '../record.ts';
import { readSheet, type Sheet } from '../worksheet.ts';
import { type DeclaredDataset, declaredMissing } from './declared.ts';
import type { TableAnswers } from './draft-dataset.ts';
import { type DatasetFolder, resourcesOf } from './gather-files.ts';
import { columnsOfTypes, type KnownColumns } from './profile-table.ts';
import type { ToldOfTable } from './propose-table.ts';
import { answersOfRow, tableAnswersIn, tableColumns, tableQuestions, toldIn } from './table-answers.ts';
import type { ImportTablesRequest } from './table-source.ts';

/** What an import said before, and what whoever wrote the descriptor says. */
export interface OwnTables {
  readonly sheet: Sheet;
  readonly record: ImportRecord | undefined;
  readonly descriptor: {
    readonly path: string;
    readonly text: string | undefined;
    readonly value: Partial<Descriptor> | undefined;
  };
}

/** What an import of this name, and whoever wrote the descriptor, said before; or what is wrong with it. */
export function readOwnTables({ name, texts, answers }: ImportTablesRequest): OwnTables | readonly Problem[] {
  const own = importPaths(name);
  const { record, problems: ofRecord } = readRecord(own.record, texts.get(own.record));
  const written = texts.get(own.sheet);
  const read = written === undefined ? undefined : readSheet(own.sheet, written, tableColumns, tableQuestions);
  const path = `data/${name}/datapackage.json`;
  const text = texts.get(path);
  const parsed = text === undefined ? undefined : parseYaml(text, { file: path, syntaxCode: 'json/syntax' });
  const problems = [...ofRecord, ...(read?.problems ?? []), ...(parsed?.problems ?? [])];
  if (problems.length > 0) return problems;
  const value = parsed?.located?.value as Partial<Descriptor> | undefined;
  return { sheet: withAnswers(read?.sheet, answers), record, descriptor: { path, text, value } };
}

const pathsOf = (path: string | readonly string[] | undefined): readonly string[] => [path ?? []].flat();

export function datasetFolder(
  { name, bytes, logged }: ImportTablesRequest,
  { record, descriptor }: OwnTables,
): DatasetFolder {
  return {
    dataset: name,
    logged: new Set([...logged].filter((path) => path.startsWith(`${name}/`))),
    record,
    resources: resourcesOf(descriptor.value).map((resource) => ({
      name: resource.name ?? name,
      columns: (resource.schema?.fields ?? []).map((field) => field.name),
      files: pathsOf(resource.path).flatMap((path) => {
        const found = bytes.get(path);
        return found ? [{ path, bytes: found }] : [];
      }),
    })),
  };
}

type Privacy = Readonly<Record<string, unknown>>;

/** The keys of a privacy block that an author wrote, or changed since the last import. */
const authored = (privacy: Privacy, path: string, record: WrittenParts | undefined): Privacy =>
  Object.fromEntries(
    Object.entries(privacy).filter(([key, value]) =>
      [...printsOf(value, `${path}/${key}`)].some(([at, print]) => record?.keys[at] !== print),
    ),
  );

/** What is said of the dataset and of each table: answers of the worksheet over what the descriptor says already. */
export function sayingsOf(
  { sheet, descriptor, record }: OwnTables,
  { state }: ImportTablesRequest,
  declared: DeclaredDataset,
) {
  const every = answersOfRow(sheet, everyField);
  const ofTable = (resource: string) => answersOfRow(sheet, everyFieldOf(resource));
  const whole = (descriptor.value?.privacy ?? {}) as Privacy;
  const privacyOf = (resource: string): Privacy =>
    (resourcesOf(descriptor.value).find(({ name }) => name === resource)?.privacy ?? {}) as Privacy;
  const written = record?.files[descriptor.path];
  const [only, ...others] = state.categories;
  const said = tableAnswersIn(every);
  const category =
    said.category ?? (whole['category'] as TableAnswers['category']) ?? (others.length === 0 ? only?.id : undefined);
  const sampleRate = state.categories.find(({ id }) => [category].flat().includes(id))?.sampleRate;
  const answers: TableAnswers = {
    ...(category === undefined ? {} : { category }),
    ...(sampleRate === undefined ? {} : { sampleRate }),
    ...whole,
    ...said,
  };
  return {
    answers,
    ofTable: (resource: string): TableAnswers => ({ ...privacyOf(resource), ...tableAnswersIn(ofTable(resource)) }),
    told: (resource: string): ToldOfTable => {
      const { releases, schema } = declared.tables.get(resource) ?? {};
      const key = schema?.primaryKey;
      return {
        ...(key === undefined ? {} : { key: [key].flat() }),
        ...(releases === undefined ? {} : { releases }),
        ...(authored(whole, '/privacy', written) as ToldOfTable),
        ...(authored(privacyOf(resource), `/resources/${resource}/privacy`, written) as ToldOfTable),
        ...toldIn([ofTable(resource), every]),
      };
    },
  };
}

/**
 * What is known of the columns of a table before their values are looked at: from the source, the site, their names.
 */
export function knownColumns(
  resource: string,
  { descriptor }: OwnTables,
  { state }: ImportTablesRequest,
  declared: DeclaredDataset,
): KnownColumns {
  const of = declared.tables.get(resource);
  const fields = resourcesOf(descriptor.value).find(({ name }) => name === resource)?.schema?.fields ?? [];
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return columnsOfTypes(
    (column) => of?.columns.get(column)?.type ?? types.get(column) ?? state.entries.get(idOfKey(column))?.type,
    (column) => declaredMissing(of, column),
  );
}
