import type { Problem } from '../problems/problem.ts';
import type { Located, Path } from './located.ts';

type Values = Readonly<Record<string, unknown>>;

/** Keys that are no words; a translation leaves them out, and the original's hold. */
export interface FixedKeys {
  readonly values: readonly string[];
  readonly wholes: readonly string[];
}
export const noFixedKeys: FixedKeys = { values: [], wholes: [] };

/** Lists of words that each language counts for itself. */
const free = new Set(['terms']);

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isWords = (value: unknown) => typeof value === 'string' && /\s/.test(value);
const short = (value: unknown) => {
  const written = JSON.stringify(value) ?? '';
  return written.length > 60 ? `${written.slice(0, 59)}…` : written;
};

/**
 * The front matter of a translation laid over that of its original: what is not translated, and all that is no words,
 * comes from the original, so that the two cannot disagree on a version, a date or a key. A value of another meaning is
 * a problem. A list that has another length than the original's gives way to it, and that is advice.
 */
export function mergeTranslation(
  original: unknown,
  translation: Located,
  originalFile: string,
  fixed: FixedKeys,
): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  const merge = (source: unknown, own: unknown, path: Path): unknown => {
    const key = path.findLast((part) => typeof part === 'string') ?? '';
    if (Array.isArray(source) && Array.isArray(own) && !free.has(key)) {
      if (source.length === own.length) return own.map((value, index) => merge(source[index], value, [...path, index]));
      problems.push({
        code: 'language/stale',
        advice: true,
        ...translation.keyAt(path),
        message: `"${key}" has ${own.length} entries here and ${source.length} in ${originalFile}, so the original's are shown.`,
        fix: 'translate the missing ones, or remove those that are gone',
      });
      return source;
    }
    if (isValues(source) && isValues(own))
      return Object.fromEntries(
        [...new Set([...Object.keys(source), ...Object.keys(own)])].map((name) => [
          name,
          name in own ? mergeKey(source, own, [...path, name], name) : source[name],
        ]),
      );
    return own;
  };
  const mergeKey = (source: Values, own: Values, path: Path, name: string): unknown => {
    const [there, here] = [source[name], own[name]];
    if (there === undefined) return here;
    const isSingle = !isValues(there) && !Array.isArray(there);
    const holds = fixed.wholes.includes(name) || (fixed.values.includes(name) && isSingle && !isWords(there));
    if (!holds || same(there, here)) return merge(there, here, path);
    problems.push({
      code: 'reference/conflict',
      ...translation.keyAt(path),
      message: `"${name}" is ${short(here)} in this translation and ${short(there)} in ${originalFile}. It is no words, so the original's holds in every language.`,
      fix: 'remove it from the translation',
    });
    return there;
  };
  return { value: merge(original, translation.value, []), problems };
}
