import { describe, expect, test } from 'vitest';
import { acceptDoubts, acceptWords } from '../../../src/build/release/compare/acceptance.ts';
import { type ComparedFiles, doubtsOf } from '../../../src/build/release/compare/compare-files.ts';
import { describeComparison } from '../../../src/build/release/compare/describe-comparison.ts';
import type { FileSummary } from '../../../src/build/release/compare/file-summary.ts';

const summary = (rows: number, sum: number, labels: Record<string, number>, empty: string[] = []): FileSummary => ({
  rows,
  sums: { users: { sum, without: 0 } },
  empty,
  labels: { version: new Map(Object.entries(labels)) },
});
const before = summary(4, 1000, { '1.0': 0.04, '2.0': 0.96 });
const files = (now: FileSummary, more: Partial<ComparedFiles> = {}): ComparedFiles => ({
  name: 'crashes',
  now,
  before,
  known: { version: new Set(['1.0', '2.0']) },
  closed: new Set(),
  minimumCount: 10,
  ...more,
});
const asked = (now: FileSummary, more: Partial<ComparedFiles> = {}) =>
  doubtsOf(files(now, more)).map(({ accept }) => accept);
const same = { '1.0': 0.04, '2.0': 0.96 };

test('a file that replaces a longer one says which periods leave the table', () => {
  const periods = ['2026-06', '2026-07', '2026-08'];
  const doubts = doubtsOf(
    files({ ...summary(1, 1000, same), periods: ['2026-08'] }, { before: { ...before, periods } }),
  );
  expect(doubts.map(({ message }) => message)).toEqual([
    'Rows: 1, where the file before has 4; that is less than a half. 2 periods leave the table (2026-06 to 2026-07),' +
      ' since each file replaces the one before; where files add periods, write  "releases": "partition".',
  ]);
});

describe('a person is asked', () => {
  test.each([
    ['nothing of a file like the one before', summary(4, 1000, same), []],
    ['nothing at exactly a half', summary(2, 500, same), []],
    ['below a half', summary(2, 499, same), ['crashes:sum:users=499']],
    ['nothing at exactly twice as much', summary(8, 2000, same), []],
    ['above twice as much', summary(9, 2001, same), ['crashes:rows=9', 'crashes:sum:users=2001']],
    ['for no row', summary(0, 0, {}), ['crashes:rows=0']],
    ['for a hundredth, without its small number', summary(4, 9, same), ['crashes:sum:users=few']],
    ['for a column without a value', summary(4, 1000, same, ['users']), ['crashes:empty:users']],
    ['for a label never seen', summary(4, 1000, { ...same, '3.0 x': 0.1 }), ['crashes:new:version=3.0 x']],
    ['not for a light label that is gone', summary(4, 1000, { '2.0': 1 }), []],
    ['for a heavy label that is gone', summary(4, 1000, { '1.0': 1 }), ['crashes:gone:version=2.0']],
  ])('%s', (_, now, accepts) => {
    expect(asked(now)).toEqual(accepts);
  });

  test('for no label that the descriptor lists', () => {
    expect(asked(summary(4, 1000, { ...same, '3.0': 0.1 }), { closed: new Set(['version']) })).toEqual([]);
  });

  test('for many new labels at once, by their number and what they are', () => {
    const many = (last: string) =>
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', last].map((name) => [name, 0]));
    const [one] = asked(summary(4, 1000, { ...same, ...many('i') }));
    const [other] = asked(summary(4, 1000, { ...same, ...many('j') }));
    expect(one).toMatch(/^crashes:new:version=9-labels-[0-9a-f]{8}$/);
    expect(other).not.toBe(one);
  });

  test('of the first file only for what it lacks', () => {
    const { before: _, ...first } = files(summary(0, 0, { x: 0 }, []));
    expect(doubtsOf(first).map(({ accept }) => accept)).toEqual(['crashes:rows=0']);
  });
});

test('only what is named is accepted, and what names nothing is a fault', () => {
  const doubts = doubtsOf(files(summary(9, 2001, { ...same, "it's": 0 })));
  expect(acceptWords(doubts)).toBe(
    `--accept crashes:rows=9 --accept crashes:sum:users=2001 --accept 'crashes:new:version=it'\\''s'`,
  );
  const { accepted, open, faults } = acceptDoubts(doubts, ['crashes:rows=9', 'crashes:sum:users=2002']);
  expect([accepted.length, open.length]).toEqual([1, 2]);
  expect(faults).toEqual([
    '--accept crashes:sum:users=2002 names nothing that is asked here. Did you mean  --accept crashes:sum:users=2001?',
  ]);
});

test('the table of a comparison', () => {
  const now: FileSummary = { ...summary(3, 7, { '2.0': 1, '3.0': 0 }), sums: { users: { sum: 7, without: 2 } } };
  expect(describeComparison(files(now), { now: '2026-09', before: '2026-08' }, true).join('\n')).toMatchInlineSnapshot(`
    "crashes, compared with the file before it:
                    2026-08        2026-09  change
      rows                4              3   −25 %
      sum of users     1000  fewer than 10   −99 %
        not given         0              2
      new in version: 3.0
      gone in version: 1.0"
  `);
  expect(describeComparison(files(now), { now: '2026-09', before: '2026-08' }, false).slice(-2)).toEqual([
    '  new in version: 1 label',
    '  gone in version: 1 label',
  ]);
});
