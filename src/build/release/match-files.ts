import { suggest } from '../../problems/suggest.ts';
import type { Period } from '../../values/period.ts';
import { plainWord, wordsOfPath } from '../../values/period-in-path.ts';

/** A table to which a file of a folder may belong. */
export interface KnownTable {
  readonly dataset: string;
  readonly resource: string;
  readonly columns: readonly string[];
}

/** A file of a folder: its path from there on, with forward slashes, and the names in its first line. */
export interface FolderFile {
  readonly path: string;
  /** Absent where it is no CSV file. */
  readonly header?: readonly string[];
}

export interface MatchedFile {
  readonly path: string;
  readonly dataset: string;
  readonly table: string;
  /** What its name or one of its folders tells; absent where none does. */
  readonly period?: Period;
}

export interface FolderMatch {
  readonly matched: readonly MatchedFile[];
  /** Tables of which nobody can tell whose they are, with the reason, a sentence. */
  readonly unknown: readonly { readonly path: string; readonly reason: string }[];
  /** Files that are no tables. */
  readonly others: readonly string[];
}

const isSameHeader = (header: readonly string[] | undefined, columns: readonly string[]) =>
  header?.length === columns.length && header.every((name, at) => name === columns[at]);

/** The tables that words may name: a dataset and its table, one of the two, or nothing at all. */
function candidates(words: readonly string[], tables: readonly KnownTable[]): KnownTable[] {
  const all = words.join('-');
  const named = (test: (table: KnownTable) => boolean) => tables.filter(test);
  const attempts = [
    named(({ dataset, resource }) => all === `${plainWord(dataset)}-${plainWord(resource)}`),
    named(({ dataset }) => all === plainWord(dataset)),
    named(({ resource }) => all === plainWord(resource)),
    // Folders above that name nothing, such as export/ or tables/.
    named(({ dataset, resource }) => all.endsWith(`-${plainWord(dataset)}-${plainWord(resource)}`)),
    named(({ dataset, resource }) => words.includes(plainWord(dataset)) && words.includes(plainWord(resource))),
    named(({ resource }) => words.at(-1) === plainWord(resource)),
    named(({ dataset }) => words.includes(plainWord(dataset))),
    words.length === 0 ? [...tables] : [],
  ];
  return attempts.find((found) => found.length > 0) ?? [];
}

const nameOf = ({ dataset, resource }: KnownTable) => `${dataset}/${resource}`;

/** Every way to name a file for a table, ready to use. */
export function namesFor({ dataset, resource }: KnownTable, ending: string): string {
  return [`${dataset}/${resource}${ending}`, `${dataset}-${resource}-2026-10${ending}`].join('  or  ');
}

function matchOne({ path, header }: FolderFile, tables: readonly KnownTable[]): MatchedFile | { reason: string } {
  const { words, period } = wordsOfPath(path);
  const named = candidates(words, tables);
  const fitting = named.length > 1 ? named.filter(({ columns }) => isSameHeader(header, columns)) : named;
  const [table] = fitting;
  if (table && fitting.length === 1)
    return { path, dataset: table.dataset, table: table.resource, ...(period === undefined ? {} : { period }) };
  const ending = path.slice(path.lastIndexOf('.'));
  if (named.length > 1)
    return {
      reason: `It may be of ${named.map(nameOf).join(', ')}: name it  ${named.map((one) => `${one.dataset}/${one.resource}${ending}`).join('  or  ')}`,
    };
  const known = [...new Set(tables.flatMap(({ dataset, resource }) => [dataset, resource]))];
  const near = suggest(words.at(-1) ?? '', known);
  const alike = tables.filter(({ columns }) => isSameHeader(header, columns));
  const [first] = alike;
  if (first)
    return {
      reason: `Its columns are those of ${alike.map(nameOf).join(' and of ')}: name it  ${alike.map((one) => namesFor(one, ending)).join('  or  ')}`,
    };
  return {
    reason: `No table has this name.${near === undefined ? '' : ` Did you mean "${near}"?`} Tables: ${tables.map(nameOf).join(', ') || 'none'}.`,
  };
}

/**
 * Which table and period each file of a folder is for. A file may be named after its table, its dataset or both, with
 * or without the period, in folders or joined by any sign: `crashes.csv`, `crashes-2026-10.csv`,
 * `crashes/2026-10/by-version.csv`, `2026-10/crashes_by_version.csv`. Where a name fits several tables the header
 * decides. No file: nothing of anything.
 */
export function matchFiles(files: readonly FolderFile[], tables: readonly KnownTable[]): FolderMatch {
  const isTable = ({ path }: FolderFile) => /\.(?:csv|parquet)$/i.test(path);
  const judged = files.filter(isTable).map((file) => ({ path: file.path, found: matchOne(file, tables) }));
  return {
    matched: judged.flatMap(({ found }) => ('reason' in found ? [] : [found])),
    unknown: judged.flatMap(({ path, found }) => ('reason' in found ? [{ path, reason: found.reason }] : [])),
    others: files.filter((file) => !isTable(file)).map(({ path }) => path),
  };
}
