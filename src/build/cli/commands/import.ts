import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nameOfPackage } from '../../../adopt/imports/datapackage/read-datapackage.ts';
import { askedColumns } from '../../../adopt/imports/answers.ts';
import { tableQuestions } from '../../../adopt/imports/table/table-answers.ts';
import { wordsOfPath } from '../../../values/period-in-path.ts';
import { idOfKey } from '../../../adopt/imports/field-ids.ts';
import { openNodeEngine } from '../../../engine/node.ts';
import { longestSourceBytes, readHeldFile } from '../../local/read-held-file.ts';
import { findSources } from '../../local/read-sources.ts';
import { sourceKinds } from '../../../adopt/imports/kinds.ts';
import { idPattern } from '../../../schema/scalars.ts';
import { suggest } from '../../../problems/suggest.ts';
import { dayOf } from '../../../values/day.ts';
import { CommandFault } from '../../local/command-fault.ts';
import { command, type Given, type OptionTable } from '../command.ts';
import { importFields, readAnswers } from '../import-fields.ts';
import { lastImport } from '../import-paths.ts';
import { importTables, packageIn, tablesIn } from '../import-tables.ts';
import { prepareGiven } from '../prepare-given.ts';
import { printSummary } from '../print-summary.ts';
import { siteOption } from '../shared-options.ts';

const kinds = Object.keys(sourceKinds);

const importOptions = {
  name: {
    type: 'string',
    value: 'name',
    help: 'what the import is called, where a site has several of one kind (default: the kind)',
    fault: (value) =>
      idPattern.test(value) ? undefined : `"${value}" is no name; write lower-case letters, digits and hyphens.`,
  },
  category: { type: 'string', value: 'id', help: 'the switch that sends every field that has no other answer' },
  answer: {
    type: 'string',
    value: 'column=text',
    multiple: true,
    help: 'an answer for every field that has no other, such as sensitivity=technical',
  },
  'dry-run': { type: 'boolean', help: 'show everything, write nothing' },
  ...siteOption,
} as const satisfies OptionTable;

type Ran = Pick<Given<typeof importOptions>, 'options' | 'siteFolder' | 'environment' | 'print' | 'progress'>;

const nameOfFile = (path: string) => idOfKey(wordsOfPath(basename(resolve(path))).words.join('-'));

/** The id of a dataset by what it is imported from: of files that are all called alike, that. */
async function datasetOf(kind: 'table' | 'datapackage', paths: readonly string[]): Promise<string> {
  const [path = ''] = paths;
  if (kind === 'table') {
    const files = await findSources(paths, isTable, tablesInWords);
    const names = new Set(files.map(nameOfFile));
    const [only = ''] = names;
    return (names.size === 1 ? only : nameOfFile(path)) || 'tables';
  }
  const file = path.endsWith('.json') ? path : join(path, 'datapackage.json');
  const bytes = await readHeldFile(file, { name: file, maxBytes: longestSourceBytes });
  return nameOfPackage(new TextDecoder().decode(bytes)) ?? (idOfKey(basename(dirname(resolve(file)))) || 'package');
}

const isTable = (path: string) => /\.(?:csv|parquet)$/i.test(path);
const tablesInWords = 'tables as CSV or Parquet';

/** Where the files of each kind of published tables are found, and how they are read. */
const tableKinds = {
  table: async (paths: readonly string[]) => tablesIn(await findSources(paths, isTable, tablesInWords)),
  datapackage: async (paths: readonly string[]) =>
    packageIn(await findSources(paths, (path) => /(?:^|\/)datapackage\.json$/.test(path), 'a datapackage.json')),
} as const;

/** Brings in tables, and tells what the checks find in them. */
async function runTables(kind: 'table' | 'datapackage', paths: readonly string[], given: Ran): Promise<number> {
  const { options, siteFolder, print, progress } = given;
  const { name, category, answer = [], 'dry-run': isDry = false } = options;
  const dataset = name ?? (paths.length === 0 ? await lastImport(kind, siteFolder) : await datasetOf(kind, paths));
  if (name === undefined && paths.length > 0 && !existsSync(join(siteFolder, 'content/imports', `${dataset}.csv`)))
    print(
      `The dataset is called "${dataset}", which is part of its addresses for good. Another name:  --name <name>  now.`,
    );
  const answers = { ...readAnswers(answer, tableQuestions), ...(category === undefined ? {} : { category }) };
  const code = await importTables(
    {
      kind,
      paths,
      name: dataset,
      answers,
      isDry,
      read: tableKinds[kind],
    },
    { siteFolder, print, openEngine: openNodeEngine },
  );
  if (code !== 0 || isDry) return code;
  const prepared = await prepareGiven({ options: {}, siteFolder, environment: given.environment, progress });
  printSummary(prepared, progress);
  if (!prepared.ready || prepared.problems.some(({ advice }) => !advice))
    print(
      'What fails here fails in the build: take it out of the tables, promise less (minimumCount in the descriptor), or accept it in public with a file in content/waivers/.',
    );
  return 0;
}

export const importCommand = command({
  summary: 'bring in what a project already has: the list of what its app sends',
  forms: [
    ...kinds.map((kind) => ({ words: `${kind} <path…> [options]`, does: sourceKinds[kind]?.help ?? '' })),
    {
      words: 'table <path…> [options]',
      does: 'published tables, CSV or Parquet, as a dataset: one file, one for each period, or a folder',
    },
    { words: 'datapackage <path> [options]', does: 'a Data Package, version 1 or 2, with its tables, as a dataset' },
    { words: '<kind> [options]', does: 'the files of the last import again' },
  ],
  maxNames: Infinity,
  options: importOptions,
  notes: `What the source does not know is asked in one table, content/imports/<name>.csv: fill it in with an editor or a
spreadsheet and run the same command again. A second run changes only what an import wrote; your own words stay.`,
  async run(given) {
    const {
      names: [kind, ...paths],
      options,
      siteFolder,
      print,
    } = given;
    if (kind === 'table' || kind === 'datapackage') return runTables(kind, paths, given);
    const source = kind === undefined ? undefined : sourceKinds[kind];
    if (kind === undefined || !source)
      throw new CommandFault(
        `${kind === undefined ? 'Which kind of source?' : `"${kind}" is no kind of source.`} Write  vitrine import ${suggest(kind ?? '', kinds) ?? kinds[0] ?? ''} <path…>  with one of: ${[...kinds, ...Object.keys(tableKinds)].join(', ')}.`,
      );
    const {
      name = paths.length === 0 ? await lastImport(kind, siteFolder) : kind,
      category,
      answer = [],
      'dry-run': isDry = false,
    } = options;
    const answers = { ...readAnswers(answer, askedColumns), ...(category === undefined ? {} : { category }) };
    return importFields(source, { kind, paths, name, answers, isDry }, { siteFolder, print, today: dayOf(new Date()) });
  },
});
