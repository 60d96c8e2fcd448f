import { suggest } from '../../problems/suggest.ts';
import { type Period, parsePeriod } from '../../values/period.ts';

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

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A period that is written somewhere in a name, and the name without it. */
function splitPeriod(name: string): { readonly rest: string; readonly period?: Period } {
  for (const found of name.matchAll(/(?<![0-9A-Za-z])\d{4}(?:-(?:Q[1-4]|W\d{2}|\d{2}(?:-\d{2})?))?(?![0-9A-Za-z])/gi)) {
    const period = parsePeriod(found[0].toUpperCase());
    if (period !== undefined)
      return { period, rest: name.slice(0, found.index) + name.slice(found.index + found[0].length) };
  }
  return { rest: name };
}

/** The period that is written somewhere in a name; undefined where none is. */
export const periodIn = (name: string): Period | undefined => splitPeriod(name).period;

/** What of a path names a table, and the period in it; the last part that tells one counts. */
function readPath(path: string): { readonly words: readonly string[]; readonly period?: Period } {
  const parts = path.replace(/(?:\.\d+)?\.(?:csv|parquet)$/i, '').split('/');
  let period: Period | undefined;
  const words: string[] = [];
  for (const part of parts) {
    const split = splitPeriod(part);
    period = split.period ?? period;
    const word = plain(split.rest);
    if (word !== '') words.push(word);
  }
  return { words, ...(period === undefined ? {} : { period }) };
}

const isSameHeader = (header: readonly string[] | undefined, columns: readonly string[]) =>
  header?.length === columns.length && header.every((name, at) => name === columns[at]);

/** The tables that words may name: a dataset and its table, one of the two, or nothing at all. */
function candidates(words: readonly string[], tables: readonly KnownTable[]): KnownTable[] {
  const all = words.join('-');
  const named = (test: (table: KnownTable) => boolean) => tables.filter(test);
  const attempts = [
    named(({ dataset, resource }) => all === `${plain(dataset)}-${plain(resource)}`),
    named(({ dataset }) => all === plain(dataset)),
    named(({ resource }) => all === plain(resource)),
    // Folders above that name nothing, such as export/ or tables/.
    named(({ dataset, resource }) => all.endsWith(`-${plain(dataset)}-${plain(resource)}`)),
    named(({ dataset, resource }) => words.includes(plain(dataset)) && words.includes(plain(resource))),
    named(({ resource }) => words.at(-1) === plain(resource)),
    named(({ dataset }) => words.includes(plain(dataset))),
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
  const { words, period } = readPath(path);
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
