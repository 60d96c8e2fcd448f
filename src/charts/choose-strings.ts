import type { ChartStrings } from './chart-strings.ts';
import { english } from './strings-en.ts';
import { german } from './strings-de.ts';

const own: Readonly<Record<string, ChartStrings>> = { en: english, de: german };
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? '';

/** The room's words in a language (English where it has none), with the caller's in their place. */
export function chooseStrings(language: string, strings: Partial<ChartStrings> = {}): ChartStrings {
  return { ...(own[primary(language)] ?? english), ...strings };
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeft.has(primary(language));
}
