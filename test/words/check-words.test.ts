import { describe, expect, test } from 'vitest';
import { checkIds } from '../../src/schema/check-ids.ts';
import type { Translation } from '../../src/words/message.ts';
import { shipped } from '../../src/words/words-for.ts';

const all = Object.entries<Translation>(shipped);

describe.each(all)('the words of the checks in %s', (_language, { checks }) => {
  test('are there for every check, in the order in which they are shown', () => {
    expect(Object.keys(checks)).toEqual([...checkIds]);
  });

  test.each(checkIds)('%s says in a sentence each what it looks for and why, and what it cannot see', (id) => {
    const { title, looksFor, matters, limits } = checks[id];
    expect(title).not.toMatch(/[.!?]$/);
    // A capital letter, or one of a script that has none.
    for (const sentence of [looksFor, matters, limits]) expect(sentence).toMatch(/^[\p{Lu}\p{Lo}].*\.$/u);
    for (const sentence of [looksFor, matters]) expect(sentence).not.toMatch(/[.!?] \S/);
  });

  test('are not those of another language', () => {
    const others = all.map(([, each]) => each).filter((each) => each.checks !== checks);
    for (const id of checkIds)
      for (const other of others)
        for (const text of Object.values(checks[id])) expect(Object.values(other.checks[id])).not.toContain(text);
  });
});
