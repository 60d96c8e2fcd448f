import type { Engine } from '../../../engine/engine.ts';
import { periodSql } from '../../../checks/period-sql.ts';
import { quoteName } from '../../../engine/sql.ts';
import type { Problem } from '../../../problems/problem.ts';
import { type DaySpan, findDaySpan, findWindow, stepOfWindows } from './find-window.ts';
import { findTotals } from './find-totals.ts';
import { type FileGroup, folderOfPath, groupFiles, periodOfFile, type TableOnDisk } from './group-files.ts';
import { type GivenTable, isParquet, openFile, problemOf } from './open-file.ts';
import { compareAge, nameFiles } from './name-files.ts';
import { asPeriods, holdsSeveral, releasesOf } from './periods-of.ts';
import { isKey, type KnownColumns, profileTable, type TableProfile } from './profile-table.ts';
import { splitAll } from './split-periods.ts';
import { choosePeriod, periodKey, proposeColumns, type Proposal, type ToldOfTable } from './propose-table.ts';

export interface TableHints {
  readonly dataset: string;
  /** What is known of the columns of a table, by the name of its resource. */
  readonly known: (resource: string) => KnownColumns;
  /** What a person said of a table. */
  readonly told: (resource: string) => ToldOfTable;
}

/** Whether files were read as tables: no problem is among what was given. */
export const areProposals = (given: readonly Proposal[] | readonly Problem[]): given is readonly Proposal[] =>
  given.every((one) => 'profile' in one);

/** A table as its files hold it, in the engine, and what its values are. */
interface LoadedGroup extends FileGroup {
  readonly profile: TableProfile;
  readonly chosen: Pick<Proposal, 'period' | 'part'>;
  /** Its columns of first and last days, where there are two. */
  readonly span: DaySpan | undefined;
  /** The periods of the rows of each file, as texts. */
  readonly texts: readonly (readonly string[])[];
  readonly releases: 'partition' | 'snapshot';
}

const tableName = (resource: string) => resource.replaceAll('-', '_');

/** The rows of all files, or of some of them, as one table of the engine, with the place of each file as `_file`. */
async function loadRows(engine: Engine, { name, files }: FileGroup, only?: number): Promise<void> {
  const table = tableName(name);
  const columns = (files[0]?.columns ?? []).map(quoteName).join(', ');
  const parts = files.flatMap((_, index) =>
    only === undefined || only === index
      ? [`SELECT ${columns}, ${index} AS _file FROM ${quoteName(`${table} ${index}`)}`]
      : [],
  );
  await engine.query(`CREATE OR REPLACE TABLE ${quoteName(table)} AS ${parts.join(' UNION ALL ')}`);
}

/** The columns of the period: of windows with a first and a last day, the last one. */
async function choosePeriodOf(engine: Engine, profile: TableProfile, said: ToldOfTable['period']) {
  const chosen = choosePeriod(profile, said);
  const span = await findDaySpan(engine, profile);
  const isStart = said === undefined && span !== undefined && chosen?.period === span.start;
  return { chosen: isStart ? { period: span.end, part: undefined } : chosen, span };
}

