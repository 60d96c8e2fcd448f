import { describe, expect, test } from 'vitest';
import { checkIds } from '../../src/schema/check-ids.ts';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';

describe.each([
  ['en', en],
  ['de', de],
  ['ar', ar],
] as const)('the words of the checks in %s', (language, { checks }) => {
  test('are there for every check, in the order in which they are shown', () => {
    expect(Object.keys(checks)).toEqual([...checkIds]);
  });

  test.each(checkIds)('%s says in a sentence each what it looks for and why, and what it cannot see', (id) => {
    const { title, looksFor, matters, limits } = checks[id];
    expect(title).not.toMatch(/[.!?]$/);
    for (const sentence of [looksFor, matters, limits])
      expect(sentence).toMatch(language === 'ar' ? /^\p{Script=Arabic}.*\.$/u : /^\p{Lu}.*\.$/u);
    for (const sentence of [looksFor, matters]) expect(sentence).not.toMatch(/[.!?] \S/);
  });

  test('are not those of another language', () => {
    const others = [en, de, ar].filter((each) => each.checks !== checks);
    for (const id of checkIds)
      for (const other of others)
        expect(Object.values(other.checks[id])).not.toEqual(expect.arrayContaining([checks[id].title]));
  });
});
