import { type Period, parsePeriod } from './period.ts';

/** A name in lower-case letters, digits and hyphens. */
export const plainWord = (name: string): string =>
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

/**
 * What of a path names a table, a word for each part in lower-case letters, digits and hyphens, and the period in it;
 * the last part that tells one counts. `2026-08/crashes_by_version.csv`: crashes-by-version, and 2026-08.
 */
export function wordsOfPath(path: string): { readonly words: readonly string[]; readonly period?: Period } {
  const parts = path.replace(/(?:\.\d+)?\.(?:csv|parquet)$/i, '').split('/');
  let period: Period | undefined;
  const words: string[] = [];
  for (const part of parts) {
    const split = splitPeriod(part);
    period = split.period ?? period;
    const word = plainWord(split.rest);
    if (word !== '') words.push(word);
  }
  return { words, ...(period === undefined ? {} : { period }) };
}

/**
 * Where the first file of a table is put, below the folder of its dataset: in a folder of its period where the dataset
 * has other tables, so that the name of a file tells both.
 */
export const pathOfRelease = (
  { resource, shared }: { readonly resource: string; readonly shared: boolean },
  period: Period,
  ending: string,
): string => (shared ? `${period}/${resource}${ending}` : `${period}${ending}`);