async function loadGroup(engine: Engine, group: FileGroup, options: TableHints): Promise<LoadedGroup | Problem> {
  const { name, files } = group;
  const table = tableName(name);
  for (const [index, { source, bytes, columns }] of files.entries()) {
    await engine.query(`DROP TABLE IF EXISTS ${quoteName(`${table} ${index}`)}`);
    const format = isParquet(source) ? 'parquet' : 'csv';
    const own = `${table} ${index}`;
    await engine.importFile({ table: own, format, columns, source: bytes, nameForErrors: source });
  }
  await loadRows(engine, group);
  const { known, told } = options;
  const columns = files[0]?.columns ?? [];
  let profile = await profileTable(engine, table, columns, known(name));
  const said = told(name).period;
  let { chosen, span } = await choosePeriodOf(engine, profile, said);
  if (!chosen) return noPeriod(files[0]?.source ?? name, said, columns);
  const { rows } = await engine.query(
    `SELECT DISTINCT _file, ${periodSql({ period: periodKey(chosen) })} FROM ${quoteName(table)} ORDER BY 1, 2`,
  );
  const texts = files.map((_, index) =>
    rows.flatMap(([file, text]) => (Number(file) === index && text ? [String(text)] : [])),
  );
  const dated = files.map((file, index) => ({ told: periodOfFile(file), periods: asPeriods(texts[index] ?? []) }));
  if (told(name).releases === 'partition' && dated.some(holdsSeveral)) {
    const sql = periodSql({ period: periodKey(chosen) });
    const split = await splitAll(engine, files, { dated, period: sql, tableOf: (index) => `${table} ${index}` });
    if (split.some((file) => !files.includes(file))) return loadGroup(engine, { name, files: split }, options);
  }
  const releases = told(name).releases ?? releasesOf(dated);
  if (releases === 'snapshot' && files.length > 1) {
    // Each file replaces the one before, so the newest one is the table.
    await loadRows(engine, group, files.length - 1);
    profile = await profileTable(engine, table, columns, known(name));
    const newest = await choosePeriodOf(engine, profile, said);
    [chosen, span] = [newest.chosen ?? chosen, newest.span];
  }
  return { ...group, profile, chosen, span, texts, releases };
}

function noPeriod(source: string, said: ToldOfTable['period'], columns: readonly string[]): Problem {
  return problemOf(
    source,
    'table/header',
    said === undefined
      ? `No column says which period a row speaks of. Columns: ${columns.join(', ')}.`
      : `There is no column ${JSON.stringify(said)} that could say which period a row speaks of. Columns: ${columns.join(', ')}.`,
    'give it a column with days (2026-08-31), months (2026-08), quarters (2026-Q3), weeks (2026-W31), or years in a column called "year"; a column of another form is named with  --answer period=<column>',
  );
}

/** Files without a period in their names are one table where each has rows of a period that no other has. */
async function joinPeriods(
  engine: Engine,
  loaded: readonly LoadedGroup[],
  options: TableHints,
): Promise<readonly LoadedGroup[]> {
  const isOpen = ({ files, releases, texts }: LoadedGroup) =>
    files.length === 1 &&
    releases === 'partition' &&
    texts[0]?.length === 1 &&
    files.every((file) => periodOfFile(file) === undefined && file.table === undefined);
  const alike = Map.groupBy(loaded.filter(isOpen), ({ files: [file] }) =>
    JSON.stringify([folderOfPath(file?.source ?? ''), file?.columns]),
  );
  const joined: LoadedGroup[] = [];
  for (const groups of alike.values()) {
    const periods = groups.flatMap(({ texts }) => texts.flat());
    if (groups.length < 2 || new Set(periods).size < periods.length) continue;
    const ordered = groups.toSorted((a, b) => ((a.texts[0]?.[0] ?? '') < (b.texts[0]?.[0] ?? '') ? -1 : 1));
    const files = ordered.flatMap((group) => group.files);
    const name = loaded.length === groups.length ? options.dataset : commonName(groups.map((group) => group.name));
    const whole = await loadGroup(engine, { name: name || options.dataset, files }, options);
    if ('profile' in whole) joined.push(whole);
  }
  const gone = new Set(joined.flatMap(({ files }) => files.map(({ source }) => source)));
  return [...loaded.filter(({ files }) => !files.some(({ source }) => gone.has(source))), ...joined];
}

/** The words with which all names begin: of `crashes-a` and `crashes-b` it is `crashes`. */
function commonName(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split('-'));
  const differs = first.findIndex((word, index) => others.some((other) => other[index] !== word));
  return first.slice(0, differs < 0 ? undefined : differs).join('-');
}

