import type { ChartStrings } from './chart-strings.ts';
import { arabic } from './strings-ar.ts';
import { english } from './strings-en.ts';
import { german } from './strings-de.ts';

const own: Readonly<Record<string, ChartStrings>> = { en: english, de: german, ar: arabic };
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? '';

/** Sets every value of every sentence apart, so that a Latin name keeps its order inside a line that runs the other way. */
function isolateValues<T>(words: T): T {
  if (typeof words === 'string') return words.replace(/\{\w+\}/g, '\u2068$&\u2069') as T;
  return Object.fromEntries(
    Object.entries(words as object).map(([key, value]) => [key, isolateValues<unknown>(value)]),
  ) as T;
}

/**
 * The room's words in a language (English where it has none), with the caller's in their place. In a language written
 * from right to left every value stands in an isolate.
 */
export function chooseStrings(language: string, strings: Partial<ChartStrings> = {}): ChartStrings {
  const words = { ...(own[primary(language)] ?? english), ...strings };
  return isRightToLeft(language) ? isolateValues(words) : words;
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeft.has(primary(language));
}
