import { periodOfPath } from '../../source/read-data.ts';
import { type Period, parsePeriod, periodEnd, periodKind, periodOrdinal } from '../../values/period.ts';
import { pathOfRelease } from '../../values/period-in-path.ts';
import { CommandFault } from '../local/command-fault.ts';

export interface ReleaseName {
  readonly period: Period;
  /** Of the file, relative to the dataset's folder. */
  readonly path: string;
  /** Where the path stands in the descriptor's list, oldest first. */
  readonly index: number;
  /** Whether the descriptor names the path already. */
  readonly named: boolean;
  /** The file whose place it takes, relative to the dataset's folder. */
  readonly replaces?: string;
}

export interface NamedTable {
  readonly dataset: string;
  readonly resource: string;
  /** Whether the dataset has other tables, so that a file's name alone would not tell whose it is. */
  readonly shared: boolean;
  /** The files the descriptor names, relative to the dataset's folder. */
  readonly paths: readonly string[];
}

export interface GivenFile {
  /** As it was typed. */
  readonly typed: string;
  /** Relative to the dataset's folder, where it lies there already. */
  readonly inside?: string;
  readonly period?: string;
  /** The file that it corrects, as it was typed: its name, with or without its folders. */
  readonly corrects?: string;
}

const kinds = { year: 'a year', quarter: 'a quarter', month: 'a month', week: 'a week', day: 'a day' } as const;
const normalPeriod = (text: string | undefined) => (text === undefined ? undefined : parsePeriod(text.toUpperCase()));

/** A path like `pattern`, with its period replaced by another and with another ending; no correction, if it is one. */
function pathLike(pattern: string, old: Period, period: Period, ending: string): string {
  const isLower = pattern.includes(old.toLowerCase());
  const at = pattern.toLowerCase().lastIndexOf(old.toLowerCase());
  const written = isLower ? period.toLowerCase() : period;
  return `${pattern.slice(0, at)}${written}${pattern.slice(at + old.length)}`.replace(/(?:\.\d+)?\.[a-z]+$/, ending);
}

/** `2026-08.csv`, `2026-08.2.csv` → `2026-08.3.csv`: the name of the next correction of a file. */
export function correctionPath(path: string, ending: string): string {
  const found = /^(.*?)(?:\.(\d+))?\.[a-z]+$/.exec(path);
  return `${found?.[1] ?? path}.${Number(found?.[2] ?? 1) + 1}${ending}`;
}

/** The command that corrects a file, ready to paste. */
export const correctCommand = (dataset: string, typed: string, path: string): string =>
  `vitrine release ${dataset} ${typed} --corrects ${path} --reason "…"`;

/** The place of a file that corrects another. Throws a CommandFault where it corrects none, or has another name. */
function nameCorrection({ dataset, paths }: NamedTable, given: GivenFile, ending: string): ReleaseName {
  const { typed, inside, corrects = '' } = given;
  const wanted = corrects.replace(/^(?:\.\/)?(?:data\/)?/, '').replace(new RegExp(`^${dataset}/`), '');
  const found = paths.filter((path) => path === wanted || path.split('/').at(-1) === wanted);
  const [replaces] = found;
  if (replaces === undefined || found.length > 1) {
    const newer = paths.find(
      (path) => path.replace(/(?:\.\d+)?\.[a-z]+$/, '') === wanted.replace(/(?:\.\d+)?\.[a-z]+$/, ''),
    );
    throw new CommandFault(
      newer === undefined || found.length > 1
        ? `--corrects ${corrects} names ${found.length > 1 ? `several files (${found.join(', ')})` : `no file of this table`}. There are: ${paths.join(', ') || 'none'}.`
        : `${corrects} was corrected already: ${newer} took its place. Correct that one:  ${correctCommand(dataset, typed, newer)}`,
    );
  }
  const period = normalPeriod(periodOfPath(replaces));
  if (period === undefined)
    throw new CommandFault(`The name of ${replaces} does not tell its period, so nothing can take its place.`);
  const path = correctionPath(replaces, ending);
  if (inside !== undefined && inside !== path)
    throw new CommandFault(
      `data/${dataset}/${inside} lies in the dataset's folder; a file that corrects ${replaces} must be named ${path} there. Rename it, or give it from elsewhere.`,
    );
  return { period, path, index: paths.indexOf(replaces), named: false, replaces };
}