const fileName = (source: string) => source.split('/').at(-1) ?? source;

/** Takes whole numbers of many values out of the key where rows are told apart without them: they count something. */
async function minimalKey<Part extends Pick<Proposal, 'period' | 'part' | 'key' | 'measures' | 'contributors'>>(
  engine: Engine,
  profile: TableProfile,
  proposed: Part,
): Promise<Part> {
  const { period, part } = proposed;
  const many = Math.min(60, profile.rows / 4);
  let { key, measures } = proposed;
  for (const column of profile.columns) {
    const isOfPeriod = column === period || column === part?.column;
    if (column.type !== 'integer' || isOfPeriod || !key.includes(column.name) || column.distinct <= many) continue;
    const rest = key.filter((name) => name !== column.name);
    if (await isKey(engine, profile, rest)) [key, measures] = [rest, [...measures, column]];
  }
  // Rows that nothing else tells apart are told apart by what looked like numbers.
  const [last] = measures.filter((one) => one !== proposed.contributors);
  if (last && !(await isKey(engine, profile, key))) {
    const wider = profile.columns.map(({ name }) => name).filter((name) => key.includes(name) || name === last.name);
    if (await isKey(engine, profile, wider)) [key, measures] = [wider, measures.filter((one) => one !== last)];
  }
  return { ...proposed, key, measures };
}

async function proposeGroup(
  engine: Engine,
  group: LoadedGroup,
  shared: boolean,
  options: TableHints,
): Promise<Proposal> {
  const { name, profile, chosen, span, texts, releases } = group;
  const told = options.told(name);
  const all = [...new Set(texts.flat())].sort();
  const proposed = { ...chosen, ...proposeColumns(profile, chosen, all, told) };
  const window = findWindow(profile, proposed, [name, ...group.files.map(({ source }) => fileName(source))], span);
  const columns = window
    ? {
        ...proposed,
        window,
        cadence: told.cadence ?? stepOfWindows(all) ?? proposed.cadence,
        // The first day follows from the last.
        key: told.key ?? proposed.key.filter((column) => column !== window.start),
      }
    : proposed;
  const rough = told.key === undefined ? await minimalKey(engine, profile, columns) : columns;
  const files = nameFiles(
    group.files.map((file, index) => ({ ...file, periods: asPeriods(texts[index] ?? []) })),
    { resource: name, shared, releases },
  );
  const proposal = {
    profile,
    resource: name,
    files,
    releases,
    ...rough,
    isWhole: await isKey(engine, profile, rough.key),
  };
  return { ...proposal, totals: await findTotals(engine, proposal) };
}

/**
 * Reads files as tables into the engine and says what each is; or all that keeps them from being read. Files of one
 * table become one, with its periods. No files: no tables.
 */
export async function readProposals(
  engine: Engine,
  given: readonly GivenTable[],
  options: TableHints,
): Promise<readonly Proposal[] | readonly Problem[]> {
  const opened = given.map(openFile);
  const faults = opened.flatMap((one) => ('source' in one ? [] : one));
  if (faults.length > 0) return faults;
  const groups = groupFiles(opened as readonly TableOnDisk[], options.dataset);
  const problems = groups.filter((one) => 'code' in one);
  if (problems.length > 0) return problems;
  const loaded: LoadedGroup[] = [];
  const refused: Problem[] = [];
  for (const group of groups as readonly FileGroup[]) {
    const ordered = group.files.toSorted((a, b) => compareAge(periodOfFile(a), periodOfFile(b)));
    const one = await loadGroup(engine, { ...group, files: ordered }, options);
    if ('profile' in one) loaded.push(one);
    else refused.push(one);
  }
  if (refused.length > 0) return refused;
  const tables = await joinPeriods(engine, loaded, options);
  const proposals: Proposal[] = [];
  for (const table of tables) proposals.push(await proposeGroup(engine, table, tables.length > 1, options));
  return proposals;
}
