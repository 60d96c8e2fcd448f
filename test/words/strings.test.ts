import { describe, expect, it } from 'vitest';
import { stringsFor } from '../../src/site/strings.ts';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';

type Leaf = string | ((...values: never[]) => string);
const leaves = (node: object, path = ''): [string, Leaf][] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value as Leaf] as [string, Leaf]],
  );

/** A sentence with its values filled in: numbers where a number is asked for does no harm to names. */
const said = (leaf: Leaf) => (typeof leaf === 'string' ? leaf : leaf(...([3, 5, 7, 9] as never[])));

describe.each([
  ['de', de],
  ['ar', ar],
] as const)('the words in %s', (_language, strings) => {
  it('have the same keys as English', () => {
    expect(leaves(strings).map(([key]) => key)).toEqual(leaves(en).map(([key]) => key));
  });

  it('are never empty, and never the word "undefined"', () => {
    const bad = leaves(strings).filter(([, leaf]) => said(leaf).trim() === '' || /undefined|NaN/.test(said(leaf)));
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('carry every value English carries', () => {
    // Where English shows the second of its values, a translation that leaves it out would hide it.
    const marks = ['⟨1⟩', '⟨2⟩', '⟨3⟩', '⟨4⟩'];
    const lost = leaves(strings).flatMap(([key, leaf]) => {
      const original = leaves(en).find(([name]) => name === key)?.[1];
      if (typeof leaf === 'string' || typeof original !== 'function') return [];
      const [there, here] = [original, leaf].map((sentence) => {
        try {
          return sentence(...(marks as never[]));
        } catch {
          return '';
        }
      }) as [string, string];
      return marks.filter((mark) => there.includes(mark) && !here.includes(mark)).map((mark) => `${key} ${mark}`);
    });
    expect(lost).toEqual([]);
  });
});

describe('stringsFor', () => {
  it.each([
    ['en', en],
    ['en-GB', en],
    ['de-AT', de],
    ['ar-EG', ar],
    ['fr', en],
  ] as const)('%s', (language, strings) => {
    expect(stringsFor(language)).toBe(strings);
  });
});

describe('numbers', () => {
  it('are counted as each language counts', () => {
    expect([1, 2, 5].map((count) => en.overview.switches(count))).toEqual(['One switch', '2 switches', '5 switches']);
    expect([1, 2].map((count) => de.data.files(count))).toEqual(['eine Datei', '2 Dateien']);
    expect([1, 2, 5, 12].map((count) => ar.data.files(count))).toEqual(['ملف واحد', 'ملفان', '5 ملفات', '12 ملفًا']);
  });
});
