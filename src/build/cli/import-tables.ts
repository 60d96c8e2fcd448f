import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ContentDraft } from '../../adopt/imports/draft-field.ts';
import { idOfKey } from '../../adopt/imports/field-ids.ts';
import { type ImportState, readImportState } from '../../adopt/imports/import-state.ts';
import { newFile } from '../../adopt/imports/merge-file.ts';
import { entriesOf } from '../../adopt/imports/table/column-entries.ts';
import { findTotals, type FoundTotal, isExact } from '../../adopt/imports/table/find-totals.ts';
import { isKey, profileTable } from '../../adopt/imports/table/profile-table.ts';
import {
  draftChart,
  type Proposal,
  proposeDescriptor,
  proposeTable,
  type TableAnswers,
} from '../../adopt/imports/table/propose-table.ts';
import type { Engine } from '../../engine/engine.ts';
import { quoteText } from '../../engine/sql.ts';
import { parseDuration } from '../../values/duration.ts';
import { scanCsv } from '../../values/scan-csv.ts';
import { CommandFault } from '../local/command-fault.ts';
import { nodeFiles } from '../local/node-files.ts';
import { type Change, writeTogether } from '../local/write-together.ts';

/** What the command line says of the tables, as it was written. */
export type TableOptions = Readonly<Partial<Record<(typeof tableQuestions)[number], string>>>;
export const tableQuestions = [
  'category',
  'minimumCount',
  'keep',
  'unit',
  'population',
  'title',
  'licence',
  'sampleRate',
  'releases',
] as const;

interface TableFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Loads a table as text. Throws a CommandFault for a file that is no table. */
async function load(engine: Engine, { path, name, bytes }: TableFile): Promise<Proposal> {
  const format = extname(path) === '.parquet' ? 'parquet' : 'csv';
  const scanned = format === 'csv' ? scanCsv(bytes) : undefined;
  const fault = scanned?.faults.find(({ kind }) => kind !== 'blank-end' && kind !== 'unended');
  if (fault) throw new CommandFault(`${path}:${fault.line}:${fault.column} ${fault.message}`);
  const columns =
    scanned?.header ??
    (await engine.query(`SELECT * FROM read_parquet(${quoteText(path)}) LIMIT 0`)).columns.map((column) => column.name);
  const odd = columns.find((column) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(column));
  if (odd !== undefined)
    throw new CommandFault(`${path}: the column "${odd}" must have a name of letters, digits and underscores.`);
  await engine.importFile({ table: name, format, columns, source: bytes, nameForErrors: path });
  const profile = await profileTable(engine, name, columns);
  const dates = columns.length === 0 ? [] : await periodsOf(engine, profile.columns, name);
  const proposal = proposeTable(profile, dates, basename(path));
  if (!proposal)
    throw new CommandFault(
      `${path}: no column says which period a row speaks of. Give it one with days (2026-08-31), months (2026-08) or years, called "year".`,
    );
  return minimalKey(engine, proposal);
}

/** Takes whole numbers of many values out of the key where rows are told apart without them: they count something. */
async function minimalKey(engine: Engine, proposal: Proposal): Promise<Proposal> {
  const { profile, period, part } = proposal;
  const many = Math.min(60, profile.rows / 4);
  let { key, measures } = proposal;
  for (const column of profile.columns) {
    if (
      column.type !== 'integer' ||
      column === period ||
      column === part?.column ||
      !key.includes(column.name) ||
      column.distinct <= many
    )
      continue;
    const rest = key.filter((name) => name !== column.name);
    if (await isKey(engine, profile, rest)) [key, measures] = [rest, [...measures, column]];
  }
  return { ...proposal, key, measures };
}

async function periodsOf(engine: Engine, columns: readonly { name: string; type: string }[], table: string) {
  const column = columns.find(({ type }) => type === 'date');
  if (!column) return [];
  const { rows } = await engine.query(
    `SELECT DISTINCT "${column.name}" FROM "${table}" WHERE "${column.name}" <> '' ORDER BY 1`,
  );
  return rows.map(([day]) => String(day));
}