/** The period that was asked for, or that the file's name tells. Throws a CommandFault where neither is one. */
function periodFor({ typed, inside, period: wanted }: GivenFile, { dataset, paths }: NamedTable): Period {
  const told = wanted ?? periodOfPath(inside ?? typed.replaceAll('\\', '/').split('/').slice(-2).join('/'));
  const period = normalPeriod(told);
  if (period !== undefined) return period;
  const name = typed.split(/[\\/]/).at(-1) ?? typed;
  const meant = paths.find((path) => {
    const own = periodOfPath(path);
    return own !== undefined && name.toUpperCase().includes(own);
  });
  throw new CommandFault(
    wanted === undefined
      ? `The name of ${typed} does not tell which period it is for; say it with  --period 2026-10${meant === undefined ? '' : `\nIf it corrects ${meant}:  ${correctCommand(dataset, typed, meant)}`}`
      : `"${wanted}" is no period; write 2026, 2026-Q3, 2026-08, 2026-W31 or 2026-08-04.`,
  );
}

interface DatedPath {
  readonly path: string;
  readonly of: Period;
}

function datedPaths(paths: readonly string[]): DatedPath[] {
  return paths.flatMap((path) => {
    const of = normalPeriod(periodOfPath(path));
    return of === undefined ? [] : [{ path, of }];
  });
}

/** Whether a period comes after another: by its last day, then by its number. */
function isLater(one: Period, other: Period): boolean {
  if (periodEnd(one) !== periodEnd(other)) return periodEnd(one) > periodEnd(other);
  return periodOrdinal(one) > periodOrdinal(other);
}

/**
 * A path for a period, like that of a sample; without one, in a folder of its own where the dataset has other tables.
 */
function pathFor(
  { resource, shared }: NamedTable,
  sample: DatedPath | undefined,
  period: Period,
  ending: string,
): string {
  if (sample) return pathLike(sample.path, sample.of, period, ending);
  return pathOfRelease({ resource, shared }, period, ending);
}

/**
 * The period of a release and the place of its file, named like those before it. Throws a CommandFault where that is
 * not plain.
 */
export function nameRelease(table: NamedTable, given: GivenFile): ReleaseName {
  const { typed, inside } = given;
  const { paths } = table;
  const ending = /\.(csv|parquet)$/i.exec(typed)?.[0].toLowerCase();
  if (ending === undefined) throw new CommandFault(`${typed} is no .csv and no .parquet file.`);
  if (given.corrects !== undefined) return nameCorrection(table, given, ending);
  const period = periodFor(given, table);
  const dated = datedPaths(paths);
  const sample = dated.at(-1);
  if (sample && periodKind(sample.of) !== periodKind(period))
    throw new CommandFault(
      `${period} is ${kinds[periodKind(period)]}, but the files of this table are for ${kinds[periodKind(sample.of)]} each, such as ${sample.path}.`,
    );
  const path = inside ?? pathFor(table, sample, period, ending);
  if (normalPeriod(periodOfPath(path)) !== period)
    throw new CommandFault(
      `data/…/${path} lies in the dataset's folder and is not named after ${period}: rename it, so that its name tells its period.`,
    );
  const same = dated.find((one) => one.of === period && one.path !== path);
  if (same)
    throw new CommandFault(
      `${period} is already there: data/…/${same.path}. To correct it:  ${correctCommand(table.dataset, typed, same.path)}`,
    );
  const named = paths.indexOf(path);
  if (named >= 0) return { period, path, index: named, named: true };
  const later = dated.find(({ of }) => isLater(of, period));
  return { period, path, index: later ? paths.indexOf(later.path) : paths.length, named: false };
}
