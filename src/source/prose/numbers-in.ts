import { numberWords } from '../../values/number-words.ts';

/** A number as it is written in a text. */
export interface WrittenNumber {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
  /** NaN where only its beginning is known (`three thousand`). */
  readonly value: number;
}

/** The value of a number in figures, with the separators of its language. */
function valueOf(figures: string, language: string): number {
  const decimal = new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  return Number(decimal === ',' ? figures.replaceAll('.', '').replace(',', '.') : figures.replaceAll(',', ''));
}

const words = new Map<string, { readonly values: ReadonlyMap<string, number>; readonly pattern: RegExp }>();

/** The pattern of numbers in words; longer ones first, so that `one hundred and two` is one number. */
function wordsOf(language: string) {
  const known = words.get(language);
  if (known) return known;
  const values = numberWords(language);
  const longest = [...values.keys()].sort((a, b) => b.length - a.length);
  const made = { values, pattern: new RegExp(`(?<![\\p{L}-])(?:${longest.join('|') || '(?!)'})(?!\\p{L})`, 'giu') };
  words.set(language, made);
  return made;
}

/** Numbers of a masked text from 2 on, and fractions, in figures and in the words of its language, in their order. */
export function numbersIn(masked: string, language: string): WrittenNumber[] {
  const { values, pattern } = wordsOf(language);
  const figures = [...masked.matchAll(/(?<![\p{L}\p{Nd}])\p{Nd}+(?:[.,]\p{Nd}+)*/gu)].map((found) => ({
    text: found[0],
    at: found.index,
    value: valueOf(found[0], language),
  }));
  const spelt = [...masked.matchAll(pattern)].map((found) => ({
    text: found[0],
    at: found.index,
    value: values.get(found[0].toLowerCase()) ?? NaN,
  }));
  return [...figures, ...spelt].filter(({ value }) => value !== 0 && value !== 1).sort((a, b) => a.at - b.at);
}