/** What was found in a table, a line each. */
function describe(proposal: Proposal, totals: readonly FoundTotal[], isWhole: boolean): string[] {
  const { profile, period, part, cadence, contributors, key, releases, measures } = proposal;
  const when = part === undefined ? period.name : `${period.name} and ${part.column.name}`;
  const of = contributors;
  const base = of?.base !== undefined && of.base > 1 ? `, multiples of ${of.base}` : '';
  const files = releases === 'partition' ? 'each file adds periods' : 'each file replaces the one before';
  return [
    `${profile.name}: ${profile.rows} rows; period ${when}, every ${cadence}; key ${key.join(', ')}; ${files}.`,
    of
      ? `  ${of.name} counts contributors, it seems: from ${of.least ?? 0} to ${of.greatest ?? 0}${base}${of.marker === undefined ? '' : `; "${of.marker}" hides a number`}.`
      : '  No column counts contributors.',
    ...totals.map(({ column, total, groups, equal }) =>
      groups === equal && groups > 0
        ? `  Rows with "${total}" in ${column} are the sums of the others, in all ${groups} groups: written as a margin.`
        : `  "${total}" in ${column} is called a total, and is the sum of the others in ${equal} of ${groups} groups: if it is one, write  "margins": [{ "column": "${column}", "total": "${total}", "additive": false }]`,
    ),
    ...measures
      .filter((one) => one !== of)
      .map(({ name, type }) =>
        type === 'integer'
          ? `  ${name} is a whole number too: name it in "counts" if it counts contributors, so that it is held to the least count.`
          : `  ${name} is a number: if it is a ratio, name it and its denominator in "ratios", so that no small count can be worked out.`,
      ),
    ...(isWhole ? [] : ['  Rows agree in all columns of the key: the check "types" will name them.']),
  ];
}

/** The questions that nobody but a person can answer and that have no answer yet, each with what to write. */
function questionsOf(
  category: string | undefined,
  keep: TableAnswers['keep'] | undefined,
  options: TableOptions,
  known: {
    readonly categories: readonly string[];
    readonly least: number | undefined;
    readonly sampleRate: number | undefined;
  },
): string[] {
  const { categories, least, sampleRate } = known;
  const count = Number(options.minimumCount);
  const isKept = keep !== undefined && (typeof keep !== 'string' || parseDuration(keep) !== undefined);
  const shown = least === undefined ? 'No column counts contributors' : `The least published count is ${least}`;
  const switches = categories.join('  or  --category ') || '…, after a file in content/categories/';
  const asked: readonly (readonly [boolean, string])[] = [
    [category !== undefined && categories.includes(category), `Which switch does it show?  --category ${switches}`],
    [
      Number.isInteger(count) && count >= 1,
      `From how many contributors on is a number published? ${shown}; no number below what you promise may be there.  --answer minimumCount=${Math.max(1, least ?? 1)}`,
    ],
    [isKept, 'How long are published rows kept?  --answer keep=P2Y  or  --answer "keep=forever: the reason"'],
    [options.licence !== undefined, 'Under which licence are they published?  --answer licence=CC0-1.0'],
    [
      sampleRate !== undefined && sampleRate > 0 && sampleRate <= 1,
      'Which share of the installations sends reports that are counted here? All of them:  --answer sampleRate=1;  every tenth:  --answer sampleRate=0.1',
    ],
    [
      options.releases === undefined || ['partition', 'snapshot'].includes(options.releases),
      'What does the next file do? It adds periods:  --answer releases=partition;  it replaces the one before:  --answer releases=snapshot',
    ],
  ];
  return asked.flatMap(([isAnswered, question]) => (isAnswered ? [] : [question]));
}

/** The answers as values, and the questions without one. */
function answersFor(
  dataset: string,
  options: TableOptions,
  known: ImportState['categories'],
  proposals: readonly Proposal[],
) {
  const categories = known.map(({ id }) => id);
  const [only, ...others] = categories;
  const category = options.category ?? (others.length === 0 ? only : undefined);
  const counts = proposals.flatMap(({ contributors }) => contributors?.least ?? []);
  const least = counts.length === 0 ? undefined : Math.min(...counts);
  const reason = /^forever:\s*(.+)$/.exec(options.keep ?? '')?.[1];
  const keep = reason === undefined ? options.keep : { forever: reason };
  const rate = options.sampleRate?.trim();
  const stated = known.find(({ id }) => id === category)?.sampleRate;
  const sampleRate = rate === undefined || rate === '' ? stated : Number(rate);
  return {
    faults: questionsOf(category, keep, options, { categories, least, sampleRate }),
    answered: {
      dataset,
      category: category ?? '',
      minimumCount: Number(options.minimumCount),
      keep: keep ?? '',
      sampleRate: sampleRate ?? 1,
    },
  };
}

const textChange = (path: string, draft: ContentDraft): Change => ({
  path,
  bytes: new TextEncoder().encode(newFile('', draft).text),
});

/**
 * Brings published tables into a folder as a dataset of their own. Never writes over one that is there. Gives whether
 * it was written; where something must be answered first, nothing is.
 */
export async function importTables(
  paths: readonly string[],
  { name, options, isDry }: { readonly name: string; readonly options: TableOptions; readonly isDry: boolean },
  { siteFolder, print, engine }: { siteFolder: string; print: (line: string) => void; engine: Engine },
): Promise<boolean> {
  const files = nodeFiles(siteFolder);
  if ((await files.list(`data/${name}`)).length > 0)
    throw new CommandFault(
      `data/${name}/ is there already. Its next period is published with  vitrine release ${name} <file>;  another dataset needs another name:  --name <name>`,
    );
  const tables = await Promise.all(
    paths.map(async (path) => ({
      path,
      name: idOfKey(basename(path, extname(path))).replaceAll('-', '_'),
      bytes: new Uint8Array(await readFile(path)),
    })),
  );
  const proposals: Proposal[] = [];
  for (const table of tables) {
    const loaded = await load(engine, table);
    const totals = await findTotals(engine, loaded);
    const margins = totals.filter(isExact).map(({ column, total }) => ({ column, total }));
    const answered = options.releases === 'partition' || options.releases === 'snapshot' ? options.releases : undefined;
    const proposal = { ...loaded, margins, releases: answered ?? loaded.releases };
    proposals.push(proposal);
    for (const line of describe(proposal, totals, await isKey(engine, proposal.profile, proposal.key))) print(line);
  }
  const { state } = await readImportState(files);
  const { faults, answered } = answersFor(name, options, state.categories, proposals);
  if (faults.length > 0) {
    print(`Nothing was written, since only you know this:\n  ${faults.join('\n  ')}\nThen run the same command again.`);
    return false;
  }
  const { unit, population, title, licence = '' } = options;
  const { begun, fields, lines } = entriesOf(
    proposals.map(({ profile }) => profile),
    state,
    { dataset: name, category: answered.category },
  );
  for (const line of lines) print(line);
  const answers: TableAnswers = { ...answered, unit, population, title, licence, fields };
  const descriptor = proposeDescriptor(
    proposals.map((proposal, index) => ({ proposal, files: [basename(tables[index]?.path ?? '')] })),
    answers,
  );
  const charts = proposals.flatMap((proposal, index) => {
    const draft = draftChart(proposal, answers, index + 1);
    return draft ? [{ id: `${name}-${idOfKey(proposal.profile.name)}`, draft }] : [];
  });
  const changes = [
    ...tables.map(({ path, bytes }) => ({ path: `data/${name}/${basename(path)}`, bytes })),
    {
      path: `data/${name}/datapackage.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(descriptor, null, 2)}\n`),
    },
    ...begun.map(({ id, draft }) => textChange(`content/dictionary/${name}/${id}.md`, draft)),
    ...charts.map(({ id, draft }) => textChange(`content/charts/${id}.md`, draft)),
  ];
  for (const { path } of changes) print(`${isDry ? 'would write' : 'written'}  ${path}`);
  print(
    'The descriptor says that no method is applied, and names only totals that come out in the numbers: mend that where it is not so.',
  );
  if (!isDry) await writeTogether(siteFolder, changes);
  return !isDry;
}
